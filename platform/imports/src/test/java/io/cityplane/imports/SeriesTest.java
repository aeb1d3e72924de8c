package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.kernel.Caller;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.Series;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.Value;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Readings: one column a thing, or one row a thing and time.
class SeriesTest {

    private static final String WIDE =
            """
            cityplane-import: 1
            title: Loads
            source: {file: loads.csv, format: csv}
            steps:
              - gather: {columns: "[a-z]", name: thing, value: load}
            entity:
              type: Thing
              id: urn:ngsi-ld:Thing:{thing}
            readings:
              at: {column: time, format: yyyy-MM-dd HH:mm, zone: Asia/Shanghai}
              every: PT1H
              attributes:
                load: {column: load, type: number, unit: KWH, required: true}
            """;
    private static final String LONG =
            """
            cityplane-import: 1
            title: Weather
            source: {file: weather.csv, format: csv}
            entity:
              type: Station
              id: urn:ngsi-ld:Thing:{station}
            attributes:
              name: {column: station}
            readings:
              at: {template: "{day} {hour}", format: yyyyMMdd H, zone: Asia/Shanghai}
              attributes:
                pressure: {column: p, type: number, given-in: HN, unit: A97}
                word: {column: word}
            """;

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder);
        city.write("loads.csv", "time,a,b", "2022-09-01 00:00,1,2", "2022-09-01 01:00,3,4");
    }

    @Test
    @DisplayName("a wide table becomes the history of each column's thing; the newest is its value")
    void wide() {
        var report = city.report(WIDE);

        assertThat(report.counts()).isEqualTo(new Counts(4, 4, 0, 0, 0));
        assertThat(moments("a", "load"))
                .extracting(Series.Moment::time)
                .containsExactly(
                        Instant.parse("2022-08-31T16:00:00Z"),
                        Instant.parse("2022-08-31T17:00:00Z"));
        assertThat(city.value("a", "load")).contains(new Value.Numeric(3));
        assertThat(city.value("b", "load")).contains(new Value.Numeric(4));
    }

    @Test
    @DisplayName("a second import sends nothing; a correction in the past is one change")
    void again() {
        city.report(WIDE);
        var written = city.twin.writes();

        assertThat(city.report(WIDE).counts()).isEqualTo(new Counts(4, 0, 0, 4, 0));
        assertThat(city.twin.writes()).isEqualTo(written);

        city.write("loads.csv", "time,a,b", "2022-09-01 00:00,9,2", "2022-09-01 01:00,3,4");
        assertThat(city.report(WIDE).counts()).isEqualTo(new Counts(4, 0, 1, 3, 0));
        assertThat(city.twin.writes()).isEqualTo(written + 1);
        assertThat(city.value("a", "load")).as("the newest stays").contains(new Value.Numeric(3));
    }

    @Test
    @DisplayName("late readings find their place in the history and leave the newest value alone")
    void late() {
        city.report(WIDE);
        city.write("loads.csv", "time,a,b", "2022-08-01 00:00,7,8");
        var report = city.report(WIDE);

        assertThat(report.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0));
        assertThat(moments("a", "load")).hasSize(3);
        assertThat(city.value("a", "load")).contains(new Value.Numeric(3));
    }

    @Test
    @DisplayName("a row may say several things at a time made of two columns, in another unit")
    void longTable() {
        city.write(
                "weather.csv",
                "station,day,hour,p,word",
                "x,20220901,0,750,calm",
                "x,20220901,13,760,",
                "x,20220901,13,760,");
        var report = city.report(LONG);

        assertThat(report.counts()).isEqualTo(new Counts(3, 2, 0, 1, 0));
        assertThat(city.value("x", "name")).contains(new Value.Text("x"));
        assertThat(city.value("x", "word")).contains(new Value.Text("calm"));
        assertThat(city.value("x", "pressure"))
                .as("760 mmHg are one standard atmosphere, but for the last digits")
                .hasValueSatisfying(
                        value ->
                                assertThat(((Value.Numeric) value).value())
                                        .isEqualTo(1013.250144354));
        assertThat(report.findings())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.sign()).isEqualTo(Sign.REPEATED_ROW);
                            assertThat(finding.count()).isOne();
                        })
                .anySatisfy(
                        finding -> {
                            assertThat(finding.sign()).isEqualTo(Sign.UNIT_CONVERTED);
                            assertThat(finding.what()).contains("mmHg").contains("hPa");
                        });
    }

    @Test
    @DisplayName("two values at one time, and a thing that changes with its readings, are refused")
    void contradictions() {
        city.write(
                "weather.csv",
                "station,day,hour,p,word,kind",
                "x,20220901,0,750,,big",
                "x,20220901,0,751,,big",
                "x,20220901,1,752,,small");
        var report = city.report(LONG.replace("name: {column: station}", "kind: {column: kind}"));

        assertThat(report.refused())
                .extracting(RefusedRow::line, RefusedRow::reason)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3L, Reason.DUPLICATE),
                        org.assertj.core.groups.Tuple.tuple(4L, Reason.DUPLICATE));
        assertThat(report.refused().get(1).advice()).contains("readings");
    }

    @Test
    @DisplayName("a reading of something that has to be there and is not is refused")
    void absent() {
        var report = city.report(WIDE.replace("  type: Thing", "  presence: required\n  type: T"));

        assertThat(report.counts()).isEqualTo(new Counts(4, 0, 0, 0, 4));
        assertThat(report.refused().getFirst())
                .satisfies(
                        row -> {
                            assertThat(row.reason()).isEqualTo(Reason.NO_SUCH_ENTITY);
                            assertThat(row.what()).contains("urn:ngsi-ld:Thing:a");
                            assertThat(row.column()).isEqualTo("thing");
                        });
    }

    @Test
    @DisplayName("a rehearsal writes nothing, and says and shows what an import would do")
    void rehearsal() {
        var before = city.twin.writes();
        var outcome =
                city.run(WIDE, Imports.Mode.REHEARSAL, Caller.theCity(), ProgressListener.NOBODY);

        assertThat(city.twin.writes()).isEqualTo(before);
        assertThat(city.book.list(10)).isEmpty();
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.Finished.class,
                        finished -> {
                            var report = finished.report();
                            assertThat(report.counts()).isEqualTo(new Counts(4, 4, 0, 0, 0));
                            assertThat(report.samples()).hasSize(4);
                            assertThat(report.samples().getFirst().attributes())
                                    .containsExactly("load = 1 kWh, 2022-08-31T16:00:00Z");
                        });
    }

    @Test
    @DisplayName("an import that stopped goes on where it was, with the same counts in the end")
    void resumed() {
        var lines = new String[5_001];
        lines[0] = "time,a,b";
        for (var i = 1; i < lines.length; i++) {
            var at = Instant.parse("2022-09-01T00:00:00Z").plusSeconds(3_600L * i);
            lines[i] = at.toString().substring(0, 16).replace('T', ' ') + "," + i + "," + -i;
        }
        city.write("loads.csv", lines);
        ProgressListener stopHalfway =
                progress -> progress.counts().read() > 6_000 ? Wish.STOP : Wish.GO_ON;
        var first = finished(city.run(WIDE, Imports.Mode.FOR_GOOD, Caller.theCity(), stopHalfway));
        var second =
                finished(
                        city.run(
                                WIDE,
                                Imports.Mode.FOR_GOOD,
                                Caller.theCity(),
                                ProgressListener.NOBODY));

        assertThat(first.stopped()).as("a stopped import says so").isPresent();
        assertThat(second.resumed()).isEqualTo(first.counts().read());
        assertThat(second.counts()).isEqualTo(new Counts(10_000, 10_000, 0, 0, 0));
        assertThat(city.twin.readings()).isEqualTo(10_000);
        assertThat(city.book.list(10))
                .extracting(kept -> kept.summary().state())
                .containsExactly(RunSummary.State.FINISHED, RunSummary.State.INTERRUPTED);
        assertThat(finished(city.run(WIDE, Caller.theCity())).resumed()).isZero();
    }

    private static ImportReport finished(ImportOutcome outcome) {
        assertThat(outcome).isInstanceOf(ImportOutcome.Finished.class);
        return ((ImportOutcome.Finished) outcome).report();
    }

    private List<Series.Moment> moments(String thing, String attribute) {
        var query =
                HistoryQuery.of(
                        List.of(new EntityId("urn:ngsi-ld:Thing:" + thing)),
                        Set.of(CoreContext.expand(attribute)),
                        TimeRange.ALWAYS,
                        100);
        return city.twin
                .read(Tenant.DEFAULT, query, Caller.theCity().viewer())
                .series()
                .getFirst()
                .moments();
    }
}
