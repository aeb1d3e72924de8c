package io.cityplane.twin.domain;

import java.util.List;

/// Where the twin's changes are kept for good: batches of rows of bytes, in their order.
///
/// One server writes a journal at a time, on one thread; whoever opened it last does. What the
/// bytes mean, {@link BlockWriter} and {@link BlockReader} know alone.
public interface Journal extends AutoCloseable {

    /// Reads every batch from one on, in order. Before the first append.
    ///
    /// @throws IllegalStateException if it cannot be read
    void replay(long from, RowReader reader);

    /// The first batch that is still there; 1 of one that is empty. On any thread.
    ///
    /// @throws IllegalStateException if it cannot be read
    default long firstBatch() {
        return 1;
    }

    /// Drops batches that nobody needs, if it can. On any thread, apart from the writer, whom it
    /// does not hold up.
    ///
    /// @param batch the first one to stay
    /// @throws IllegalStateException if it does not answer; some may be dropped then
    default void dropBefore(long batch) {}

    /// Makes a batch durable; all its rows or none. Blocks until it is known what became of it, or
    /// that this cannot be known now.
    ///
    /// After {@link Appended.Away} the same batch, and no other, is to be appended again, until it
    /// is durable: it will be there once, whether or not an earlier attempt got through.
    ///
    /// @param number one more than that of the batch before it, the first is 1
    Appended append(long number, List<byte[]> rows);

    @Override
    void close();

    /// What became of a batch.
    sealed interface Appended {

        /// It is there for good.
        record Durable() implements Appended {}

        /// The journal does not answer, or refuses for the time being, such as for want of space.
        ///
        /// @param why for the person who has to mend it
        record Away(String why) implements Appended {}

        /// Another server writes this journal now. This one never will again.
        record TakenOver(String why) implements Appended {}
    }

    /// Takes in rows at replay.
    interface RowReader {

        /// One row.
        ///
        /// @param row its place in the batch, from 0 up
        void row(long batch, int row, byte[] block);
    }
}
