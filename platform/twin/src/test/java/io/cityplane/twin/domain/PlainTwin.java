package io.cityplane.twin.domain;

import static java.util.Objects.requireNonNull;

import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// What a twin should be, as plainly as it can be said: one caller, who may do anything, one
/// command after the other.
final class PlainTwin {

    private final Map<String, Entity> entities = new TreeMap<>();

    Optional<Entity> find(EntityId id) {
        return Optional.ofNullable(entities.get(id.uri()));
    }

    void run(Command command, Instant now) {
        var there = find(command.id());
        switch (command) {
            case Create(var wanted) -> {
                if (there.isEmpty()) {
                    bear(wanted, now);
                }
            }
            case Put(var wanted) -> {
                if (there.isEmpty()) {
                    bear(wanted, now);
                } else {
                    put(there.get(), wanted, now);
                }
            }
            case Upsert(var wanted) -> {
                if (there.isEmpty()) {
                    bear(wanted, now);
                } else {
                    upsert(there.get(), wanted, now);
                }
            }
            case Update update -> there.ifPresent(it -> update(it, update, now));
            case Observe observe -> there.ifPresent(it -> observe(it, observe.reading(), now));
            case Command.Revise _, Command.Expire _ ->
                    throw new UnsupportedOperationException("RevisingTest has these");
            case Delete delete -> entities.remove(delete.id().uri());
            case DeleteAttribute delete -> there.ifPresent(it -> delete(it, delete, now));
        }
    }

    private void bear(Entity wanted, Instant now) {
        var ownership = wanted.ownership().orElse(Ownership.OF_THE_CITY);
        keep(wanted, wanted.types(), wanted.scopes(), List.of(), ownership, new Times(now, now));
        var attributes = new ArrayList<Attribute>();
        wanted.attributes().forEach(it -> set(attributes, it, now));
        var born = requireNonNull(entities.get(wanted.id().uri()));
        keep(born, born.types(), born.scopes(), attributes, ownership, born.times());
    }

    private void put(Entity there, Entity wanted, Instant now) {
        var attributes = new ArrayList<>(there.attributes());
        attributes.removeIf(it -> wanted.attributes().stream().noneMatch(w -> isInstance(it, w)));
        var ownership = wanted.ownership().or(there::ownership).orElseThrow();
        replace(there, wanted.types(), wanted.scopes(), attributes, wanted, ownership, now);
    }

    private void upsert(Entity there, Entity wanted, Instant now) {
        var ownership = wanted.ownership().or(there::ownership).orElseThrow();
        replace(
                there,
                joined(there.types(), wanted.types()),
                joined(there.scopes(), wanted.scopes()),
                new ArrayList<>(there.attributes()),
                wanted,
                ownership,
                now);
    }

    private void replace(
            Entity there,
            List<String> types,
            List<String> scopes,
            List<Attribute> attributes,
            Entity wanted,
            Ownership ownership,
            Instant now) {
        for (var attribute : wanted.attributes()) {
            if (attributes.stream().noneMatch(it -> it.withTimes(Times.NONE).equals(attribute))) {
                set(attributes, attribute, now);
            }
        }
        var isSameHead =
                isSame(types, there.types())
                        && isSame(scopes, there.scopes())
                        && there.ownership().orElseThrow().equals(ownership);
        if (!isSameHead || !attributes.equals(there.attributes())) {
            keep(
                    there,
                    isSame(types, there.types()) ? there.types() : types,
                    isSameHead ? there.scopes() : scopes,
                    attributes,
                    ownership,
                    new Times(there.times().createdAt(), now));
        }
    }

    private void update(Entity there, Update update, Instant now) {
        var attributes = new ArrayList<>(there.attributes());
        var types = joined(there.types(), update.types());
        var isTouched = types.size() > there.types().size();
        for (var attribute : update.attributes()) {
            var isThere = there.attributes().stream().anyMatch(it -> isInstance(it, attribute));
            var takes =
                    switch (update.mode()) {
                        case EXISTING -> isThere;
                        case OVERWRITE -> true;
                        case ABSENT -> !isThere;
                    };
            if (takes) {
                set(attributes, attribute, now);
                isTouched = true;
            }
        }
        if (isTouched) {
            var times = new Times(there.times().createdAt(), now);
            keep(there, types, there.scopes(), attributes, there.ownership().orElseThrow(), times);
        }
    }

    private void observe(Entity there, Attribute reading, Instant now) {
        var attributes = new ArrayList<>(there.attributes());
        var known = attributes.stream().filter(it -> isInstance(it, reading)).findFirst();
        if (known.isPresent()) {
            var at = known.get().observedAt().orElse(Instant.MIN);
            if (known.get().kind() != reading.kind()
                    || reading.observedAt().orElseThrow().isBefore(at)) {
                return;
            }
        }
        var wanted =
                new Attribute(
                        reading.name(),
                        reading.kind(),
                        reading.dataset(),
                        reading.value(),
                        reading.unitCode().or(() -> known.flatMap(Attribute::unitCode)),
                        reading.observedAt(),
                        reading.subAttributes().isEmpty()
                                ? known.map(Attribute::subAttributes).orElse(List.of())
                                : reading.subAttributes(),
                        Times.NONE);
        if (known.map(it -> it.withTimes(Times.NONE).equals(wanted)).orElse(false)) {
            return;
        }
        set(attributes, wanted, now);
        var times = new Times(there.times().createdAt(), now);
        var ownership = there.ownership().orElseThrow();
        keep(there, there.types(), there.scopes(), attributes, ownership, times);
    }

    private void delete(Entity there, DeleteAttribute delete, Instant now) {
        var attributes = new ArrayList<>(there.attributes());
        var isGone =
                attributes.removeIf(it ->
                        it.name().equals(delete.name())
                                && (delete.which() == Which.EVERY_INSTANCE
                                        || it.dataset().equals(delete.dataset())));
        if (isGone) {
            var times = new Times(there.times().createdAt(), now);
            var ownership = there.ownership().orElseThrow();
            keep(there, there.types(), there.scopes(), attributes, ownership, times);
        }
    }

    private static void set(List<Attribute> attributes, Attribute attribute, Instant now) {
        var createdAt =
                attributes.stream()
                        .filter(it -> isInstance(it, attribute))
                        .map(it -> it.times().createdAt())
                        .findFirst()
                        .orElse(now);
        attributes.removeIf(it -> isInstance(it, attribute));
        attributes.add(attribute.withTimes(new Times(createdAt, now)));
        attributes.sort(Intake.ORDER);
    }

    private static boolean isInstance(Attribute one, Attribute other) {
        return one.name().equals(other.name()) && one.dataset().equals(other.dataset());
    }

    private static boolean isSame(List<String> some, List<String> others) {
        return new HashSet<>(some).equals(new HashSet<>(others));
    }

    private static List<String> joined(List<String> some, List<String> more) {
        var joined = new ArrayList<>(some);
        more.stream().filter(it -> !some.contains(it)).forEach(joined::add);
        return joined;
    }

    private void keep(
            Entity entity,
            List<String> types,
            List<String> scopes,
            List<Attribute> attributes,
            Ownership ownership,
            Times times) {
        entities.put(
                entity.id().uri(),
                new Entity(entity.id(), types, scopes, attributes, Optional.of(ownership), times));
    }
}
