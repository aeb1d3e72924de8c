package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.twin.Value;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is flagged, and that a flag takes nothing away.
class QualityTest {

    private static final String MAPPING =
            """
            cityplane-import: 1
            title: Pressures
            source: {file: a.csv, format: csv}
            steps:
              - gather: {columns: "[a-z]", name: site, value: p}
            entity: {type: Thing, id: "urn:ngsi-ld:Thing:{site}"}
            readings:
              at: {column: time, zone: Asia/Shanghai}
              every: PT1H
              attributes:
                pressure:
                  column: p
                  type: number
                  unit: A97
                  quality: {below: 900, above: 1100, jump: 50, frozen: PT3H}
            """;

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder);
    }

    @Test
    @DisplayName("frozen runs, gaps, jumps, implausible values and coverage are told; all is in")
    void series() {
        var report =
                report(
                        "2022-09-30T20:00:00,1000,1001",
                        "2022-09-30T21:00:00,1000,1002",
                        "2022-09-30T22:00:00,1000,1003",
                        "2022-09-30T23:00:00,1090,1200",
                        "2022-10-01T02:00:00,1089,1004");

        assertThat(report.counts().created()).isEqualTo(10);
        assertThat(finding(report, Sign.FROZEN).examples())
                .containsExactly(
                        "urn:ngsi-ld:Thing:a: 1000.0 from 2022-09-30T20:00+08:00 to"
                                + " 2022-09-30T22:00+08:00, 3 readings");
        assertThat(finding(report, Sign.GAP).count()).isEqualTo(4);
        assertThat(finding(report, Sign.GAP).examples())
                .contains("urn:ngsi-ld:Thing:b: 2 missing after 2022-09-30T23:00+08:00");
        assertThat(finding(report, Sign.JUMP).lines()).containsExactly(5L, 6L);
        assertThat(finding(report, Sign.JUMP).count()).isEqualTo(3);
        assertThat(finding(report, Sign.IMPLAUSIBLE).count()).isOne();
        assertThat(finding(report, Sign.COVERAGE).examples())
                .containsExactly("2022-09: 8 of 8 (100.0 %)", "2022-10: 2 of 6 (33.3 %)");
        assertThat(city.value("b", "pressure")).contains(new Value.Numeric(1004));
    }

    @Test
    @DisplayName("a series that stands still until the end of the file is frozen too")
    void frozenAtTheEnd() {
        var report =
                report(
                        "2022-09-01T00:00:00,1000,1",
                        "2022-09-01T01:00:00,1001,1",
                        "2022-09-01T02:00:00,1001,1",
                        "2022-09-01T03:00:00,1001,1");

        assertThat(finding(report, Sign.FROZEN).count()).isEqualTo(2);
    }

    @Test
    @DisplayName("values that only another unit makes plausible are told with that unit")
    void unit() {
        var report = report("2022-09-01T00:00:00,755.2,756", "2022-09-01T01:00:00,754,757");

        assertThat(finding(report, Sign.UNIT_SUSPECTED))
                .satisfies(
                        finding -> {
                            assertThat(finding.about()).isEqualTo("pressure");
                            assertThat(finding.what())
                                    .contains("4 are not plausible")
                                    .contains("mmHg");
                            assertThat(finding.advice()).contains("`given-in: HN`");
                        });
    }

    @Test
    @DisplayName("a text that stands for no identifier is told")
    void zeroIdentifier() {
        city.write("things.csv", "id,zone", "a,0", "b,7");
        var report =
                city.report(
                        """
                        cityplane-import: 1
                        title: Things
                        source: {file: things.csv, format: csv}
                        entity: {type: Thing, id: "urn:ngsi-ld:Thing:{id}"}
                        attributes:
                          zone: {column: zone, quality: {unknown: ["0"]}}
                        """);

        assertThat(finding(report, Sign.UNKNOWN_IDENTIFIER).lines()).containsExactly(2L);
        assertThat(city.value("a", "zone")).contains(new Value.Text("0"));
    }

    @Test
    @DisplayName("a value that is none is left out and told where the mapping says to go on")
    void leftOut() {
        city.write("things.csv", "id,size", "a,many", "b,7");
        var report =
                city.report(
                        """
                        cityplane-import: 1
                        title: Things
                        source: {file: things.csv, format: csv}
                        entity: {type: Thing, id: "urn:ngsi-ld:Thing:{id}"}
                        attributes:
                          size: {column: size, type: integer, on-fault: note}
                        """);

        assertThat(report.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0));
        assertThat(city.value("a", "size")).isEmpty();
        assertThat(finding(report, Sign.VALUE_LEFT_OUT).what()).contains("'many' is no number");
    }

    @Test
    @DisplayName("what was found is kept as entities, with the file's origin; what is mended goes")
    void entities() {
        report("2022-09-01T00:00:00,1000,1200", "2022-09-01T01:00:00,1001,1001");
        assertThat(entity("Dataset:mapping", "sha256")).isInstanceOf(Value.Text.class);
        assertThat(entity("Dataset:mapping", "rows")).isEqualTo(new Value.Numeric(4));
        var implausible = "QualityMeasurement:mapping:implausible:pressure";
        assertThat(entity(implausible, "value")).isEqualTo(new Value.Numeric(1));
        assertThat(entity(implausible, "computedOn"))
                .isEqualTo(new Value.Text("urn:ngsi-ld:Dataset:mapping"));
        assertThat(entity(implausible, "lines")).isEqualTo(new Value.Json("[\"2\"]"));

        report("2022-09-01T00:00:00,1000,1000", "2022-09-01T01:00:00,1001,1001");
        assertThat(city.find(implausible)).isEmpty();
        assertThat(city.find("QualityMeasurement:mapping:coverage:pressure")).isPresent();
    }

    private Value entity(String id, String attribute) {
        return city.find(id).orElseThrow().attributes().stream()
                .filter(it -> it.name().equals(io.cityplane.twin.CoreContext.expand(attribute)))
                .findAny()
                .orElseThrow()
                .value();
    }

    private ImportReport report(String... rows) {
        var lines = new java.util.ArrayList<>(List.of("time,a,b"));
        lines.addAll(Arrays.asList(rows));
        return city.write("a.csv", lines.toArray(String[]::new)).report(MAPPING);
    }

    private static Finding finding(ImportReport report, Sign sign) {
        return report.findings().stream()
                .filter(finding -> finding.sign() == sign)
                .findAny()
                .orElseThrow(() -> new AssertionError("no " + sign + " in " + report.findings()));
    }
}
