package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Trait;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads a tail while it grows.
final class TailSource implements Source {

    private static final Value NONE = new Value.Numeric(0);

    private final Tail tail;

    TailSource(Tail tail) {
        this.tail = tail;
    }

    @Override
    public void series(EntityKey entity, Set<String> attributes, Consumer<SeriesName> told) {
        each(
                entity,
                (slots, slot) -> {
                    if (slots.trait(slot) != Tail.NO_TRAIT && slots.head(slot) >= 0) {
                        var trait = tail.words().trait(slots.trait(slot));
                        if (attributes.isEmpty() || attributes.contains(trait.name())) {
                            told.accept(new SeriesName(trait.name(), trait.dataset().orElse("")));
                        }
                    }
                });
    }

    @Override
    public void read(EntityKey entity, SeriesName series, Window window, RowSink sink) {
        each(
                entity,
                (slots, slot) -> {
                    if (slots.trait(slot) != Tail.NO_TRAIT) {
                        var trait = tail.words().trait(slots.trait(slot));
                        if (trait.name().equals(series.attribute())
                                && trait.dataset().orElse("").equals(series.dataset())) {
                            read(slots, slot, trait, window, sink);
                        }
                    }
                });
    }

    private void read(Slots slots, int slot, Trait trait, Window window, RowSink sink) {
        var isOrdered = !slots.isDisordered(slot);
        var template = sink.wantsValues() ? template(trait) : null;
        if (sink.isNewestFirst()) {
            for (var row = slots.head(slot); row >= 0; row = tail.before(row)) {
                if (!row(row, slot, window, sink, template) && isOrdered) {
                    return;
                }
            }
            return;
        }
        var rows = new RowList();
        for (var row = slots.head(slot); row >= 0; row = tail.before(row)) {
            rows.add(row);
        }
        for (var i = rows.size() - 1; i >= 0; i--) {
            var _ = row(rows.get(i), slot, window, sink, template);
        }
    }

    /// Hands over a row that is wanted; answers false if older ones are of no interest.
    private boolean row(
            int row, int slot, Window window, RowSink sink, @Nullable Attribute template) {
        var time = tail.time(row);
        var recordedAt = tail.recordedAt(row);
        var meant = window.meant(time, recordedAt);
        if (meant < window.from() || !sink.wants(meant, meant)) {
            return false;
        }
        if (window.has(time, recordedAt)) {
            var operation = tail.operation(row);
            var extra = tail.extra(row);
            var isNumber = operation.hasValue() && extra == null;
            var number = isNumber ? tail.number(row) : 0;
            var said = isNumber ? template : null;
            if (extra instanceof Attribute attribute) {
                said = attribute;
                if (attribute.value() instanceof Value.Numeric(double value)) {
                    isNumber = true;
                    number = value;
                }
            }
            sink.row(
                    time,
                    recordedAt,
                    tail.offset(row, slot),
                    operation,
                    tail.quality(row),
                    isNumber,
                    number,
                    said);
        }
        return true;
    }

    static Attribute template(Trait trait) {
        return new Attribute(
                trait.name(),
                trait.kind(),
                trait.dataset(),
                NONE,
                trait.unitCode(),
                Optional.empty(),
                List.of(),
                Times.NONE);
    }

    @Override
    public Optional<Headed> lastHeading(EntityKey entity) {
        var last = new Headed[1];
        each(
                entity,
                (slots, slot) -> {
                    var row = slots.head(slot);
                    if (slots.trait(slot) == Tail.NO_TRAIT
                            && row >= 0
                            && tail.extra(row) instanceof HeadingNote note
                            && (last[0] == null || last[0].offset() < tail.offset(row, slot))) {
                        last[0] = new Headed(tail.offset(row, slot), note);
                    }
                });
        return Optional.ofNullable(last[0]);
    }

    private void each(EntityKey entity, SlotReader reader) {
        var known = tail.entities().get(entity);
        if (known == null) {
            return;
        }
        var first = known.first();
        // In this order: the slots have room for the first one.
        var slots = tail.slots();
        for (var slot = first; slot >= 0; slot = slots.next(slot)) {
            reader.slot(slots, slot);
        }
    }

    private interface SlotReader {
        void slot(Slots slots, int slot);
    }
}
