package io.cityplane.imports;

import static java.util.stream.Collectors.joining;

import io.cityplane.imports.ImportOutcome.BadMapping;
import io.cityplane.imports.ImportOutcome.Busy;
import io.cityplane.imports.ImportOutcome.Finished;
import io.cityplane.imports.ImportOutcome.NotPermitted;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.Sample;
import io.cityplane.imports.ImportReport.Sign;
import java.util.List;
import java.util.Locale;

/// An import's outcome in words, for a terminal: `file:line: what. advice`.
public final class OutcomeText {

    /// So many examples of a finding fit on a terminal.
    private static final int MOST_EXAMPLES = 5;

    private OutcomeText() {}

    /// Lines without control characters, whatever the file holds.
    public static String of(ImportOutcome outcome) {
        return switch (outcome) {
            case Finished(ImportReport report) -> report(report);
            case BadMapping(List<MappingFault> faults) ->
                    faults.stream()
                            .map(
                                    fault ->
                                            at(
                                                    fault.file(),
                                                    fault.line(),
                                                    fault.what(),
                                                    fault.advice()))
                            .collect(joining("", "", "Nothing was imported.\n"));
            case NotPermitted(String why) -> why + "\nNothing was imported.\n";
            case Busy() -> "Another import is running. Try again when it has finished.\n";
        };
    }

    /// Whether everything that the file holds is in the twin.
    public static boolean isComplete(ImportOutcome outcome) {
        return outcome instanceof Finished(ImportReport report)
                && report.stopped().isEmpty()
                && report.counts().refused() == 0;
    }

    private static String report(ImportReport report) {
        var text = new StringBuilder();
        var counts = report.counts();
        text.append(
                String.format(
                        Locale.ROOT,
                        "%s: %,d rows read, %,d created, %,d changed, %,d unchanged, %,d refused%n",
                        report.title(),
                        counts.read(),
                        counts.created(),
                        counts.changed(),
                        counts.unchanged(),
                        counts.refused()));
        report.source()
                .ifPresent(
                        source -> {
                            var seconds = source.taken().toMillis() / 1_000.0;
                            text.append(
                                    String.format(
                                            Locale.ROOT,
                                            "  %s, %,d bytes, %.1f s, sha-256 %s%n",
                                            source.file(),
                                            source.bytes(),
                                            seconds,
                                            source.sha256()));
                        });
        if (report.resumed() > 0) {
            text.append(
                    String.format(
                            Locale.ROOT,
                            "  went on after row %,d, which an earlier run had settled%n",
                            report.resumed()));
        }
        report.samples().forEach(sample -> text.append(sample(sample)));
        report.findings().stream()
                .filter(finding -> !saysAllIsThere(finding))
                .forEach(finding -> text.append(finding(finding)));
        report.refused().forEach(row -> text.append(refused(row)));
        var unnamed = counts.refused() - report.refused().size();
        if (unnamed > 0) {
            text.append(String.format(Locale.ROOT, "... and %,d more refused rows%n", unnamed));
        }
        report.stopped()
                .ifPresent(
                        stopped -> {
                            text.append("It stopped before the end of the file. ");
                            text.append(
                                    at(
                                            stopped.file(),
                                            stopped.line(),
                                            stopped.what(),
                                            stopped.advice()));
                        });
        return text.toString();
    }

    /// Coverage with no month that lacks anything says nothing new.
    private static boolean saysAllIsThere(Finding finding) {
        return finding.sign() == Sign.COVERAGE
                && finding.examples().stream().allMatch(month -> month.endsWith("(100.0 %)"));
    }

    private static String sample(Sample sample) {
        var attributes = String.join("; ", sample.attributes());
        return clean("line %d: %s: %s".formatted(sample.line(), sample.id(), attributes)) + "\n";
    }

    private static String examples(Finding finding) {
        var shown = finding.examples().stream().limit(MOST_EXAMPLES).toList();
        var more = finding.examples().size() - shown.size();
        return shown.stream().map(example -> "      " + clean(example) + "\n").collect(joining())
                + (more > 0 ? "      ... and %d more in the report%n".formatted(more) : "");
    }

    private static String finding(Finding finding) {
        var where =
                finding.lines().isEmpty()
                        ? counted(finding)
                        : String.format(
                                Locale.ROOT,
                                " (%,d rows; lines %s%s)",
                                finding.count(),
                                finding.lines().stream()
                                        .map(String::valueOf)
                                        .collect(joining(", ")),
                                finding.count() > finding.lines().size() ? ", ..." : "");
        return clean(
                        String.format(
                                Locale.ROOT,
                                "note: %s%s%s. %s",
                                finding.about().isEmpty() ? "" : finding.about() + ": ",
                                finding.what(),
                                where,
                                finding.advice()))
                + "\n"
                + examples(finding);
    }

    private static String counted(Finding finding) {
        return finding.count() == 0 || finding.sign() == Sign.COVERAGE
                ? ""
                : String.format(Locale.ROOT, " (%,d)", finding.count());
    }

    private static String refused(RefusedRow row) {
        var column = row.column().isEmpty() ? "" : "column " + row.column() + ": ";
        return at(row.file(), row.line(), column + row.what(), row.advice());
    }

    private static String at(String file, long line, String what, String advice) {
        var where = line == 0 ? file : file + ":" + line;
        return clean(where + ": " + what + ". " + advice) + "\n";
    }

    /// What comes from a file could steer the terminal.
    private static String clean(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }
}
