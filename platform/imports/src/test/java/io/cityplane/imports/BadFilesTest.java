package io.cityplane.imports;

import static io.cityplane.imports.MadeUpCity.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Stopped;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Files that cannot be read: nothing of them is imported, and the report says where and why.
class BadFilesTest {

    private static final String ROW = "id,size,lon,lat\na,7,113.5,22.5\n";

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder);
    }

    @Test
    @DisplayName("a line of a gigabyte is refused after its first megabyte")
    void endlessLine() throws IOException {
        var megabyte = new byte[1 << 20];
        Arrays.fill(megabyte, (byte) 'x');
        var packed = RowsTest.gzip(megabyte);
        try (var file = Files.newOutputStream(folder.resolve("things.csv"))) {
            file.write(RowsTest.gzip(ROW.getBytes(StandardCharsets.UTF_8)));
            for (var i = 0; i < 1_024; i++) {
                file.write(packed);
            }
        }
        var stopped = stopped(MAPPING);

        assertThat(stopped.line()).isEqualTo(3);
        assertThat(stopped.what()).isEqualTo("the line is longer than 1048576 characters");
    }

    @Test
    @DisplayName("a binary file is recognised, at its start and further on")
    void binary() {
        city.write("things.csv", new byte[] {'P', 'K', 3, 4, 0, 0, 8});
        assertThat(stopped(MAPPING).what()).contains("binary");

        var late = (ROW + "b,".repeat(100_000) + "\0\n").replace("b,b,b,b,", "b,b,b,b\n");
        city.write("things.csv", late.getBytes(StandardCharsets.UTF_8));
        assertThat(stopped(MAPPING).what()).contains("binary");
    }

    @Test
    @DisplayName("GB18030 that is stated as UTF-8 is told, with its line and what to write")
    void wrongEncoding() {
        city.write("things.csv", (ROW + "南山,7,,\n").getBytes(Charset.forName("GB18030")));

        var stopped = stopped(MAPPING);

        assertThat(stopped.line()).isEqualTo(3);
        assertThat(stopped.what()).contains("not UTF-8").contains("reads as GB18030");
        assertThat(stopped.advice()).contains("`encoding: GB18030`");
    }

    @Test
    @DisplayName("UTF-8 that is stated as GB18030 is told")
    void otherWrongEncoding() {
        city.write("things.csv", ROW, "南山,7,,");

        var stopped = stopped(MAPPING.replace("format: csv", "format: csv\n  encoding: GB18030"));

        assertThat(stopped.what()).contains("but the file is UTF-8");
    }

    @Test
    @DisplayName("a quotation mark that is never closed is told, with how far it reaches")
    void openQuotation() {
        var report =
                city.write("things.csv", ROW + "b,\"7,113.5,22.5\nc,8,113.5,22.5").report(MAPPING);

        assertThat(report.counts()).isEqualTo(new Counts(2, 1, 0, 0, 1));
        assertThat(report.refused())
                .singleElement()
                .satisfies(refused -> {
                    assertThat(refused.line()).isEqualTo(3);
                    assertThat(refused.what()).contains("goes on over 2 more lines");
                    assertThat(refused.advice()).contains("quotation mark");
                });
    }

    @Test
    @DisplayName("a quotation mark that swallows more than a megabyte stops the import there")
    void farOpenQuotation() {
        var rest = "c,8,113.5,22.5\n".repeat(100_000);
        var report = city.write("things.csv", ROW + "b,\"7,113.5,22.5\n" + rest).report(MAPPING);

        assertThat(report.counts()).isEqualTo(new Counts(1, 1, 0, 0, 0));
        assertThat(report.stopped())
                .hasValueSatisfying(stopped -> {
                    assertThat(stopped.line()).isEqualTo(3);
                    assertThat(stopped.what()).contains("from here on the file is no CSV");
                });
    }

    @Test
    @DisplayName("a packed file that is cut off is told before anything is imported")
    void cutOff() throws IOException {
        var packed = RowsTest.gzip(ROW.repeat(10_000).getBytes(StandardCharsets.UTF_8));
        city.write("things.csv", Arrays.copyOf(packed, packed.length / 2));

        assertThat(stopped(MAPPING).what()).contains("damaged or cut off");
    }

    @Test
    @DisplayName("an empty file and a header that names a column twice are told")
    void headers() {
        city.write("things.csv", new byte[0]);
        assertThat(stopped(MAPPING).what()).isEqualTo("the file is empty");

        city.write("things.csv", "id,size,lon,lat,id");
        assertThat(stopped(MAPPING).what()).contains("'id' twice");
    }

    @Test
    @DisplayName("broken, cut off and too deep GeoJSON is told before anything is imported")
    void geoJson() {
        var mapping = MAPPING.replace("format: csv", "format: geojson");

        city.write("things.csv", "{\"type\":\"FeatureCollection\",\"features\":[{\"type\"");
        assertThat(stopped(mapping).what()).contains("no JSON");

        city.write("things.csv", "{\"features\":[{\"properties\":" + "[".repeat(100_000));
        assertThat(stopped(mapping).what()).contains("no JSON");

        city.write("things.csv", "[1, 2]");
        assertThat(stopped(mapping).what()).contains("no FeatureCollection");
    }

    private Stopped stopped(String mapping) {
        var report = city.report(mapping);
        assertThat(report.counts()).isEqualTo(Counts.NONE);
        assertThat(city.twin.writes()).as("only the two squares").isEqualTo(2);
        return report.stopped().orElseThrow();
    }
}
