package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Which rows are to be erased. Of a living entity the last row of each series says what it is now,
/// so it stays, as one that is of the state and not of the past.
final class Erased {

    private final EntityKey entity;
    private final byte[] tenantBytes;
    private final byte[] entityBytes;
    private final Set<String> attributes;
    private final Optional<String> dataset;
    private final Window window;

    /// The highest offset of a row that says what a series is, over all files.
    private final Map<SeriesName, Long> states = new HashMap<>();

    private long values;

    Erased(EntityKey entity, Set<String> attributes, Optional<String> dataset, Window window) {
        this.entity = entity;
        this.tenantBytes = SegmentRow.utf8(entity.tenant().name());
        this.entityBytes = SegmentRow.utf8(entity.id().uri());
        this.attributes = attributes;
        this.dataset = dataset;
        this.window = window;
    }

    EntityKey entity() {
        return entity;
    }

    /// How many values were erased.
    long values() {
        return values;
    }

    boolean isIn(Segment segment) {
        var key = PageIndex.key(tenantBytes, entityBytes);
        return segment.index().reaches(segment.index().find(key), key);
    }

    private boolean isOfEntity(SegmentRow row) {
        return Arrays.equals(row.entity, entityBytes) && Arrays.equals(row.tenant, tenantBytes);
    }

    private static SeriesName name(SegmentRow row) {
        return new SeriesName(SegmentSource.text(row.attribute), SegmentSource.text(row.dataset));
    }

    /// Finds out which rows say what the entity is now.
    void noteState(SegmentRow row) {
        if (isOfEntity(row) && Operation.of(row.operation) != Operation.LATE) {
            states.merge(name(row), row.offset, Math::max);
        }
    }

    /// Whether a row stays; one that is of the state alone from now on is changed.
    boolean leaves(SegmentRow row) {
        if (!isOfEntity(row)) {
            return true;
        }
        var operation = Operation.of(row.operation);
        if (operation.isOfEntity() || !isWanted(row)) {
            return true;
        }
        var isState =
                operation.hasValue()
                        && operation != Operation.LATE
                        && states.getOrDefault(name(row), -1L) == row.offset;
        if (operation.hasValue() && !operation.isKept()) {
            values++;
        }
        if (isState) {
            row.operation =
                    (operation.isObserved() ? Operation.KEPT_OBSERVED : Operation.KEPT).bytes();
        }
        return isState;
    }

    private boolean isWanted(SegmentRow row) {
        var name = name(row);
        return !name.attribute().equals(Attribute.EXPIRES_AT)
                && (attributes.isEmpty() || attributes.contains(name.attribute()))
                && dataset.map(it -> it.equals(name.dataset())).orElse(true)
                && window.has(row.time, row.recordedAt);
    }
}
