package io.cityplane.twin;

import io.cityplane.kernel.Viewer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Tells rooms what is committed to the journal, each at its own pace, by a position that is kept
/// in the database: what happens while the server is down, or while a room is slow, it is told
/// later. However slow it is, it holds up no writer, nor any other follower.
public interface Followers {

    /// Begins to tell, on a thread of the follower's own, from where it was before.
    ///
    /// @param viewer only what this one may see is told
    /// @throws IllegalStateException if one of this name is being told already
    Following follow(Follower follower, Viewer viewer);

    /// How all of them are, by name.
    List<Figures> figures();

    /// Has one that is parked told on.
    ///
    /// @return whether there was one
    boolean resume(String name);

    /// Someone who follows.
    interface Follower {

        /// Under which its position is kept, and for people: `targets`, `subscriptions`.
        String name();

        /// Is called before anything is told when there is nothing to go on from. What is there
        /// now, a read shows; what is told from now on is what was committed after `from`, and may
        /// be in what was read.
        void readAnew(Position from, Why why);

        /// Takes in what happened next, in each entity's order. What was told when the server died,
        /// or when this threw, is told once more.
        ///
        /// One that throws again and again is parked and shown to operators.
        void told(List<Told> changes);

        /// When its position is kept.
        default Keeping keeping() {
            return Keeping.WITH_ITS_WORK;
        }
    }

    /// Why a follower has nothing to go on from.
    enum Why {
        /// It never followed before.
        NEW,
        /// It was away for too long, or the journal is another one.
        EXPIRED
    }

    /// When a follower's position is kept.
    enum Keeping {
        /// In one transaction with what it writes to the database on the thread on which it is
        /// told, so that both happen or neither.
        WITH_ITS_WORK,
        /// From time to time after it: for one that writes nothing there, or takes long.
        AFTER_ITS_WORK
    }

    /// A follower that is being told.
    interface Following extends AutoCloseable {

        Figures figures();

        /// Ends; returns when the follower is not called any more, or does not return for long.
        @Override
        void close();
    }

    /// How a follower is.
    ///
    /// @param behind changes that are committed and that it has not been told
    /// @param lag since when the first of these was recorded; nothing if there is none
    /// @param told changes since the server started
    /// @param expired the last time since then that it had to read anew
    /// @param trouble why it is not told now, or was not the last time
    record Figures(
            String name,
            Position position,
            long behind,
            Duration lag,
            long told,
            State state,
            Optional<Instant> expired,
            Optional<String> trouble) {}

    /// What a follower is doing.
    enum State {
        /// It is told what comes, from memory.
        FOLLOWING,
        /// It is so far behind that it is told from the journal.
        CATCHING_UP,
        /// It failed several times on the same, or the journal cannot be read to it.
        PARKED,
        ENDED
    }
}
