package io.cityplane.targets;

import io.cityplane.twin.domain.Journal;
import java.util.ArrayList;
import java.util.List;

/// A journal that lasts as long as the test.
final class JournalForgotten implements Journal {

    private final List<List<byte[]>> batches = new ArrayList<>();

    @Override
    public void replay(long from, RowReader reader) {
        read(from, Integer.MAX_VALUE, reader);
    }

    @Override
    public synchronized void read(long from, long last, RowReader reader) {
        for (var batch = (int) from - 1; batch < Math.min(last, batches.size()); batch++) {
            for (var row = 0; row < batches.get(batch).size(); row++) {
                reader.row(batch + 1L, row, batches.get(batch).get(row).clone());
            }
        }
    }

    @Override
    public synchronized Appended append(long number, List<byte[]> rows) {
        batches.add(List.copyOf(rows));
        return new Appended.Durable();
    }

    @Override
    public void close() {}
}
