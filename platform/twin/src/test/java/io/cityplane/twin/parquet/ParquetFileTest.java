package io.cityplane.twin.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParquetFileTest {

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 129, 4_096, 4_097, 30_000, 125_000})
    @DisplayName("what was written is read")
    void readsWhatWasWritten(int rows) throws IOException {
        for (var seed = 0; seed < (rows > 10_000 ? 2 : 8); seed++) {
            var table = new RandomTable(seed, rows);
            var path = directory.resolve("table.parquet");
            table.write(path);
            try (var file = ParquetFile.open(path)) {
                assertThat(file.rows()).isEqualTo(rows);
                assertThat(file.metadata())
                        .containsEntry("generation", "7")
                        .containsEntry("what", "城市");
                assertThat(RandomTable.read(file)).isEqualTo(table.rows);
            }
        }
    }

    @Test
    @DisplayName("the least and the most of each page are noted")
    void notesWhatPagesHold() throws IOException {
        var table = new RandomTable(1, 10_000);
        var path = directory.resolve("table.parquet");
        table.write(path);
        try (var file = ParquetFile.open(path)) {
            assertThat(file.pages(0)).isEqualTo(3);
            assertThat(file.least(0, 1, 1)).isEqualTo(table.rows.get(4_096).get(1));
            assertThat(file.most(0, 1, 1)).isEqualTo(table.rows.get(8_191).get(1));
            assertThat(file.textBounds(0, 1, 0))
                    .extracting(String::new)
                    .containsExactly("urn:000005", "urn:000011");
            assertThat(file.textBounds(0, 1, 5)).isEmpty();
        }
    }

    @Test
    @DisplayName("an altered or shortened file is never read as if it were whole")
    void anAlteredOrShortenedFileIsNeverReadAsIfItWereWhole() throws IOException {
        var table = new RandomTable(3, 9_000);
        var path = directory.resolve("table.parquet");
        table.write(path);
        var whole = Files.readAllBytes(path);
        var random = new Random(5);
        var found = 0;
        for (var i = 0; i < 150; i++) {
            var altered = whole.clone();
            altered[random.nextInt(altered.length)] ^= (byte) (1 << random.nextInt(8));
            found += isRefused(altered, table) ? 1 : 0;
        }
        assertThat(found).isGreaterThan(100);
        for (var i = 0; i < 50; i++) {
            var shortened = Arrays.copyOf(whole, random.nextInt(whole.length));
            assertThat(isRefused(shortened, table)).isTrue();
        }
    }

    /// A bit that says nothing about the rows may be another.
    private boolean isRefused(byte[] bytes, RandomTable table) throws IOException {
        var path = directory.resolve("altered.parquet");
        Files.write(path, bytes);
        try (var file = ParquetFile.open(path)) {
            assertThat(RandomTable.read(file)).isEqualTo(table.rows);
            return false;
        } catch (DamagedFile e) {
            return true;
        }
    }

    @Test
    @DisplayName("a writer that does not finish leaves nothing")
    void aWriterThatDoesNotFinishLeavesNothing() throws IOException {
        var path = directory.resolve("table.parquet");
        try (var writer = new ParquetWriter(path, RandomTable.COLUMNS, 2)) {
            assertThat(directory).isNotEmptyDirectory();
            writer.force();
        }
        assertThat(directory).isEmptyDirectory();
        assertThatThrownBy(() -> ParquetFile.open(path)).isInstanceOf(IOException.class);
    }
}
