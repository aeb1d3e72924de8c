package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Times;
import io.cityplane.twin.domain.Change.Late;
import io.cityplane.twin.domain.Change.Set;
import java.util.List;
import java.util.Optional;

/// What a reading of a device is to an entity: its value now, or of its history alone.
final class Observing {

    private final Vocabulary vocabulary;
    private final EntityForm form;
    private final Intake intake;

    Observing(Vocabulary vocabulary, EntityForm form, Intake intake) {
        this.vocabulary = vocabulary;
        this.form = form;
        this.intake = intake;
    }

    /// The change that a reading is; empty if the entity says the same already.
    ///
    /// @throws Refusal if something is beyond a limit, or the attribute is of another kind
    Optional<Change> change(Observe observe, byte[] before) {
        var reading = intake.attributes(List.of(observe.reading())).getFirst();
        var shape = form.shape(before);
        var index = shape.find(reading.name(), reading.dataset().orElse(""));
        if (index < 0) {
            return Optional.of(new Set(number(reading), reading));
        }
        if (shape.trait(index).kind() != reading.kind()) {
            throw new Refusal(
                    "%s is a %s of the entity, not a %s"
                            .formatted(reading.name(), shape.trait(index).kind(), reading.kind()));
        }
        var completed = completed(before, shape, index, reading);
        var at = Micros.of(reading.observedAt().orElseThrow());
        var known = form.observedAt(before, index);
        if (at < known) {
            return Optional.of(new Late(number(completed), completed));
        }
        return at == known && completed.equals(attribute(before, index))
                ? Optional.empty()
                : Optional.of(new Set(number(completed), completed));
    }

    /// With what the entity knows of the attribute besides.
    private Attribute completed(byte[] before, Shape shape, int index, Attribute reading) {
        var unit =
                reading.unitCode().isPresent() ? reading.unitCode() : shape.trait(index).unitCode();
        var nested =
                reading.subAttributes().isEmpty() && shape.isNested(index)
                        ? attribute(before, index).subAttributes()
                        : reading.subAttributes();
        return unit.equals(reading.unitCode()) && nested.isEmpty()
                ? reading
                : new Attribute(
                        reading.name(),
                        reading.kind(),
                        reading.dataset(),
                        reading.value(),
                        unit,
                        reading.observedAt(),
                        nested,
                        Times.NONE);
    }

    private Attribute attribute(byte[] before, int index) {
        return form.draft(before).attributes().get(index).withTimes(Times.NONE);
    }

    private int number(Attribute attribute) {
        return vocabulary.traits().of(Trait.of(attribute));
    }
}
