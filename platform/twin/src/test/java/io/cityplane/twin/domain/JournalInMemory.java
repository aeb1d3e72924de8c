package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// A journal that lasts as long as the object: open a twin on it again to see what a restart finds.
/// It can be stopped, and go away, as a database can.
public final class JournalInMemory implements Journal {

    private final List<List<byte[]>> batches = new ArrayList<>();
    private final ReentrantLock gate = new ReentrantLock(true);
    private volatile long begins = 1;
    private volatile Trouble trouble = Trouble.NONE;

    /// What is wrong with it.
    public enum Trouble {
        NONE,
        /// It takes nothing.
        AWAY,
        /// It takes the next batch and does not say so.
        ANSWER_LOST,
        /// Another server writes it.
        TAKEN_OVER
    }

    public void be(Trouble wrong) {
        trouble = wrong;
    }

    /// Holds up every batch until {@link #proceed}; on the same thread.
    public void stop() {
        gate.lock();
    }

    public void proceed() {
        gate.unlock();
    }

    @Override
    public void replay(long from, RowReader reader) {
        var copy = batches();
        for (var batch = (int) Math.max(0, Math.max(from, begins) - 1);
                batch < copy.size();
                batch++) {
            for (var row = 0; row < copy.get(batch).size(); row++) {
                reader.row(batch + 1L, row, copy.get(batch).get(row).clone());
            }
        }
    }

    @Override
    public Appended append(long number, List<byte[]> rows) {
        gate.lock();
        try {
            synchronized (batches) {
                switch (trouble) {
                    case TAKEN_OVER -> {
                        return new Appended.TakenOver("another server writes this journal");
                    }
                    case AWAY -> {
                        return new Appended.Away("the journal is away");
                    }
                    case NONE, ANSWER_LOST -> {}
                }
                if (batches.size() == number - 1) {
                    batches.add(List.copyOf(rows));
                } else if (batches.size() != number) {
                    throw new IllegalStateException(
                            "batch %d after %d".formatted(number, batches.size()));
                }
                if (trouble == Trouble.ANSWER_LOST) {
                    trouble = Trouble.NONE;
                    return new Appended.Away("the answer was lost");
                }
                return new Appended.Durable();
            }
        } finally {
            gate.unlock();
        }
    }

    @Override
    public long firstBatch() {
        return begins;
    }

    /// Forgets batches, as retention does.
    @Override
    public void dropBefore(long batch) {
        begins = Math.max(begins, batch);
    }

    /// The blocks of each batch.
    public List<List<byte[]>> batches() {
        synchronized (batches) {
            return List.copyOf(batches);
        }
    }

    @Override
    public void close() {}
}
