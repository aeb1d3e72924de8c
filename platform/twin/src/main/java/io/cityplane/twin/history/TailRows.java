package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.history.SegmentRow.TraitBytes;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;

/// All rows of a tail that nothing is added to any more, in the order of a segment.
final class TailRows {

    private static final Comparator<Group> GROUPS =
            ((Comparator<Group>)
                            (one, other) ->
                                    Arrays.compareUnsigned(
                                            one.bytes.attribute, other.bytes.attribute))
                    .thenComparing(
                            (one, other) ->
                                    Arrays.compareUnsigned(one.bytes.dataset, other.bytes.dataset));

    private final Tail tail;
    private final Taker taker;
    private final SegmentRow row = new SegmentRow();
    private final HashMap<Integer, TraitBytes> traits = new HashMap<>();
    private final HashMap<HeadingNote, byte[]> headings = new HashMap<>();
    private final Order order = new Order();
    private final RowList rows = new RowList();
    private final RowList slotOf = new RowList();
    private long[] times = new long[64];
    private long[] offsets = new long[64];

    /// Slots of one series.
    private record Group(TraitBytes bytes, List<Integer> slots) {}

    /// Takes a row; it is filled anew afterwards.
    interface Taker {
        void row(SegmentRow row) throws IOException;
    }

    private TailRows(Tail tail, Taker taker) {
        this.tail = tail;
        this.taker = taker;
    }

    static void each(Tail tail, Taker taker) throws IOException {
        new TailRows(tail, taker).each();
    }

    private void each() throws IOException {
        var entities = tail.entities().keySet().toArray(EntityKey[]::new);
        Arrays.sort(entities);
        var tenant = "";
        for (var entity : entities) {
            if (!entity.tenant().name().equals(tenant)) {
                tenant = entity.tenant().name();
                row.tenant = SegmentRow.utf8(tenant);
            }
            row.entity = SegmentRow.utf8(entity.id().uri());
            for (var group : groups(entity)) {
                group(group);
            }
        }
    }

    private List<Group> groups(EntityKey entity) {
        var known = tail.entities().get(entity);
        var groups = new ArrayList<Group>();
        var ofEntity = new ArrayList<Integer>();
        var slots = tail.slots();
        for (var slot = known == null ? -1 : known.first(); slot >= 0; slot = slots.next(slot)) {
            if (slots.trait(slot) == Tail.NO_TRAIT) {
                ofEntity.add(slot);
            } else {
                add(groups, bytes(slots.trait(slot)), slot);
            }
        }
        groups.sort(GROUPS);
        if (!ofEntity.isEmpty()) {
            groups.addFirst(new Group(bytes(Tail.NO_TRAIT), ofEntity));
        }
        return groups;
    }

    private static void add(List<Group> groups, TraitBytes bytes, int slot) {
        for (var group : groups) {
            if (Arrays.equals(group.bytes.attribute, bytes.attribute)
                    && Arrays.equals(group.bytes.dataset, bytes.dataset)) {
                group.slots.add(slot);
                return;
            }
        }
        groups.add(new Group(bytes, new ArrayList<>(List.of(slot))));
    }

    private TraitBytes bytes(int trait) {
        return traits.computeIfAbsent(
                trait,
                it ->
                        it == Tail.NO_TRAIT
                                ? TraitBytes.OF_ENTITY
                                : new TraitBytes(tail.words().trait(it)));
    }

    private void group(Group group) throws IOException {
        gather(group);
        var size = rows.size();
        if (times.length < size) {
            times = new long[size * 2];
            offsets = new long[size * 2];
        }
        for (var i = 0; i < size; i++) {
            times[i] = tail.time(rows.get(i));
            offsets[i] = tail.offset(rows.get(i), slotOf.get(i));
        }
        row.attribute = group.bytes.attribute;
        row.dataset = group.bytes.dataset;
        for (var i : order.of(times, offsets, size)) {
            fill(rows.get(i), slotOf.get(i), offsets[i]);
            taker.row(row);
        }
    }

    /// The rows of all slots; each slot's from the oldest on.
    private void gather(Group group) {
        rows.clear();
        slotOf.clear();
        for (var slot : group.slots) {
            var from = rows.size();
            for (var at = tail.slots().head(slot); at >= 0; at = tail.before(at)) {
                rows.add(at);
                slotOf.add(slot);
            }
            rows.reverse(from);
        }
    }

    private void fill(int at, int slot, long offset) {
        row.clearValue();
        var operation = tail.operation(at);
        row.time = tail.time(at);
        row.recordedAt = tail.recordedAt(at);
        row.operation = operation.bytes();
        row.quality = tail.quality(at);
        row.writer = tail.writer(at);
        row.partition = tail.slots().partition(slot);
        row.offset = offset;
        var extra = tail.extra(at);
        if (extra instanceof HeadingNote note) {
            row.heading = headings.computeIfAbsent(note, HeadingJson::write);
            if (operation == Operation.BORN) {
                row.entityNumber = note.number();
            }
        } else {
            var trait = bytes(tail.slots().trait(slot));
            row.unit = trait.unit;
            row.kind = trait.kind;
            if (extra instanceof Attribute said) {
                row.say(said);
            } else if (operation.hasValue()) {
                row.isNumber = true;
                row.number = tail.number(at);
            }
        }
    }
}
