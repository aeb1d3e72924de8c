package io.cityplane.imports;

import static io.cityplane.imports.MadeUpCity.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.twin.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of rows, on small files.
class RowsTest {

    private static final String HEADER = "id,size,lon,lat";

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder);
    }

    @Test
    @DisplayName("a row becomes an entity with its values, its place and the area that it lies in")
    void row() {
        city.write("things.csv", HEADER, "a,7,113.5,22.5").report(MAPPING);

        assertThat(city.value("a", "size")).contains(new Value.Numeric(7));
        assertThat(city.value("a", "location"))
                .contains(new Value.Json("{\"type\":\"Point\",\"coordinates\":[113.5,22.5]}"));
        assertThat(city.value("a", "area")).contains(new Value.Text("urn:ngsi-ld:Square:west"));
    }

    @Test
    @DisplayName("a place on a border lies in the area whose id comes first")
    void border() {
        city.write("things.csv", HEADER, "a,7,114,22.5").report(MAPPING);

        assertThat(city.value("a", "area")).contains(new Value.Text("urn:ngsi-ld:Square:east"));
    }

    @ParameterizedTest
    @DisplayName("a wrong row is refused with line, column, reason and advice; the others are in")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    b,x,113.5,22.5   | NOT_A_NUMBER       | size     | no number
                    b,1.5,113.5,22.5 | NOT_A_NUMBER       | size     | no whole number
                    b,101,113.5,22.5 | OUT_OF_RANGE       | size     | 101 is above 100
                    b,-1,113.5,22.5  | OUT_OF_RANGE       | size     | -1 is below 0
                    b,,113.5,22.5    | VALUE_MISSING      | size     | required
                    ,1,113.5,22.5    | VALUE_MISSING      | id       | nothing to make the id of
                    b,1,113.5        | WRONG_COLUMN_COUNT | ''       | 3 fields, the header 4
                    b,1,113.5,22.5,9 | WRONG_COLUMN_COUNT | ''       | 5 fields, the header 4
                    b,1,113.5,       | VALUE_MISSING      | lat      | one coordinate is there
                    b,1,0,0          | IMPOSSIBLE_PLACE   | lon, lat | sea off Africa
                    b,1,22.5,113.5   | IMPOSSIBLE_PLACE   | lon, lat | no place
                    a,8,113.5,22.5   | DUPLICATE          | ''       | in line 2 already
                    """)
    void refused(String row, Reason reason, String column, String what) {
        var report =
                city.write("things.csv", HEADER, "a,7,113.5,22.5", row, "c,9,113.5,22.5")
                        .report(MAPPING);

        assertThat(report.counts()).isEqualTo(new Counts(3, 2, 0, 0, 1));
        assertThat(report.refused())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.line()).isEqualTo(3);
                    assertThat(refused.reason()).isEqualTo(reason);
                    assertThat(refused.column()).isEqualTo(column);
                    assertThat(refused.what()).contains(what);
                    assertThat(refused.advice()).isNotBlank();
                });
    }

    @Test
    @DisplayName("swapped coordinates are recognised")
    void swapped() {
        var report = city.write("things.csv", HEADER, "a,7,22.5,113.5").report(MAPPING);

        assertThat(report.refused())
                .extracting(RefusedRow::advice)
                .containsExactly("Longitude and latitude seem to be swapped.");
    }

    @Test
    @DisplayName("a place in no area is in the twin without an area, and a finding")
    void inNoArea() {
        var report = city.write("things.csv", HEADER, "a,7,116,22.5").report(MAPPING);

        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(city.value("a", "area")).isEmpty();
        assertThat(report.findings())
                .extracting(Finding::sign, Finding::count)
                .containsExactly(org.assertj.core.groups.Tuple.tuple(Sign.IN_NO_AREA, 1L));
    }

    @Test
    @DisplayName("a place in no area is refused if the mapping requires one")
    void inNoAreaButRequired() {
        var strict = MAPPING.replace("{within: Square}", "{within: Square, required: true}");
        var report = city.write("things.csv", HEADER, "a,7,116,22.5").report(strict);

        assertThat(report.refused())
                .extracting(RefusedRow::reason)
                .containsExactly(Reason.IN_NO_AREA);
    }

    @Test
    @DisplayName("a row that comes again word for word is a finding, not a refusal")
    void repeated() {
        var report =
                city.write("things.csv", HEADER, "a,7,113.5,22.5", "a,7,113.5,22.5")
                        .report(MAPPING);

        assertThat(report.counts()).isEqualTo(new Counts(2, 1, 0, 1, 0));
        assertThat(report.findings()).extracting(Finding::sign).containsExactly(Sign.REPEATED_ROW);
    }

    @Test
    @DisplayName("only what says something new is written again")
    void changed() {
        city.write("things.csv", HEADER, "a,7,113.5,22.5", "b,8,113.5,22.5").report(MAPPING);
        var before = city.twin.writes();
        var report =
                city.write("things.csv", HEADER, "a,7,113.5,22.5", "b,9,113.5,22.5")
                        .report(MAPPING);

        assertThat(report.counts()).isEqualTo(new Counts(2, 0, 1, 1, 0));
        assertThat(city.twin.writes()).isEqualTo(before + 1);
        assertThat(city.value("b", "size")).contains(new Value.Numeric(9));
    }

    @Test
    @DisplayName("a column that the mapping does not speak of is a finding")
    void unspoken() {
        var report = city.write("things.csv", HEADER + ",x", "a,7,113.5,22.5,1").report(MAPPING);

        assertThat(report.findings())
                .extracting(Finding::sign)
                .containsExactly(Sign.COLUMN_LEFT_OUT);
    }

    @Test
    @DisplayName("quoted fields may hold commas, quotation marks and line ends")
    void quoted() {
        var mapping = MAPPING + "  text: {column: text}\n";
        city.write("things.csv", HEADER + ",text", "a,7,113.5,22.5,\"x, \"\"y\"\"\nz\"", "b,x,,,")
                .report(mapping);

        assertThat(city.value("a", "text")).contains(new Value.Text("x, \"y\"\nz"));
    }

    @Test
    @DisplayName("times are read in the file's zone and kept in UTC")
    void times() {
        var mapping =
                MAPPING
                        + """
                          since:
                            column: at
                            type: date-time
                            format: yyyy/M/d H:mm
                            zone: Asia/Shanghai
                        """;
        var report =
                city.write(
                                "things.csv",
                                HEADER + ",at",
                                "a,7,113.5,22.5,2022/9/1 8:05",
                                "b,7,113.5,22.5,2022/13/1 8:05")
                        .report(mapping);

        assertThat(city.value("a", "since"))
                .contains(
                        new Value.Json(
                                "{\"@type\":\"DateTime\",\"@value\":\"2022-09-01T00:05:00Z\"}"));
        assertThat(report.refused())
                .extracting(RefusedRow::reason)
                .containsExactly(Reason.NOT_A_TIME);
    }

    @Test
    @DisplayName("GB18030, gzip and a byte order mark are read as they are")
    void encodings() throws IOException {
        var chinese = MAPPING.replace("format: csv", "format: csv\n  encoding: GB18030");
        chinese += "  text: {column: 名}\n";
        var table = HEADER + ",名\na,7,113.5,22.5,南山\n";
        city.write("things.csv", table.getBytes(Charset.forName("GB18030"))).report(chinese);

        assertThat(city.value("a", "text")).contains(new Value.Text("南山"));

        var utf8 = chinese.replace("GB18030", "UTF-8");
        var marked = ("\ufeff" + table).getBytes(StandardCharsets.UTF_8);
        var report = city.write("things.csv", gzip(marked)).report(utf8);

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 1, 0));
    }

    @Test
    @DisplayName("no more than 100 refused rows are named, all are counted")
    void bounded() {
        var rows = new StringBuilder(HEADER).append('\n');
        for (var i = 0; i < 5_000; i++) {
            rows.append("t").append(i).append(",x,113.5,22.5\n");
        }
        var report = city.write("things.csv", rows.toString()).report(MAPPING);

        assertThat(report.counts().refused()).isEqualTo(5_000);
        assertThat(report.refused()).hasSize(100);
    }

    @Test
    @DisplayName("if the twin breaks down, the report says so and what is uncertain")
    void breakDown() {
        city.write("things.csv", HEADER, "a,7,113.5,22.5");
        city.twin.refuse(Integer.MAX_VALUE);

        var report = city.report(MAPPING);

        assertThat(report.counts()).isEqualTo(new Counts(1, 0, 0, 0, 0));
        assertThat(report.stopped())
                .hasValueSatisfying(
                        stopped -> assertThat(stopped.what()).contains("of the last 1 rows"));
    }

    @Test
    @DisplayName("if the twin is only busy for a moment, the import waits for it")
    void busy() {
        city.write("things.csv", HEADER, "a,7,113.5,22.5");
        city.twin.refuse(1);

        assertThat(city.report(MAPPING).counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
    }

    static byte[] gzip(byte[] octets) throws IOException {
        var packed = new ByteArrayOutputStream();
        try (var gzip = new GZIPOutputStream(packed)) {
            gzip.write(octets);
        }
        return packed.toByteArray();
    }
}
