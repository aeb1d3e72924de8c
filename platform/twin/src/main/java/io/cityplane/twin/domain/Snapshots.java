package io.cityplane.twin.domain;

import java.io.IOException;
import java.util.List;

/// Where copies of the twin's memory are kept, so that a restart needs not read the whole journal.
/// Each names the batch of the journal up to which it is exact. What the bytes mean, {@link
/// SnapshotWords} and {@link SnapshotEntities} know alone.
///
/// A snapshot has a part for each partition's entities and one more for the words.
public interface Snapshots {

    /// The part that explains the others' numbers.
    int WORDS = 16;

    int PARTS = 17;

    /// Those that are complete, by what their manifests say, the newest first. What they hold is
    /// checked when it is read.
    List<Stored> list() throws IOException;

    /// What lies among them and is no whole snapshot, and why not.
    List<String> damaged() throws IOException;

    /// Begins a new one. It is there once {@link Draft#finish} returns, whole and for good, or not
    /// at all.
    Draft begin(long batch) throws IOException;

    /// A snapshot that is there.
    interface Stored {

        /// See {@link CityTwin#position}.
        String position();

        long batch();

        long bytes();

        /// Hands over a part's blocks in the order in which they were written. Any thread, each
        /// part once.
        ///
        /// @throws IOException if the part is missing, cut off or damaged; what was handed over
        ///   before is to be forgotten
        void read(int part, BlockTaker taker) throws IOException;

        void delete() throws IOException;
    }

    /// Takes in a block.
    interface BlockTaker {
        void block(byte[] block) throws IOException;
    }

    /// A snapshot that is being written, by one thread.
    interface Draft extends AutoCloseable {

        /// Adds a block to a part.
        void block(int part, byte[] bytes, int length) throws IOException;

        /// Makes it durable.
        void finish(String position) throws IOException;

        /// Throws away what was not finished.
        @Override
        void close() throws IOException;
    }
}
