package io.cityplane.imports.domain;

import io.cityplane.imports.Counts;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.Sample;
import io.cityplane.imports.ImportReport.Sign;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Counts what becomes of a file's rows, and keeps the first examples of what is wrong.
final class Tally {

    private final String file;
    private final List<RefusedRow> refusedRows = new ArrayList<>();
    private final List<Finding> aboutFile = new ArrayList<>();
    private final Map<Topic, Mark> marks = new LinkedHashMap<>();
    private final List<Sample> samples = new ArrayList<>();
    private long read;
    private long created;
    private long changed;
    private long unchanged;
    private long refused;

    Tally(String file) {
        this.file = file;
    }

    private record Topic(Sign sign, String about) {}

    /// Goes on from what an earlier run had settled.
    void resume(Counts settled) {
        created = settled.created();
        changed = settled.changed();
        unchanged = settled.unchanged();
    }

    void read() {
        read++;
    }

    void created() {
        created++;
    }

    void changed() {
        changed++;
    }

    void unchanged() {
        unchanged++;
    }

    void refused(long line, Refusal.Why why) {
        refused++;
        if (refusedRows.size() < ImportReport.MOST_REFUSED) {
            refusedRows.add(
                    new RefusedRow(
                            file, line, why.column(), why.reason(), why.what(), why.advice()));
        }
    }

    /// Notes that a row shows a sign; what and advice are the first row's.
    void mark(Sign sign, String about, long line, String what, String advice) {
        marks.computeIfAbsent(new Topic(sign, about), _ -> new Mark(what, advice)).add(line);
    }

    void about(Finding finding) {
        aboutFile.add(finding);
    }

    boolean wantsSamples() {
        return samples.size() < ImportReport.MOST_SAMPLES;
    }

    void sample(Sample sample) {
        samples.add(sample);
    }

    Counts counts() {
        return new Counts(read, created, changed, unchanged, refused);
    }

    List<RefusedRow> refusedRows() {
        return refusedRows;
    }

    List<Sample> samples() {
        return samples;
    }

    List<Finding> findings() {
        var findings = new ArrayList<>(aboutFile);
        marks.forEach((topic, mark) -> findings.add(mark.finding(topic)));
        return findings;
    }

    private static final class Mark {
        private final String what;
        private final String advice;
        private final List<Long> lines = new ArrayList<>();
        private long count;

        Mark(String what, String advice) {
            this.what = what;
            this.advice = advice;
        }

        void add(long line) {
            count++;
            if (lines.size() < ImportReport.MOST_LINES
                    && (lines.isEmpty() || lines.getLast() != line)) {
                lines.add(line);
            }
        }

        Finding finding(Topic topic) {
            return new Finding(topic.sign(), topic.about(), what, advice, count, lines, List.of());
        }
    }
}
