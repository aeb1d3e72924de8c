package io.cityplane.twin.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Twin.Unavailable;
import io.cityplane.twin.TwinOutbox;
import io.cityplane.twin.domain.OutboxStore.Waiting;
import io.cityplane.twin.domain.OutboxStore.Wanted;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;

/// Carries what rooms put into the outbox to the twin: one thread, in the order of the rows.
///
/// A pass takes the oldest rows that are committed, has the twin make the changes, and deletes the
/// rows in the transaction in which it took them. If anything ends in between, the rows are there
/// still and the changes are made once more. What is committed late, with a lower number than rows
/// that went before, is simply there at a later pass: nothing goes by the highest number seen. An
/// entity's rows are in the order in which its transactions committed, since whoever wrote its
/// table first held up the others until then.
public final class OutboxRelay implements TwinOutbox, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(OutboxRelay.class.getName());
    private static final int MOST_AT_ONCE = 500;
    private static final Duration LONGEST_ANSWER = Duration.ofMinutes(1);

    /// While nothing is expected. What this server puts is expected, so that is only for a
    /// transaction that takes longer than {@link #EXPECTED_WITHIN} to commit.
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private static final Duration BETWEEN_LOOKS_WHEN_EXPECTED = Duration.ofMillis(2);
    private static final Duration EXPECTED_WITHIN = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    private final OutboxStore store;
    private final Transactions transactions;
    private final Twin twin;
    private final InstantSource clock;
    private final Thread thread;
    private volatile long expectedUntil = System.nanoTime();
    private volatile boolean isClosing;
    private volatile Optional<String> trouble = Optional.empty();
    private final AtomicLong relayed = new AtomicLong();

    /// Entities of which a row was parked in this pass. The relay's thread alone.
    private final Set<Place> parkedNow = new HashSet<>();

    /// A relay that is at work at once.
    public OutboxRelay(
            OutboxStore store, Transactions transactions, Twin twin, InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.twin = twin;
        this.clock = clock;
        thread = Thread.ofVirtual().name("twin-outbox").start(this::run);
    }

    @Override
    public void put(Tenant tenant, List<Command> commands, Caller caller) {
        store.insert(
                commands.stream()
                        .map(it ->
                                new Wanted(
                                        tenant.name(),
                                        it.id().uri(),
                                        caller.number(),
                                        OutboxCoding.write(it)))
                        .toList(),
                clock.instant());
        expectedUntil = System.nanoTime() + EXPECTED_WITHIN.toNanos();
        LockSupport.unpark(thread);
    }

    private void run() {
        var pause = BETWEEN_LOOKS;
        while (!isClosing) {
            try {
                var taken = transactions.execute(this::pass);
                trouble = Optional.empty();
                pause = BETWEEN_LOOKS;
                if (taken == 0) {
                    LockSupport.parkNanos(this, untilNextLook().toNanos());
                }
            } catch (RuntimeException e) {
                tell(e);
                LockSupport.parkNanos(this, pause.toNanos());
                pause = pause.compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        }
    }

    private Duration untilNextLook() {
        return System.nanoTime() - expectedUntil < 0 ? BETWEEN_LOOKS_WHEN_EXPECTED : BETWEEN_LOOKS;
    }

    private void tell(RuntimeException e) {
        if (trouble.isEmpty()) {
            LOG.log(Level.WARNING, e, () -> "the outbox waits: " + e.getMessage());
        }
        trouble = Optional.of(String.valueOf(e.getMessage()));
    }

    /// @return how many rows were taken
    private int pass() {
        parkedNow.clear();
        var rows = store.take(MOST_AT_ONCE);
        var done = new ArrayList<Long>();
        for (var group : groups(rows)) {
            relay(group, done);
        }
        if (!done.isEmpty()) {
            store.delete(done);
            relayed.addAndGet(done.size());
        }
        return rows.size();
    }

    /// In order, of one tenant and writer each, and no entity twice: so that what comes after one
    /// that is refused is not made before that is known.
    private static List<List<Waiting>> groups(List<Waiting> rows) {
        var groups = new ArrayList<List<Waiting>>();
        var entities = new HashSet<Place>();
        for (var row : rows) {
            var last = groups.isEmpty() ? null : groups.getLast().getFirst();
            if (last == null
                    || last.wanted().writer() != row.wanted().writer()
                    || !last.wanted().tenant().equals(row.wanted().tenant())
                    || !entities.add(Place.of(row))) {
                groups.add(new ArrayList<>());
                entities.clear();
                entities.add(Place.of(row));
            }
            groups.getLast().add(row);
        }
        return groups;
    }

    private void relay(List<Waiting> group, List<Long> done) {
        var commands = new ArrayList<Command>();
        var rows = new ArrayList<Waiting>();
        for (var row : group) {
            if (parkedNow.contains(Place.of(row))) {
                continue;
            }
            try {
                commands.add(OutboxCoding.read(row.wanted().command()));
                rows.add(row);
            } catch (RuntimeException e) {
                park(row, "it cannot be read: " + e.getMessage());
            }
        }
        if (!commands.isEmpty()) {
            make(rows, commands, done);
        }
    }

    private void make(List<Waiting> rows, List<Command> commands, List<Long> done) {
        List<Outcome> outcomes;
        try {
            outcomes = append(rows.getFirst(), commands);
        } catch (Unavailable e) {
            throw e;
        } catch (RuntimeException e) {
            if (rows.size() == 1) {
                park(rows.getFirst(), "a fault of the twin's: " + e);
                return;
            }
            // To find the one that it is about.
            for (var i = 0; i < rows.size(); i++) {
                make(rows.subList(i, i + 1), commands.subList(i, i + 1), done);
            }
            return;
        }
        for (var i = 0; i < rows.size(); i++) {
            var refusal = refusal(commands.get(i), outcomes.get(i));
            if (refusal.isEmpty()) {
                done.add(rows.get(i).id());
            } else {
                park(rows.get(i), refusal.get());
            }
        }
    }

    private List<Outcome> append(Waiting first, List<Command> commands) {
        var caller =
                new Caller(
                        first.wanted().writer(),
                        Viewer.everything(),
                        Caller.Right.ADMINISTER,
                        Ownership.OF_THE_CITY);
        try {
            return twin.append(new Tenant(first.wanted().tenant()), commands, caller)
                    .get(LONGEST_ANSWER.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Unavailable away
                    ? away
                    : new CompletionException(e.getCause());
        } catch (TimeoutException e) {
            throw new Unavailable("the twin has not answered for " + LONGEST_ANSWER, e);
        } catch (InterruptedException e) {
            throw new Unavailable("interrupted", e);
        }
    }

    /// Why a change is not made; empty if it is, or was before.
    private static Optional<String> refusal(Command command, Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _, Outcome.Changed _, Outcome.Deleted _ -> Optional.empty();
            case Outcome.NotFound _ ->
                    command instanceof Command.Delete || command instanceof Command.DeleteAttribute
                            ? Optional.empty()
                            : Optional.of("there is no such entity");
            case Outcome.NoSuchAttribute _ -> Optional.empty();
            case Outcome.AlreadyExists _ -> Optional.of("the entity is there already");
            case Outcome.Mismatched(String why) -> Optional.of(why);
            case Outcome.Forbidden(String why) -> Optional.of(why);
            case Outcome.Refused(String why) -> Optional.of(why);
        };
    }

    private void park(Waiting row, String why) {
        LOG.warning(() ->
                "the outbox's row %d of %s is parked: %s"
                        .formatted(row.id(), row.wanted().entity(), why));
        store.park(row.id(), clock.instant(), why);
        parkedNow.add(Place.of(row));
    }

    /// Has what is parked tried again.
    ///
    /// @return how many that are
    public int retry() {
        var retried = transactions.execute(store::unpark);
        LockSupport.unpark(thread);
        return retried;
    }

    /// Gives up a row that is parked: the twin stays without that change.
    ///
    /// @return whether it was parked
    public boolean discard(long id) {
        var found = transactions.execute(() -> store.discard(id)) == 1;
        LockSupport.unpark(thread);
        return found;
    }

    /// Rows that the twin did not take, the oldest first.
    public List<OutboxStore.Parked> parked(int most) {
        return store.parked(most);
    }

    /// How it is. Asks the database.
    public OutboxFigures figures() {
        var depth = store.depth();
        var oldest = depth.oldest();
        var lag = oldest == null ? Duration.ZERO : Duration.between(oldest, clock.instant());
        return new OutboxFigures(
                depth.waiting(),
                depth.parked(),
                lag.isNegative() ? Duration.ZERO : lag,
                relayed.get(),
                trouble);
    }

    /// Ends after the pass that runs. Before the twin is closed.
    @Override
    public void close() {
        isClosing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(LONGEST_ANSWER);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private record Place(String tenant, String entity) {
        private static Place of(Waiting row) {
            return new Place(row.wanted().tenant(), row.wanted().entity());
        }
    }
}
