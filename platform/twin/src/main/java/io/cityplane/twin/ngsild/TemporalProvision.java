package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Problem;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Times;
import io.cityplane.twin.Twin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// Brings in what entities were (§5.6.11, §5.6.12).
///
/// The city has one truth of a thing: its newest instance is what it is, and the older ones are its
/// past. So each instance is a reading, the entity exists as well, and what is recorded is not
/// changed or deleted afterwards.
final class TemporalProvision {

    private static final Set<String> LOCAL = Set.of("local");

    private final Twin twin;

    TemporalProvision(Twin twin) {
        this.twin = twin;
    }

    /// §5.6.11, §6.18.3.1.
    CompletableFuture<NgsiLdAnswer> upsert(Work work, byte[] body) {
        work.parameters().onlyOf(LOCAL, Set.of());
        var fragment = EntityReader.readTemporal(body, work.bodyType(), work.context());
        var id = fragment.requireId();
        var split = Split.of(fragment.attributes());
        var commands = new ArrayList<Command>();
        commands.add(
                fragment.types().isEmpty()
                        ? new Command.Update(id, List.of(), split.unobserved(), Mode.OVERWRITE)
                        : new Command.Upsert(
                                new Entity(
                                        id,
                                        fragment.types(),
                                        fragment.scopes().of(Optional.empty()).orElse(List.of()),
                                        split.unobserved(),
                                        Optional.empty(),
                                        Times.NONE)));
        commands.addAll(split.readings(id));
        return append(work, id, commands)
                .thenApply(outcomes ->
                        outcomes.getFirst() instanceof Outcome.Created
                                ? NgsiLdAnswer.ofStatus(201)
                                        .with(
                                                "Location",
                                                Target.ROOT + "/temporal/entities/" + id.uri())
                                : NgsiLdAnswer.done());
    }

    /// §5.6.12, §6.20.3.1.
    CompletableFuture<NgsiLdAnswer> append(Work work, byte[] body) {
        work.parameters().onlyOf(LOCAL, Set.of());
        var id = work.entityId();
        var fragment = EntityReader.readTemporal(body, work.bodyType(), work.context());
        if (fragment.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body names nothing to be added (§5.6.12)");
        }
        var split = Split.of(fragment.attributes());
        var commands = new ArrayList<Command>();
        commands.add(new Command.Update(id, fragment.types(), split.unobserved(), Mode.OVERWRITE));
        commands.addAll(split.readings(id));
        return append(work, id, commands).thenApply(_ -> NgsiLdAnswer.done());
    }

    /// All commands, in their order.
    ///
    /// @throws Fault as the future's failure, if one of them did not do what it was to
    private CompletableFuture<List<Outcome>> append(
            Work work, EntityId id, List<Command> commands) {
        return twin.append(work.tenant(), commands, work.caller())
                .thenApply(outcomes -> {
                    for (var outcome : outcomes) {
                        Optional<Problem> problem = Results.problem(outcome, id);
                        if (problem.isPresent()) {
                            throw new Fault(problem.get());
                        }
                    }
                    return outcomes;
                });
    }

    /// Instances with a time of their own, and the last one of each series without.
    private record Split(List<Attribute> observed, List<Attribute> unobserved) {

        private record Series(String name, Optional<String> dataset) {}

        static Split of(List<Attribute> all) {
            var observed = new ArrayList<Attribute>();
            var last = new LinkedHashMap<Series, Attribute>();
            for (var attribute : all) {
                if (attribute.observedAt().isPresent()) {
                    observed.add(attribute);
                } else {
                    last.put(new Series(attribute.name(), attribute.dataset()), attribute);
                }
            }
            return new Split(observed, List.copyOf(last.values()));
        }

        List<Command> readings(EntityId id) {
            return observed.stream()
                    .<Command>map(attribute -> new Command.Observe(id, attribute, 0))
                    .toList();
        }
    }
}
