package io.cityplane.twin.domain;

import io.cityplane.twin.Twin.Unavailable;
import io.cityplane.twin.domain.Journal.Appended.Away;
import io.cityplane.twin.domain.Journal.Appended.Durable;
import io.cityplane.twin.domain.Journal.Appended.TakenOver;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

/// The one thread that writes the journal: takes what all partitions have queued, makes it durable
/// in one commit, shows it to readers, and has the writers told.
///
/// So the more wait, the more share a commit. Answers are completed on a thread of their own, one
/// hop for a batch, so that nobody's continuation holds up the next commit.
final class Writer {

    private static final Duration SHORTEST_PAUSE = Duration.ofMillis(20);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_SLEEP = Duration.ofMillis(50);

    private final Journal journal;
    private final List<Partition> partitions;
    private final BlockWriter blocks;
    private final RecentChanges recent;
    private final Listeners listeners;
    private final EntityForm form;
    private final JournalHealth health;
    private final ExecutorService answers;
    private final int mostChanges;
    private final WriterFigures figures = new WriterFigures();
    private final Thread thread;
    private final Kept kept;
    private final ConcurrentLinkedQueue<CompletableFuture<Mark>> marks =
            new ConcurrentLinkedQueue<>();
    private final AtomicBoolean isAsleep = new AtomicBoolean();
    private volatile boolean isClosing;

    private long batch;
    private int fingerprint;
    private long births;
    private int first;

    Writer(
            Journal journal,
            List<Partition> partitions,
            BlockWriter blocks,
            RecentChanges recent,
            Listeners listeners,
            EntityForm form,
            Kept kept,
            JournalHealth health,
            ExecutorService answers,
            int mostChanges) {
        this.journal = journal;
        this.partitions = partitions;
        this.blocks = blocks;
        this.recent = recent;
        this.listeners = listeners;
        this.form = form;
        this.kept = kept;
        this.health = health;
        this.answers = answers;
        this.mostChanges = mostChanges;
        this.thread = Thread.ofPlatform().name("twin-writer").daemon().unstarted(this::run);
    }

    /// Begins to write, after the last batch of the journal.
    void start(long lastBatch, int lastFingerprint, long lastBirth) {
        batch = lastBatch;
        fingerprint = lastFingerprint;
        births = lastBirth;
        thread.start();
    }

    /// Tells that something is queued.
    void wake() {
        if (isAsleep.get() && isAsleep.compareAndSet(true, false)) {
            LockSupport.unpark(thread);
        }
    }

    /// Marks where the journal is after one of the next batches; from then on {@link Kept} has what
    /// changes, until {@link Kept#end}. It fails if there are no more batches; cancel it when
    /// nobody waits for it any more. One at a time.
    CompletableFuture<Mark> mark() {
        var mark = new CompletableFuture<Mark>();
        marks.add(mark);
        wake();
        if (health.hopelessness() != null) {
            failMarks();
        }
        return mark;
    }

    private void answerMarks() {
        var asked = marks.poll();
        if (asked == null) {
            return;
        }
        kept.begin();
        var recordedAt = new PerPartition();
        var numbers = new PerPartition();
        partitions.forEach(it -> it.note(recordedAt, numbers));
        var mark =
                new Mark(
                        recent.place(),
                        fingerprint,
                        births,
                        recordedAt,
                        numbers,
                        blocks.traits(),
                        blocks.headings());
        if (!asked.complete(mark)) {
            // Nobody waits for it any more.
            kept.end();
        }
    }

    private void failMarks() {
        for (var next = marks.poll(); next != null; next = marks.poll()) {
            next.completeExceptionally(new Unavailable("the twin takes no changes any more"));
        }
    }

    /// Writes what is queued, if the journal takes it at once, and ends.
    void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        var isInterrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                isInterrupted = true;
            }
        }
        if (isInterrupted) {
            Thread.currentThread().interrupt();
        }
    }

    WriterFigures figures() {
        return figures;
    }

    private void run() {
        var drained = List.<List<Ticket>>of();
        try {
            while (true) {
                answerMarks();
                drained = drain();
                if (drained.isEmpty()) {
                    if (isClosing) {
                        end("it was closed", List.of());
                        return;
                    }
                    sleep();
                } else if (!commit(drained)) {
                    return;
                }
            }
        } catch (RuntimeException | Error e) {
            // A fault of ours. What is in the journal is right; what is in memory may lag behind.
            end("a fault in the writer, restart the server: " + e, drained);
            throw e;
        }
    }

    /// By partition; empty if nothing is queued.
    private List<List<Ticket>> drain() {
        var drained = new ArrayList<List<Ticket>>(partitions.size());
        for (var i = 0; i < partitions.size(); i++) {
            drained.add(List.of());
        }
        first = (first + 1) % partitions.size();
        var count = 0;
        for (var i = 0; i < partitions.size() && count < mostChanges; i++) {
            var partition = (first + i) % partitions.size();
            var tickets = partitions.get(partition).drain();
            for (var ticket : tickets) {
                count += Math.max(1, ticket.changes().size());
            }
            drained.set(partition, tickets);
        }
        return count == 0 ? List.of() : drained;
    }

    private void sleep() {
        isAsleep.set(true);
        if (partitions.stream().allMatch(Partition::isIdle) && marks.isEmpty() && !isClosing) {
            LockSupport.parkNanos(this, LONGEST_SLEEP.toNanos());
        }
        isAsleep.set(false);
    }

    /// @return false if the journal takes nothing any more
    private boolean commit(List<List<Ticket>> drained) {
        var commands = 0L;
        var changes = 0L;
        for (var partition = 0; partition < drained.size(); partition++) {
            for (var ticket : drained.get(partition)) {
                if (!ticket.changes().isEmpty()) {
                    blocks.add(partition, ticket);
                    commands++;
                    changes += ticket.changes().size();
                }
            }
        }
        if (changes > 0) {
            var rows = blocks.finish(batch + 1);
            var begun = System.nanoTime();
            if (!append(batch + 1, rows, drained)) {
                return false;
            }
            batch++;
            fingerprint = BlockWriter.fingerprint(rows.getFirst());
            figures.committed(commands, changes, rows, System.nanoTime() - begun);
            publish(drained);
        }
        answer(drained);
        return true;
    }

    /// Appends until it is known that the batch is there.
    private boolean append(long number, List<byte[]> rows, List<List<Ticket>> drained) {
        var pause = SHORTEST_PAUSE;
        while (true) {
            switch (journal.append(number, rows)) {
                case Durable _ -> {
                    health.back();
                    return true;
                }
                case TakenOver(String why) -> {
                    end(why, drained);
                    return false;
                }
                case Away(String why) -> {
                    health.away(why);
                    var refusal = health.refusal();
                    if (isClosing) {
                        end("it was closed while the journal was away: " + why, drained);
                        return false;
                    }
                    if (refusal != null) {
                        failWaiting(refusal, drained);
                    }
                }
            }
            LockSupport.parkNanos(this, pause.toNanos());
            pause = min(pause.multipliedBy(2), LONGEST_PAUSE);
        }
    }

    private static Duration min(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    private void publish(List<List<Ticket>> committed) {
        for (var partition = 0; partition < committed.size(); partition++) {
            var tickets = committed.get(partition);
            if (!tickets.isEmpty()) {
                births = partitions.get(partition).publish(tickets, births);
            }
        }
        recent.add(batch, committed, form);
        listeners.tell(batch, committed);
    }

    private void answer(List<List<Ticket>> committed) {
        var done = new ArrayList<Request>();
        for (var tickets : committed) {
            for (var ticket : tickets) {
                if (ticket.request().finish(1)) {
                    done.add(ticket.request());
                }
            }
        }
        if (!done.isEmpty()) {
            answers.execute(() -> done.forEach(Request::answer));
        }
    }

    /// The journal takes nothing any more; neither does the twin.
    private void end(String why, List<List<Ticket>> drained) {
        health.ended(why);
        failMarks();
        failWaiting(new Unavailable("the twin takes no changes any more: " + why), drained);
    }

    private void failWaiting(Unavailable why, List<List<Ticket>> drained) {
        answers.execute(() -> {
            drained.forEach(it -> it.forEach(ticket -> ticket.request().fail(why)));
            partitions.forEach(it -> it.failWaiting(why));
        });
    }
}
