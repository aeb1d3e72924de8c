package io.cityplane.twin.domain;

import io.cityplane.twin.Position;

/// Is told everything that is committed, in the same process and in the journal's order, without a
/// gap: first, when the twin opens, what the journal has beyond {@link #kept}, then what comes.
///
/// A listener is called on the writer's thread, after readers see the batch and before its writers
/// are answered. It must not wait for anything: what takes time goes to a thread of its own. One
/// that throws is not called again before the twin is opened anew, and is shown in {@link
/// TwinFigures}.
public interface CommitListener {

    /// For people: what it is.
    String name();

    /// What it has for good and needs not be told again. The journal keeps what comes after. Any
    /// thread may ask at any time.
    Position kept();

    /// Whether it can take more for now; while it cannot, the twin refuses what comes, as when the
    /// journal is away. What waits for the journal already still comes. Any thread may ask, often.
    default boolean hasRoom() {
        return true;
    }

    /// It has been told all that the journal had when the twin was opened. What is told before this
    /// holds up nobody.
    default void caughtUp() {}

    /// Takes in one batch; the first of them may begin before {@link #kept} in some partitions.
    ///
    /// @param vocabulary tells what numbers of traits and headings mean
    void committed(CommittedBatch batch, Words vocabulary);

    /// What numbers in changes stand for.
    interface Words {
        Trait trait(int number);

        Heading heading(int number);
    }
}
