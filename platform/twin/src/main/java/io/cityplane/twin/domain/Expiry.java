package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What does not stay (GS CIM 009 §4.22).
///
/// An entity that expires, or has an attribute that does, keeps one more attribute than others see:
/// observed at the first of these times, and with the entity's own, in microseconds, as its value.
/// So the journal, memory and snapshots need no form of their own for it.
final class Expiry {

    private static final Value NOT_ITSELF = new Value.Truth(false);

    static final Trait TRAIT =
            new Trait(Attribute.EXPIRES_AT, Kind.PROPERTY, Optional.empty(), Optional.empty());

    private Expiry() {}

    /// What an entity keeps that expires then.
    static Optional<Attribute> own(Optional<Instant> at) {
        return at.map(Micros::truncate)
                .map(time -> of(new Value.Numeric((double) Micros.of(time)), time));
    }

    private static Attribute of(Value own, Instant first) {
        return Attribute.of(Attribute.EXPIRES_AT, Kind.PROPERTY, own).withObservedAt(first);
    }

    static List<Attribute> with(List<Attribute> attributes, Instant own) {
        var all = new ArrayList<>(attributes);
        own(Optional.of(own)).ifPresent(all::add);
        all.sort(Intake.ORDER);
        return all;
    }

    /// Takes what others do not see out of an entity's attributes.
    ///
    /// @return when the entity itself expires
    static Optional<Instant> takeOwn(List<Attribute> attributes) {
        for (var i = 0; i < attributes.size(); i++) {
            if (attributes.get(i).name().equals(Attribute.EXPIRES_AT)) {
                return itself(attributes.remove(i));
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> itself(Attribute kept) {
        return kept.value() instanceof Value.Numeric(double micros)
                ? Optional.of(Micros.toInstant((long) micros))
                : Optional.empty();
    }

    /// Whether an entity with these attributes expires then.
    static boolean isSame(Optional<Attribute> own, List<Attribute> there) {
        return own.flatMap(Expiry::itself).equals(takeOwn(new ArrayList<>(there)));
    }

    /// Whether the first time is to be counted anew.
    static boolean isConcerned(EntityForm form, byte @Nullable [] before, List<Change> changes) {
        if (changes.getFirst() instanceof Change.Gone
                || changes.getFirst() instanceof Change.Late) {
            return false;
        }
        if (before != null && form.shape(before).expiry() >= 0) {
            return true;
        }
        for (var change : changes) {
            if (change instanceof Change.Set(_, var attribute)
                    && (attribute.name().equals(Attribute.EXPIRES_AT)
                            || attribute.expiresAt().isPresent())) {
                return true;
            }
        }
        return false;
    }

    /// What is to be kept beside these attributes, as they are after a change.
    static Optional<Attribute> corrected(List<Attribute> attributes) {
        var others = new ArrayList<>(attributes);
        var own = takeOwn(others);
        var first = own;
        for (var attribute : others) {
            var at = attribute.expiresAt();
            if (at.isPresent() && (first.isEmpty() || at.get().isBefore(first.get()))) {
                first = at;
            }
        }
        return first.map(time ->
                of(
                        own.<Value>map(it -> new Value.Numeric((double) Micros.of(it)))
                                .orElse(NOT_ITSELF),
                        time));
    }

    /// The entity without what has expired; empty if it has itself.
    static Optional<Entity> alive(Entity entity, Instant now) {
        if (entity.expiresAt().isPresent() && !now.isBefore(entity.expiresAt().get())) {
            return Optional.empty();
        }
        var attributes = entity.attributes();
        for (var attribute : attributes) {
            if (isOver(attribute, now)) {
                return Optional.of(
                        entity.withAttributes(
                                attributes.stream().filter(it -> !isOver(it, now)).toList()));
            }
        }
        return Optional.of(entity);
    }

    private static boolean isOver(Attribute attribute, Instant now) {
        return !attribute.subAttributes().isEmpty()
                && attribute.expiresAt().filter(at -> !now.isBefore(at)).isPresent();
    }
}
