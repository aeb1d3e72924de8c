package io.cityplane.twin.parquet;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hardwood.InputFile;
import dev.hardwood.reader.FilterPredicate;
import dev.hardwood.reader.ParquetFileReader;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Our files are the city's open lake: readers of other descent read the same, and use what was
/// noted of row groups and pages.
class OtherReadersTest {

    private static final int ROWS = 250_000;

    @TempDir Path directory;
    private final RandomTable table = new RandomTable(11, ROWS);
    private Path path;

    @BeforeEach
    void write() throws IOException {
        path = directory.resolve("table.parquet");
        table.write(path);
    }

    @Test
    @DisplayName("DuckDB reads equal content")
    void duckDbReadsEqualContent() throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                "SELECT series, epoch_us(valid_at) AS valid_at, small, wide, number, text, typeof(valid_at) FROM '%s'"
                                        .formatted(path))) {
            var row = 0;
            while (found.next()) {
                assertThat(row(found)).isEqualTo(table.rows.get(row++));
                assertThat(found.getString(7)).isEqualTo("TIMESTAMP WITH TIME ZONE");
            }
            assertThat(row).isEqualTo(ROWS);
        }
    }

    private static List<Object> row(ResultSet found) throws SQLException {
        var number = found.getDouble("number");
        var hasNumber = !found.wasNull();
        var text = found.getString("text");
        return List.of(
                found.getString("series"),
                found.getLong("valid_at"),
                found.getLong("small"),
                found.getLong("wide"),
                hasNumber ? number : "",
                text == null ? "" : text);
    }

    @Test
    @DisplayName("DuckDB sees what is noted of row groups")
    void duckDbPrunesByWhatIsNotedOfRowGroups() throws SQLException {
        try (var database = DriverManager.getConnection("jdbc:duckdb:");
                var statement = database.createStatement();
                var found =
                        statement.executeQuery(
                                "SELECT stats_min_value, stats_max_value FROM parquet_metadata('%s') WHERE path_in_schema = 'series' ORDER BY row_group_id"
                                        .formatted(path))) {
            var bounds = new ArrayList<String>();
            while (found.next()) {
                bounds.add(found.getString(1) + " " + found.getString(2));
            }
            assertThat(bounds)
                    .containsExactly(
                            "urn:000000 urn:000175",
                            "urn:000175 urn:000351",
                            "urn:000351 urn:000357");
        }
    }

    @Test
    @DisplayName("hardwood reads equal content")
    void hardwoodReadsEqualContent() throws IOException {
        try (var file = ParquetFileReader.open(InputFile.of(path));
                var rows = file.rowReader()) {
            var row = 0;
            while (rows.hasNext()) {
                rows.next();
                var expected = table.rows.get(row++);
                assertThat(rows.getString("series")).isEqualTo(expected.get(0));
                assertThat(rows.getLong("wide")).isEqualTo(expected.get(3));
                assertThat(rows.isNull("number") ? "" : (Object) rows.getDouble("number"))
                        .isEqualTo(expected.get(4));
                assertThat(rows.isNull("text") ? "" : rows.getString("text"))
                        .isEqualTo(expected.get(5));
            }
            assertThat(row).isEqualTo(ROWS);
        }
    }

    @Test
    @DisplayName("hardwood finds one series")
    void hardwoodFindsOneSeries() throws IOException {
        try (var file = ParquetFileReader.open(InputFile.of(path));
                var rows =
                        file.buildRowReader()
                                .filter(FilterPredicate.eq("series", "urn:000200"))
                                .build()) {
            var count = 0;
            while (rows.hasNext()) {
                rows.next();
                assertThat(rows.getString("series")).isEqualTo("urn:000200");
                count++;
            }
            assertThat(count).isEqualTo(700);
        }
    }
}
