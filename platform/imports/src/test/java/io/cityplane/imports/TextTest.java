package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.Progress.Phase;
import io.cityplane.imports.ProgressLines.Medium;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Progress and outcomes in words.
class TextTest {

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    @DisplayName("on a terminal a bar grows in one line")
    void bar() {
        var lines = lines(Medium.TERMINAL);
        lines.heard(progress(50, Duration.ofSeconds(1)));

        assertThat(printed())
                .endsWith(
                        "[###############...............]  50 % a.csv: 1,200 rows, 3 refused, 1.0"
                                + " s")
                .doesNotContain("\n");
    }

    @Test
    @DisplayName("elsewhere there is a line every two seconds")
    void plain() {
        var lines = lines(Medium.PLAIN);
        for (var tenths = 0; tenths <= 45; tenths++) {
            lines.heard(progress(tenths, Duration.ofMillis(tenths * 100L)));
        }

        assertThat(printed().lines())
                .containsExactly(
                        " 20 % a.csv: 1,200 rows, 3 refused, 2.0 s",
                        " 40 % a.csv: 1,200 rows, 3 refused, 4.0 s");
    }

    @Test
    @DisplayName("a report tells counts, findings and refused rows with file and line")
    void report() {
        var refused =
                new RefusedRow(
                        "a.csv",
                        4,
                        "x",
                        Reason.NOT_A_NUMBER,
                        "'\u001b[2J' is no number",
                        "Mend it.");
        var finding = new Finding(Sign.IN_NO_AREA, "in no area", "Look.", 12, List.of(2L, 3L));
        var report =
                new ImportReport(
                        "Stations",
                        Optional.empty(),
                        new Counts(14, 2, 0, 10, 2),
                        List.of(refused),
                        List.of(finding),
                        List.of(),
                        0,
                        Optional.empty());
        var outcome = new ImportOutcome.Finished(report);

        assertThat(OutcomeText.of(outcome).lines())
                .containsExactly(
                        "Stations: 14 rows read, 2 created, 0 changed, 10 unchanged, 2 refused",
                        "note: in no area (12 rows; lines 2, 3, ...). Look.",
                        "a.csv:4: column x: '?[2J' is no number. Mend it.",
                        "... and 1 more refused rows");
        assertThat(OutcomeText.isComplete(outcome)).isFalse();
    }

    @Test
    @DisplayName("faults of a mapping are told one a line")
    void faults() {
        var faults =
                List.of(
                        new MappingFault("m.yaml", 3, "what", "Do."),
                        new MappingFault("m.yaml", 0, "all", "Do."));

        assertThat(OutcomeText.of(new ImportOutcome.BadMapping(faults)).lines())
                .containsExactly(
                        "m.yaml:3: what. Do.", "m.yaml: all. Do.", "Nothing was imported.");
    }

    private ProgressLines lines(Medium medium) {
        return new ProgressLines(new PrintStream(printed, true, StandardCharsets.UTF_8), medium);
    }

    private String printed() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private static Progress progress(long percent, Duration taken) {
        var counts = new Counts(1_200, 1_197, 0, 0, 3);
        return new Progress("a.csv", Phase.IMPORTING, percent, 100, counts, taken);
    }
}
