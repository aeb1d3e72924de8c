package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Command;
import io.cityplane.twin.Follow.What;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.domain.Change.Born;
import io.cityplane.twin.domain.Change.Gone;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// One of the journal's partitions: decides commands on its entities one by one, and gives changes
/// their offsets without a gap.
final class Partition {

    private final ReentrantLock lock = new ReentrantLock();
    private final int index;
    private final Rules rules;
    private final EntityForm form;
    private final TwinSettings limits;
    private final InstantSource clock;
    private final Sweeper sweeper;
    private final Kept kept;
    private List<Ticket> queue = new ArrayList<>();
    private long lastOffset;
    private long lastRecordedAt;
    private int lastNumber;

    Partition(
            int index,
            Rules rules,
            EntityForm form,
            TwinSettings limits,
            InstantSource clock,
            Kept kept,
            Sweeper sweeper) {
        this.sweeper = sweeper;
        this.index = index;
        this.rules = rules;
        this.form = form;
        this.limits = limits;
        this.clock = clock;
        this.kept = kept;
    }

    /// Goes on where the journal ended. Before the first command.
    void resume(long offset, long recordedAt, int number) {
        lastOffset = offset;
        lastRecordedAt = recordedAt;
        lastNumber = number;
    }

    /// Decides a command and queues what it changes.
    ///
    /// @return whether it is done already, since nothing has to be waited for
    boolean decide(Realm realm, Command command, Caller caller, Request request, int place) {
        lock.lock();
        try {
            var known = realm.find(command.id());
            var before = known == null ? null : known.latest();
            var recordedAt = Math.max(lastRecordedAt, Micros.of(clock.instant()));
            var decision = rules.decide(realm.tenant(), command, caller, before, recordedAt);
            var changes = decision.changes();
            if (!changes.isEmpty()
                    && changes.getFirst() instanceof Born
                    && realm.population().get() >= limits.mostEntitiesPerTenant()) {
                decision = Decision.without(full());
                changes = List.of();
            }
            request.decide(place, decision.outcome());
            if (changes.isEmpty()) {
                if (known == null || !known.isPending()) {
                    return true;
                }
                queue.add(waiting(request, known));
                return false;
            }
            queue(realm, command, caller, request, decision, recordedAt);
            return false;
        } finally {
            lock.unlock();
        }
    }

    private void queue(
            Realm realm,
            Command command,
            Caller caller,
            Request request,
            Decision decision,
            long recordedAt) {
        var changes = decision.changes();
        var cell = realm.place(command.id());
        var before = cell.latest();
        var what = What.CHANGED;
        if (changes.getFirst() instanceof Born) {
            what = What.CREATED;
            cell.number(++lastNumber);
            realm.population().incrementAndGet();
        } else if (changes.getFirst() instanceof Gone) {
            what = What.DELETED;
            realm.population().decrementAndGet();
        }
        if (what != What.DELETED) {
            sweeper.note(realm.tenant(), command.id(), form.firstExpiry(decision.after()));
        }
        cell.await(decision.after());
        queue.add(
                new Ticket(
                        request,
                        cell,
                        index,
                        cell.number(),
                        lastOffset + 1,
                        recordedAt,
                        caller.number(),
                        command instanceof Command.Observe it ? it.quality() : 0,
                        changes,
                        decision.after(),
                        form.headingNumber(before, decision.after()),
                        what,
                        what == What.DELETED && before != null ? form.shape(before) : null));
        lastOffset += changes.size();
        lastRecordedAt = recordedAt;
    }

    private Ticket waiting(Request request, Cell cell) {
        return new Ticket(
                request,
                cell,
                index,
                cell.number(),
                lastOffset,
                lastRecordedAt,
                0,
                0,
                List.of(),
                Applying.GONE,
                0,
                What.CHANGED,
                null);
    }

    private Outcome full() {
        return new Outcome.Refused(
                "the tenant has %,d entities, as many as the twin is set to take"
                        .formatted(limits.mostEntitiesPerTenant()));
    }

    /// Takes all that is queued, in order.
    List<Ticket> drain() {
        lock.lock();
        try {
            if (queue.isEmpty()) {
                return List.of();
            }
            var drained = queue;
            queue = new ArrayList<>(Math.max(16, drained.size()));
            return drained;
        } finally {
            lock.unlock();
        }
    }

    boolean isIdle() {
        lock.lock();
        try {
            return queue.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /// Lets readers see what was committed. The writer alone.
    ///
    /// @return the births counted up to now
    long publish(List<Ticket> committed, long births) {
        lock.lock();
        try {
            var born = births;
            for (var ticket : committed) {
                if (ticket.changes().isEmpty()) {
                    continue;
                }
                var cell = ticket.cell();
                kept.put(cell);
                if (ticket.what() == What.CREATED) {
                    born++;
                    cell.bornAs(ticket.number());
                }
                cell.realm().publish(cell, ticket.after(), born);
                cell.settle();
                cell.realm().removeIfVacant(cell);
            }
            return born;
        } finally {
            lock.unlock();
        }
    }

    /// Notes what is counted here.
    void note(PerPartition recordedAt, PerPartition numbers) {
        lock.lock();
        try {
            recordedAt.set(index, lastRecordedAt);
            numbers.set(index, lastNumber);
        } finally {
            lock.unlock();
        }
    }

    /// Tells everybody who waits here that it is not known what becomes of it.
    void failWaiting(RuntimeException why) {
        lock.lock();
        try {
            queue.forEach(ticket -> ticket.request().fail(why));
        } finally {
            lock.unlock();
        }
    }
}
