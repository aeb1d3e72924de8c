package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.SourceFile;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Command;
import io.cityplane.twin.Condition;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;

/// What is known of a file, as entities: a `Dataset` (DCAT) with its origin and hash, and for each
/// thing that was found a `QualityMeasurement` (the W3C's Data Quality Vocabulary) that is computed
/// on it. They say nothing of when the import ran, so that a second one changes nothing.
final class QualityEntities {

    private static final String DATASET = CoreContext.expand("Dataset");
    private static final String MEASUREMENT = CoreContext.expand("QualityMeasurement");
    private static final String COMPUTED_ON = CoreContext.expand("computedOn");
    private static final int MOST = 1_000;

    private final Twin twin;
    private final Caller caller;
    private final Mapping mapping;
    private final String name;
    private final Optional<Ownership> ownership;

    /// @param name the mapping's, without its ending
    QualityEntities(Twin twin, Caller caller, Mapping mapping, String name) {
        this.twin = twin;
        this.caller = caller;
        this.mapping = mapping;
        this.name = name;
        this.ownership =
                mapping.entity()
                        .ownership()
                        .map(
                                rule ->
                                        new Ownership(
                                                rule.department(),
                                                Optional.empty(),
                                                rule.classification()));
    }

    /// The entity that stands for a mapping's file.
    static EntityId dataset(String name) {
        return new EntityId("urn:ngsi-ld:Dataset:" + percentEncoded(name));
    }

    /// Writes them; measurements of an earlier import that found what is not there any more go.
    ///
    /// @return what is wrong if they could not be written
    Optional<String> write(ImportReport report) throws InterruptedException {
        var wanted = new LinkedHashMap<EntityId, Entity>();
        report.source().ifPresent(source -> put(dataset(report, source), wanted));
        byReason(report).forEach((reason, rows) -> put(refused(reason, rows), wanted));
        report.findings().forEach(finding -> put(measurement(finding), wanted));
        var commands = new ArrayList<Command>();
        wanted.values().stream()
                .filter(this::isNew)
                .forEach(entity -> commands.add(new Command.Put(entity)));
        for (var there : there()) {
            if (!wanted.containsKey(there.id())) {
                commands.add(new Command.Delete(there.id()));
            }
        }
        if (commands.isEmpty()) {
            return Optional.empty();
        }
        try {
            return twin.append(Tenant.DEFAULT, commands, caller).get().stream()
                    .flatMap(outcome -> trouble(outcome).stream())
                    .findFirst();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Twin.Unavailable unavailable) {
                return Optional.of(Objects.toString(unavailable.getMessage(), "the twin is away"));
            }
            throw new IllegalStateException("the twin failed", e.getCause());
        }
    }

    private boolean isNew(Entity wanted) {
        var there = twin.find(Tenant.DEFAULT, wanted.id(), caller.viewer());
        return there.map(entity -> !said(entity).equals(said(wanted))).orElse(true);
    }

    private static Set<Attribute> said(Entity entity) {
        var said = new HashSet<Attribute>();
        entity.attributes().forEach(attribute -> said.add(attribute.withTimes(Times.NONE)));
        return said;
    }

    private static void put(Entity entity, Map<EntityId, Entity> into) {
        into.put(entity.id(), entity);
    }

    private static Optional<String> trouble(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _, Outcome.Changed _, Outcome.Deleted _, Outcome.NotFound _ ->
                    Optional.empty();
            case Outcome.Forbidden(String why) -> Optional.of(why);
            case Outcome.Refused(String why) -> Optional.of(why);
            case Outcome.AlreadyExists _, Outcome.NoSuchAttribute _, Outcome.Mismatched _ ->
                    Optional.of(outcome.toString());
        };
    }

    private List<Entity> there() {
        var onThis = new Condition.Has(AttributePath.of(COMPUTED_ON));
        var query = EntityQuery.ofType(MEASUREMENT, 0, MOST).where(onThis);
        return twin.query(Tenant.DEFAULT, query, caller.viewer()).entities().stream()
                .filter(
                        entity ->
                                entity.attributes().stream()
                                        .anyMatch(
                                                attribute ->
                                                        attribute.name().equals(COMPUTED_ON)
                                                                && attribute
                                                                        .value()
                                                                        .equals(
                                                                                new Value.Text(
                                                                                        dataset(
                                                                                                        name)
                                                                                                .uri()))))
                .toList();
    }

    private Entity dataset(ImportReport report, SourceFile source) {
        var attributes = new ArrayList<Attribute>();
        attributes.add(text("title", mapping.title()));
        attributes.add(text("file", source.file()));
        attributes.add(text("sha256", source.sha256()));
        attributes.add(number("rows", report.counts().read()));
        attributes.add(number("refusedRows", report.counts().refused()));
        for (var rule : mapping.provenance()) {
            if (rule.value() instanceof ValueRule.Constant(Value value)) {
                attributes.add(Attribute.of(CoreContext.expand(rule.name()), Kind.PROPERTY, value));
            }
        }
        return entity(dataset(name), DATASET, attributes);
    }

    private static Map<String, List<RefusedRow>> byReason(ImportReport report) {
        var byReason = new LinkedHashMap<String, List<RefusedRow>>();
        for (var row : report.refused()) {
            byReason.computeIfAbsent(row.reason().name(), _ -> new ArrayList<>()).add(row);
        }
        return byReason;
    }

    /// Of the rows that the report names: the first hundred.
    private Entity refused(String reason, List<RefusedRow> rows) {
        var examples =
                rows.stream()
                        .limit(ImportReport.MOST_EXAMPLES)
                        .map(row -> "line %d: %s".formatted(row.line(), row.what()))
                        .toList();
        var attributes = common("REFUSED", rows.getFirst().what(), rows.getFirst().advice());
        attributes.add(text("reason", reason));
        attributes.add(number("value", rows.size()));
        list("examples", examples).ifPresent(attributes::add);
        return entity(id("refused-" + word(reason), ""), MEASUREMENT, attributes);
    }

    private Entity measurement(Finding finding) {
        var attributes = common(finding.sign().name(), finding.what(), finding.advice());
        attributes.add(number("value", finding.count()));
        if (!finding.about().isEmpty()) {
            attributes.add(text("about", finding.about()));
        }
        list("examples", finding.examples()).ifPresent(attributes::add);
        list("lines", finding.lines().stream().map(String::valueOf).toList())
                .ifPresent(attributes::add);
        return entity(id(word(finding.sign().name()), finding.about()), MEASUREMENT, attributes);
    }

    private List<Attribute> common(String metric, String what, String advice) {
        var attributes = new ArrayList<Attribute>();
        attributes.add(
                Attribute.of(COMPUTED_ON, Kind.RELATIONSHIP, new Value.Text(dataset(name).uri())));
        attributes.add(text("isMeasurementOf", word(metric)));
        attributes.add(text("description", what));
        attributes.add(text("advice", advice));
        return attributes;
    }

    private EntityId id(String metric, String about) {
        var end = about.isEmpty() ? "" : ":" + percentEncoded(about);
        return new EntityId(
                "urn:ngsi-ld:QualityMeasurement:" + percentEncoded(name) + ":" + metric + end);
    }

    private Entity entity(EntityId id, String type, List<Attribute> attributes) {
        return new Entity(id, List.of(type), List.of(), attributes, ownership, Times.NONE);
    }

    private static String word(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String percentEncoded(String text) {
        return new Template(List.of("", ""), List.of("x")).fillUri(Map.of("x", text));
    }

    private static Attribute text(String attribute, String text) {
        return Attribute.of(CoreContext.expand(attribute), Kind.PROPERTY, new Value.Text(text));
    }

    private static Attribute number(String attribute, long number) {
        return Attribute.of(
                CoreContext.expand(attribute), Kind.PROPERTY, new Value.Numeric(number));
    }

    private static Optional<Attribute> list(String attribute, Collection<String> items) {
        return items.isEmpty()
                ? Optional.empty()
                : Optional.of(
                        Attribute.of(
                                CoreContext.expand(attribute),
                                Kind.PROPERTY,
                                new Value.Json(ColumnValues.jsonList(items))));
    }

    /// What every entity of the file says of where it comes from.
    static Attribute origin(String name) {
        return Attribute.of(
                CoreContext.expand("dataset"),
                Kind.RELATIONSHIP,
                new Value.Text(dataset(name).uri()));
    }
}
