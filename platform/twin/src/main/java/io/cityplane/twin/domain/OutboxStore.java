package io.cityplane.twin.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps what rooms want changed until the twin has it. Blocks; takes part in the transaction that
/// runs on the thread.
public interface OutboxStore {

    void insert(List<Wanted> wanted, Instant at);

    /// The oldest that are committed and neither parked nor behind a parked one of the same entity,
    /// in order. They are locked until the transaction ends; waits for who has them locked, such as
    /// a connection that was lost and is not at its end yet.
    List<Waiting> take(int most);

    void delete(List<Long> ids);

    void park(long id, Instant at, String why);

    /// Has those that are parked tried again.
    ///
    /// @return how many
    int unpark();

    /// Gives up one that is parked.
    ///
    /// @return how many that were, 0 or 1
    int discard(long id);

    /// Those that are parked, oldest first.
    List<Parked> parked(int most);

    Depth depth();

    /// A change that is wanted.
    final class Wanted {

        private final String tenant;
        private final String entity;
        private final int writer;
        private final byte[] command;

        /// One that is put.
        ///
        /// @param command what {@link OutboxCoding} made of it; kept
        public Wanted(String tenant, String entity, int writer, byte[] command) {
            this.tenant = tenant;
            this.entity = entity;
            this.writer = writer;
            this.command = command;
        }

        public String tenant() {
            return tenant;
        }

        public String entity() {
            return entity;
        }

        public int writer() {
            return writer;
        }

        public byte[] command() {
            return command;
        }
    }

    /// What waits.
    ///
    /// @param id by which it is deleted or parked
    record Waiting(long id, Wanted wanted) {}

    /// What the twin did not take.
    record Parked(long id, String tenant, String entity, Instant parkedAt, String why) {}

    /// How much there is.
    ///
    /// @param oldest when the oldest was put that is not parked; null if there is none
    record Depth(long waiting, long parked, @Nullable Instant oldest) {}
}
