package io.cityplane.twin.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.domain.Journal.Appended;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every journal does, whatever holds it.
public abstract class JournalContract {

    /// Rows that a twin would not write: a journal does not look into them.
    private final Random random = new Random(42);

    /// Opens the same journal each time; the one before was closed.
    protected abstract Journal open();

    @Test
    @DisplayName("a new journal is empty")
    void empty() {
        try (var journal = open()) {
            assertThat(read(journal)).isEmpty();
        }
    }

    @Test
    @DisplayName("what is dropped is gone, the rest is read from its first batch on")
    void dropped() {
        try (var journal = open()) {
            assertThat(journal.firstBatch()).isEqualTo(1);
            for (var batch = 1; batch <= 9; batch++) {
                assertThat(journal.append(batch, rows(2, 10))).isEqualTo(new Appended.Durable());
            }
            journal.dropBefore(4);
            assertThat(journal.firstBatch()).isEqualTo(4);
            journal.dropBefore(2);
            assertThat(journal.append(10, rows(1, 10))).isEqualTo(new Appended.Durable());
            var read = new ArrayList<Long>();
            journal.replay(
                    1,
                    (batch, row, _) -> {
                        if (row == 0) {
                            read.add(batch);
                        }
                    });
            assertThat(read).containsExactly(4L, 5L, 6L, 7L, 8L, 9L, 10L);
        }
    }

    @Test
    @DisplayName(
            "what was appended is read back in order: small rows, many rows, one of a megabyte")
    void readBack() {
        var batches =
                List.of(
                        rows(1, 20),
                        rows(3, 7_900),
                        rows(8, 100),
                        rows(9, 7_900),
                        rows(100, 7_900),
                        rows(1, 1_100_000),
                        rows(1, 1),
                        rows(1, 7_901),
                        rows(2, 8_200));
        try (var journal = open()) {
            for (var i = 0; i < batches.size(); i++) {
                assertThat(journal.append(i + 1L, batches.get(i)))
                        .isEqualTo(new Appended.Durable());
            }
        }
        try (var journal = open()) {
            assertThat(read(journal)).isEqualTo(expected(batches));
            assertThat(journal.append(batches.size() + 1L, rows(2, 10)))
                    .isEqualTo(new Appended.Durable());
            assertThat(read(journal)).hasSize(expected(batches).size() + 2);
        }
    }

    protected List<byte[]> rows(int count, int bytes) {
        var rows = new ArrayList<byte[]>();
        for (var i = 0; i < count; i++) {
            var row = new byte[bytes];
            random.nextBytes(row);
            rows.add(row);
        }
        return rows;
    }

    /// A row in words, to be compared.
    protected record Row(long batch, int row, int hash, int length) {

        private static Row of(long batch, int row, byte[] block) {
            return new Row(batch, row, Arrays.hashCode(block), block.length);
        }
    }

    protected static List<Row> read(Journal journal) {
        var read = new ArrayList<Row>();
        journal.replay(1, (batch, row, block) -> read.add(Row.of(batch, row, block)));
        return read;
    }

    protected static List<Row> expected(List<List<byte[]>> batches) {
        var expected = new ArrayList<Row>();
        for (var batch = 0; batch < batches.size(); batch++) {
            for (var row = 0; row < batches.get(batch).size(); row++) {
                expected.add(Row.of(batch + 1L, row, batches.get(batch).get(row)));
            }
        }
        return expected;
    }
}
