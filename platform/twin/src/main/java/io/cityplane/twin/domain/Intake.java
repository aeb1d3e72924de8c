package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Takes in what comes through the door: within the limits, times to the microsecond,
/// sub-attributes in their order. Two attributes that say the same are equal afterwards.
final class Intake {

    /// The order of an entity's attributes, and of an attribute's sub-attributes.
    static final Comparator<Attribute> ORDER =
            Comparator.comparing(Attribute::name)
                    .thenComparing(attribute -> attribute.dataset().orElse(""));

    private final TwinSettings limits;

    Intake(TwinSettings limits) {
        this.limits = limits;
    }

    /// @throws Refusal if something is beyond a limit
    List<Attribute> attributes(List<Attribute> attributes) {
        if (attributes.size() == 1) {
            return List.of(attribute(attributes.getFirst(), 0));
        }
        if (attributes.size() > limits.mostAttributesPerEntity()) {
            throw tooMany("attributes", attributes.size(), limits.mostAttributesPerEntity());
        }
        return sorted(attributes, 0);
    }

    /// @throws Refusal if something is beyond a limit
    void names(String what, List<String> names) {
        if (names.size() > limits.mostListed()) {
            throw tooMany(what, names.size(), limits.mostListed());
        }
        for (var i = 0; i < names.size(); i++) {
            name(names.get(i));
            if (names.subList(0, i).contains(names.get(i))) {
                throw new Refusal("%s is among the %s twice".formatted(names.get(i), what));
            }
        }
    }

    /// @throws Refusal if something is beyond a limit
    void heading(Entity entity) {
        names("types", entity.types());
        names("scopes", entity.scopes());
    }

    private Attribute attribute(Attribute attribute, int level) {
        name(attribute.name());
        attribute.dataset().ifPresent(this::name);
        attribute.unitCode().ifPresent(this::name);
        if (attribute.value() instanceof Value.Numeric(double value) && !Double.isFinite(value)) {
            throw new Refusal("%s is not a finite number".formatted(attribute.name()));
        }
        var subAttributes = subAttributes(attribute, level);
        var observedAt = observedAt(attribute);
        return new Attribute(
                attribute.name(),
                attribute.kind(),
                attribute.dataset(),
                attribute.value(),
                attribute.unitCode(),
                observedAt,
                subAttributes,
                Times.NONE);
    }

    private List<Attribute> subAttributes(Attribute attribute, int level) {
        var subAttributes = attribute.subAttributes();
        if (subAttributes.isEmpty()) {
            return subAttributes;
        }
        if (level >= limits.mostLevels()) {
            throw new Refusal(
                    "%s has sub-attributes nested more than %d deep"
                            .formatted(attribute.name(), limits.mostLevels()));
        }
        if (subAttributes.size() > limits.mostListed()) {
            throw tooMany("sub-attributes", subAttributes.size(), limits.mostListed());
        }
        return sorted(subAttributes, level + 1);
    }

    private static Optional<Instant> observedAt(Attribute attribute) {
        var observedAt = attribute.observedAt();
        if (observedAt.isPresent() && !Micros.isInRange(observedAt.get())) {
            throw new Refusal(
                    "%s was observed at a time that no calendar of four-digit years has"
                            .formatted(attribute.name()));
        }
        return observedAt.map(Micros::truncate);
    }

    private List<Attribute> sorted(List<Attribute> attributes, int level) {
        var sorted =
                attributes.stream()
                        .map(attribute -> attribute(attribute, level))
                        .sorted(ORDER)
                        .toList();
        for (var i = 1; i < sorted.size(); i++) {
            if (ORDER.compare(sorted.get(i - 1), sorted.get(i)) == 0) {
                throw new Refusal("%s is there twice".formatted(sorted.get(i).name()));
            }
        }
        return sorted;
    }

    private void name(String name) {
        if (name.isEmpty() || name.length() > limits.mostNameCharacters()) {
            throw new Refusal(
                    "a name has 1 to %d characters; one that begins with '%.40s' has %d"
                            .formatted(limits.mostNameCharacters(), name, name.length()));
        }
    }

    private static Refusal tooMany(String what, int count, int most) {
        return new Refusal("%,d %s are more than the %,d allowed".formatted(count, what, most));
    }
}
