package io.cityplane.twin.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Followers.Figures;
import io.cityplane.twin.Followers.Follower;
import io.cityplane.twin.Followers.Following;
import io.cityplane.twin.Followers.Keeping;
import io.cityplane.twin.Followers.State;
import io.cityplane.twin.Followers.Why;
import io.cityplane.twin.Position;
import io.cityplane.twin.domain.CursorStore.Cursor;
import io.cityplane.twin.domain.Positions.Place;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One follower and its thread: takes what comes from memory, or from the journal when it is beyond
/// that, tells it, and keeps the position.
final class Pursuit implements Following {

    private static final Logger LOG = Logger.getLogger(Pursuit.class.getName());
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(1);

    /// So long a follower may take for what it is told when the server stops.
    private static final Duration LONGEST_END = Duration.ofSeconds(20);

    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(5);

    /// An idle one's cursor is written so often, so that it does not look forgotten.
    private static final Duration REFRESHED_EVERY = Duration.ofMinutes(1);

    private final Follower follower;
    private final Viewer viewer;
    private final CityTwin twin;
    private final CursorStore cursors;
    private final Transactions transactions;
    private final FollowerSettings settings;
    private final InstantSource clock;

    /// Held by the one that reads the journal: it takes memory, so one at a time does.
    private final Semaphore journal;

    private final Thread thread;
    private volatile boolean isClosing;
    private volatile boolean isResumed;
    private volatile State state = State.FOLLOWING;
    private volatile Optional<String> trouble = Optional.empty();
    private volatile Optional<Instant> expired = Optional.empty();
    private final AtomicLong told = new AtomicLong();

    /// Null until it is known.
    private volatile @Nullable Cursor cursor;

    /// The follower's thread alone.
    private long keptAtNanos = System.nanoTime();

    private int failures;

    Pursuit(
            Follower follower,
            Viewer viewer,
            CityTwin twin,
            CursorStore cursors,
            Transactions transactions,
            FollowerSettings settings,
            InstantSource clock,
            Semaphore journal) {
        this.follower = follower;
        this.viewer = viewer;
        this.twin = twin;
        this.cursors = cursors;
        this.transactions = transactions;
        this.settings = settings;
        this.clock = clock;
        this.journal = journal;
        thread = Thread.ofVirtual().name("follower-" + follower.name()).start(this::run);
    }

    String name() {
        return follower.name();
    }

    private void run() {
        while (!isClosing) {
            try {
                step();
            } catch (InterruptedException e) {
                isClosing = true;
            } catch (Over e) {
                // Closing.
            } catch (RuntimeException | IOException e) {
                fail(e);
            }
        }
        try {
            keep();
        } catch (RuntimeException e) {
            LOG.log(Level.WARNING, e, () -> name() + " will be told again what it was told last");
        }
        state = State.ENDED;
    }

    private void step() throws InterruptedException, IOException {
        var now = known();
        if (state == State.PARKED) {
            awaitResume(now);
        } else if (now == null) {
            readAnew(Why.NEW);
        } else if (isExpired(now)) {
            readAnew(Why.EXPIRED);
        } else {
            follow(now);
        }
    }

    /// The cursor; null if there is none.
    private @Nullable Cursor known() {
        var known = cursor;
        if (known == null) {
            known = cursors.find(name()).orElse(null);
            cursor = known;
        }
        return known;
    }

    private void readAnew(Why why) {
        var position = twin.position();
        var next = cursorAt(place(position), clock.instant());
        var _ =
                transactions.execute(() -> {
                    follower.readAnew(position, why);
                    cursors.put(next);
                    return true;
                });
        move(next);
        wentWell();
        if (why == Why.EXPIRED) {
            expired = Optional.of(clock.instant());
            LOG.warning(() -> name() + " was away for too long, and reads anew what there is");
        }
    }

    private boolean isExpired(Cursor now) {
        var behind = behind(now);
        return behind < 0
                || behind > settings.mostBehind()
                || (behind > 0
                        && Duration.between(now.at(), clock.instant()).compareTo(settings.oldest())
                                > 0);
    }

    /// See {@link Positions#behind}.
    private long behind(Cursor now) {
        return Positions.behind(now.position(), twin.recent().place().offsets());
    }

    private void follow(Cursor now) throws InterruptedException, IOException {
        var begun = clock.instant();
        var at = place(now.position()).offsets();
        var taken = twin.recent().take(at, settings.mostAtOnce(), LONGEST_WAIT, () -> isClosing);
        if (taken == null) {
            catchUp(now);
        } else {
            var since = taken.isAll() ? begun : recordedAt(taken.changes(), now.at());
            tell(taken.changes(), twin.vocabulary(), cursorAt(place(taken.next()), since));
        }
    }

    private void catchUp(Cursor now) throws InterruptedException, IOException {
        journal.acquire();
        try {
            state = State.CATCHING_UP;
            var tale =
                    JournalTale.from(
                            twin,
                            place(now.position()),
                            settings.mostAtOnce(),
                            (changes, words, next) -> {
                                if (isClosing) {
                                    throw new Over();
                                }
                                var at = cursor == null ? now.at() : cursor.at();
                                tell(changes, words, cursorAt(next, recordedAt(changes, at)));
                            });
            do {
                tale.read(twin.recent().place().batch());
            } while (!twin.recent().has(place(position()).offsets()));
        } catch (Restart.UnfitSnapshot e) {
            readAnew(Why.EXPIRED);
        } finally {
            state = State.FOLLOWING;
            journal.release();
        }
    }

    private static Instant recordedAt(List<RecentChange> changes, Instant otherwise) {
        return changes.isEmpty() ? otherwise : Micros.toInstant(changes.getLast().recordedAt());
    }

    private void tell(List<RecentChange> changes, Vocabulary words, Cursor next) {
        var seen =
                changes.stream()
                        .filter(it -> it.isSeenBy(viewer))
                        .map(it -> it.toTold(words))
                        .toList();
        if (seen.isEmpty()) {
            moveOn(next);
        } else if (follower.keeping() == Keeping.WITH_ITS_WORK) {
            var _ =
                    transactions.execute(() -> {
                        follower.told(seen);
                        cursors.put(next);
                        return true;
                    });
            move(next);
        } else {
            follower.told(seen);
            moveOn(next);
        }
        told.addAndGet(seen.size());
        wentWell();
    }

    /// It is in the database.
    private void move(Cursor next) {
        cursor = next;
        keptAtNanos = System.nanoTime();
    }

    /// It will be in the database some time later.
    private void moveOn(Cursor next) {
        var before = cursor;
        cursor = next;
        var isMoved = before == null || !before.position().equals(next.position());
        var every = isMoved ? settings.keepEvery() : REFRESHED_EVERY;
        if (System.nanoTime() - keptAtNanos > every.toNanos()) {
            keep();
        }
    }

    private void keep() {
        var now = cursor;
        if (now != null) {
            cursors.put(now);
            keptAtNanos = System.nanoTime();
        }
    }

    private void wentWell() {
        failures = 0;
        trouble = Optional.empty();
    }

    /// Tries again after a while, or parks it: unless it is the database that is away.
    private void fail(Exception e) {
        trouble = Optional.of(String.valueOf(e.getMessage()));
        if (isThere()) {
            failures++;
        }
        if (failures >= settings.tries()) {
            park(e);
        } else if (!isClosing) {
            LockSupport.parkNanos(this, pause().toNanos());
        }
    }

    private Duration pause() {
        var pause = settings.pause().multipliedBy(1L << Math.min(failures, 10));
        return pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE;
    }

    private boolean isThere() {
        try {
            var _ = cursors.find(name());
            return true;
        } catch (RuntimeException e) {
            return false;
        }
    }

    private void park(Exception e) {
        LOG.log(
                Level.SEVERE,
                e,
                () ->
                        "the follower %s failed %d times on the same and is told nothing more until it is resumed: %s"
                                .formatted(name(), failures, e.getMessage()));
        state = State.PARKED;
        isResumed = false;
        var now = cursor;
        if (now != null) {
            cursor = new Cursor(now.name(), now.position(), now.batch(), now.at(), trouble);
            keep();
        }
    }

    private void awaitResume(@Nullable Cursor now) {
        if (!isResumed) {
            LockSupport.parkNanos(this, LONGEST_WAIT.toNanos());
            return;
        }
        isResumed = false;
        failures = 0;
        state = State.FOLLOWING;
        if (now != null) {
            cursor = cursorAt(place(now.position()), now.at());
        }
    }

    /// Has it told on if it is parked.
    ///
    /// @return whether it was
    boolean resume() {
        if (state != State.PARKED) {
            return false;
        }
        isResumed = true;
        LockSupport.unpark(thread);
        return true;
    }

    private Cursor cursorAt(Place place, Instant at) {
        return new Cursor(
                name(),
                Positions.of(place.batch(), place.offsets()),
                place.batch(),
                at,
                Optional.empty());
    }

    private Position position() {
        var now = cursor;
        return now == null ? Position.BEGINNING : now.position();
    }

    private static Place place(Position position) {
        return Positions.parse(position)
                .orElseThrow(() -> new IllegalStateException("no position: " + position.text()));
    }

    @Override
    public Figures figures() {
        var now = cursor;
        var behind = now == null ? 0 : Math.max(0, behind(now));
        var lag =
                now == null || behind == 0
                        ? Duration.ZERO
                        : Duration.between(now.at(), clock.instant());
        return new Figures(
                name(),
                position(),
                behind,
                lag.isNegative() ? Duration.ZERO : lag,
                told.get(),
                state,
                expired,
                trouble);
    }

    /// Lets it end after what it is told just now.
    void end() {
        isClosing = true;
        twin.recent().wake();
        LockSupport.unpark(thread);
    }

    @Override
    public void close() {
        end();
        try {
            if (!thread.join(LONGEST_END)) {
                LOG.warning(() -> name() + " does not return, and is left alone");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /// The tale is not wanted any more.
    private static final class Over extends RuntimeException {}
}
