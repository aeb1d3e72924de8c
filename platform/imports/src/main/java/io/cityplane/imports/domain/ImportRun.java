package io.cityplane.imports.domain;

import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.ImportReport.SourceFile;
import io.cityplane.imports.ImportReport.Stopped;
import io.cityplane.imports.Progress.Phase;
import io.cityplane.imports.ProgressListener;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.imports.domain.RowMapper.Join;
import io.cityplane.imports.domain.RowMapper.Mapped;
import io.cityplane.imports.domain.SeenIds.Likeness;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Inspection;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import io.cityplane.kernel.Caller;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Twin;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// One import, from the look through its file to the report. Used once.
final class ImportRun {

    private static final String AGAIN = "Run the import again: what is in already is not doubled.";

    private final SourceFiles files;
    private final Mapping mapping;
    private final Path file;
    private final RowMapper mapper;
    private final Optional<DatumCheck> datumCheck;
    private final Tally tally;
    private final TwinWriter writer;
    private final Reporter reporter;
    private final SeenIds seen = new SeenIds();
    private long line;

    ImportRun(
            SourceFiles files,
            Twin twin,
            Mapping mapping,
            SourceFiles.Found found,
            Areas areas,
            Caller caller,
            ProgressListener listener) {
        this.files = files;
        this.mapping = mapping;
        this.file = found.path();
        this.mapper = new RowMapper(mapping, areas);
        this.datumCheck = statedDatum().map(datum -> new DatumCheck(areas, datum));
        this.tally = new Tally(fileName());
        this.writer = new TwinWriter(twin, caller, tally);
        this.reporter = new Reporter(fileName(), found.bytes(), tally, listener);
    }

    /// @param faults takes what the file shows to be wrong with the mapping
    ImportOutcome go(MappingFaults faults) {
        try {
            return switch (files.inspect(file, mapping.source(), reporter::heardChecking)) {
                case Inspection.Unfit(long at, String what, String advice) ->
                        new ImportOutcome.Finished(
                                report(Optional.empty(), stopped(at, what, advice)));
                case Inspection.Fit readable -> {
                    MappingSense.checkColumns(mapping, readable.columns(), faults);
                    yield faults.isEmpty()
                            ? new ImportOutcome.Finished(imported(readable))
                            : new ImportOutcome.BadMapping(faults.byLine());
                }
            };
        } catch (SourceFiles.Stop stop) {
            return new ImportOutcome.Finished(
                    report(Optional.empty(), stopped(0, "it was stopped", AGAIN)));
        }
    }

    private ImportReport imported(Inspection.Fit readable) {
        MappingSense.unspokenOf(mapping, readable.columns()).forEach(this::leftOut);
        var stopped = rows();
        datumCheck.flatMap(DatumCheck::finding).ifPresent(tally::about);
        reporter.tell(Phase.IMPORTING, readable.bytes());
        var source =
                new SourceFile(
                        fileName(),
                        readable.sha256(),
                        readable.bytes(),
                        tally.counts().read(),
                        reporter.taken());
        return report(Optional.of(source), stopped);
    }

    private Optional<Stopped> rows() {
        try (var rows = files.open(file, mapping.source())) {
            var stopped = rows(rows);
            writer.finish();
            return stopped;
        } catch (Twin.Unavailable e) {
            var what =
                    "the twin takes no changes now (%s); of the last %d rows it is not known whether they are in"
                            .formatted(e.getMessage(), writer.unsettled());
            return stopped(line, what, "See that the database runs. " + AGAIN);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            var what =
                    "it was interrupted; of the last %d rows it is not known whether they are in"
                            .formatted(writer.unsettled());
            return stopped(line, what, AGAIN);
        }
    }

    private Optional<Stopped> rows(Rows rows) throws InterruptedException {
        while (true) {
            switch (rows.next()) {
                case Read.Row row -> {
                    begin(row.line());
                    row(row);
                }
                case Read.BadRow(long at, Flaw flaw, String what, String advice) -> {
                    begin(at);
                    var reason =
                            switch (flaw) {
                                case COLUMN_COUNT -> Reason.WRONG_COLUMN_COUNT;
                                case GEOMETRY -> Reason.BAD_GEOMETRY;
                            };
                    tally.refused(at, new Refusal.Why(reason, "", what, advice));
                }
                case Read.Broken(long at, String what, String advice) -> {
                    return stopped(at, what, advice);
                }
                case Read.End() -> {
                    return Optional.empty();
                }
            }
            if (reporter.heardImporting(rows) == Wish.STOP) {
                return stopped(line, "it was stopped", AGAIN);
            }
        }
    }

    private void begin(long at) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        line = at;
        tally.read();
    }

    private void row(Read.Row row) throws InterruptedException {
        switch (mapper.map(row)) {
            case Mapped.Refused(Refusal.Why why) -> tally.refused(row.line(), why);
            case Mapped.Ready(Entity entity, Optional<Place> place, Join join) -> {
                if (isNew(entity, row.line())) {
                    datumCheck.ifPresent(check -> place.ifPresent(check::note));
                    if (join == Join.IN_NO_AREA) {
                        tally.mark(
                                Sign.IN_NO_AREA,
                                row.line(),
                                "the place lies in none of the areas looked for",
                                "Check the coordinates and their datum. The entity is in, without"
                                        + " its area.");
                    }
                    writer.write(row.line(), entity);
                }
            }
        }
    }

    private boolean isNew(Entity entity, long at) {
        if (seen.isFull()) {
            tally.mark(
                    Sign.REPETITIONS_NOT_CHECKED,
                    at,
                    "the file has more than %d ids".formatted(SeenIds.MOST),
                    "Later rows of the same id overwrite earlier ones. Split the file.");
            return true;
        }
        var sight = seen.see(entity.id().uri(), entity.hashCode(), at);
        if (sight.likeness() == Likeness.SAME_CONTENT) {
            tally.unchanged();
            tally.mark(
                    Sign.REPEATED_ROW,
                    at,
                    "the row says again what an earlier one said",
                    "Nothing has to be done; the file could be shorter.");
        } else if (sight.likeness() == Likeness.OTHER_CONTENT) {
            var what =
                    "%s is in line %d already, with other values"
                            .formatted(entity.id().uri(), sight.line());
            var advice = "Keep one of the two rows, or make the id of more columns.";
            tally.refused(at, new Refusal.Why(Reason.DUPLICATE, "", what, advice));
        }
        return sight.likeness() == Likeness.FIRST;
    }

    private void leftOut(String column) {
        tally.about(
                new Finding(
                        Sign.COLUMN_LEFT_OUT,
                        "the mapping does not speak of the column '%s'".formatted(column),
                        "Use it, or name it under `leave-out` with the reason.",
                        0,
                        List.of()));
    }

    private Optional<Datum> statedDatum() {
        if (mapping.within().isEmpty()) {
            return Optional.empty();
        }
        for (var rule : mapping.attributes()) {
            if (rule.name().equals("location") && rule.value() instanceof ValueRule.OfPoint point) {
                return Optional.of(point.datum());
            }
        }
        return Optional.empty();
    }

    private ImportReport report(Optional<SourceFile> source, Optional<Stopped> stopped) {
        return new ImportReport(
                mapping.title(),
                source,
                tally.counts(),
                tally.refusedRows(),
                tally.findings(),
                stopped);
    }

    private Optional<Stopped> stopped(long at, String what, String advice) {
        return Optional.of(new Stopped(fileName(), at, what, advice));
    }

    private String fileName() {
        return mapping.source().file();
    }
}
