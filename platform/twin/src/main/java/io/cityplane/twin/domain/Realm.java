package io.cityplane.twin.domain;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/// A tenant's entities, and the ways to find them.
final class Realm {

    private final Tenant tenant;
    private final EntityForm form;
    private final ConcurrentHashMap<EntityId, Cell> cells = new ConcurrentHashMap<>();
    private final Roster everybody = new Roster();
    private final ConcurrentHashMap<String, Roster> byType = new ConcurrentHashMap<>();

    /// How many entities there are of each heading.
    private final ConcurrentHashMap<Integer, AtomicLong> byHeading = new ConcurrentHashMap<>();

    /// How many entities there are of each heading and shape.
    private final ConcurrentHashMap<Long, AtomicLong> byForm = new ConcurrentHashMap<>();

    /// Those pending counted in.
    private final AtomicInteger population = new AtomicInteger();

    Realm(Tenant tenant, EntityForm form) {
        this.tenant = tenant;
        this.form = form;
    }

    Tenant tenant() {
        return tenant;
    }

    @Nullable Cell find(EntityId id) {
        return cells.get(id);
    }

    /// The entity's place, a new one if it has none. Under the partition's lock.
    Cell place(EntityId id) {
        var cell = cells.get(id);
        if (cell == null) {
            cell = new Cell(id, this);
            cells.put(id, cell);
        }
        return cell;
    }

    /// Under the partition's lock.
    void removeIfVacant(Cell cell) {
        if (cell.isVacant()) {
            cells.remove(cell.id(), cell);
        }
    }

    AtomicInteger population() {
        return population;
    }

    Roster everybody() {
        return everybody;
    }

    @Nullable Roster ofType(String type) {
        return byType.get(type);
    }

    ConcurrentHashMap<Integer, AtomicLong> byHeading() {
        return byHeading;
    }

    ConcurrentHashMap<Long, AtomicLong> byForm() {
        return byForm;
    }

    /// Lets readers see an entity as it is now. The writer alone.
    ///
    /// @param after {@link Applying#GONE} if it is no more
    /// @param birth the count for one that comes into being
    void publish(Cell cell, byte[] after, long birth) {
        var before = cell.committed();
        countForms(before, after);
        if (Applying.isGone(after)) {
            cell.show(null);
            if (before != null) {
                leave(form.headingNumber(before));
            }
        } else if (before == null) {
            cell.bear(birth);
            cell.show(after);
            arrive(cell, form.headingNumber(after));
        } else {
            cell.show(after);
            var headingBefore = form.headingNumber(before);
            var headingAfter = form.headingNumber(after);
            if (headingBefore != headingAfter) {
                move(cell, headingBefore, headingAfter);
            }
        }
    }

    /// A form that nothing has any more is dropped: only the writer is here, so that none is lost.
    private void countForms(byte @Nullable [] before, byte[] after) {
        var isGone = Applying.isGone(after);
        if (before != null
                && !isGone
                && EntityForm.formNumber(before) == EntityForm.formNumber(after)) {
            return;
        }
        if (before != null) {
            var form = EntityForm.formNumber(before);
            var count = byForm.get(form);
            if (count != null && count.decrementAndGet() == 0) {
                byForm.remove(form);
            }
        }
        if (!isGone) {
            byForm.computeIfAbsent(EntityForm.formNumber(after), _ -> new AtomicLong())
                    .incrementAndGet();
        }
    }

    private void arrive(Cell cell, int heading) {
        everybody.add(cell, cell.birth());
        for (var type : form.headingOf(heading).types()) {
            roster(type).add(cell, cell.birth());
        }
        count(heading).incrementAndGet();
    }

    private void leave(int heading) {
        everybody.remove(it -> it.committed() != null);
        for (var type : form.headingOf(heading).types()) {
            roster(type).remove(it -> isOf(it, type));
        }
        count(heading).decrementAndGet();
    }

    private void move(Cell cell, int from, int to) {
        var before = form.headingOf(from).types();
        var after = form.headingOf(to).types();
        for (var type : before) {
            if (!after.contains(type)) {
                roster(type).remove(it -> isOf(it, type));
            }
        }
        for (var type : after) {
            if (!before.contains(type)) {
                roster(type).add(cell, cell.birth());
            }
        }
        count(from).decrementAndGet();
        count(to).incrementAndGet();
    }

    private boolean isOf(Cell cell, String type) {
        var packed = cell.committed();
        return packed != null && form.heading(packed).types().contains(type);
    }

    private Roster roster(String type) {
        return byType.computeIfAbsent(type, _ -> new Roster());
    }

    private AtomicLong count(int heading) {
        return byHeading.computeIfAbsent(heading, _ -> new AtomicLong());
    }
}
