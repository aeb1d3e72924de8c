package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.ImportReport.SourceFile;
import io.cityplane.imports.ImportReport.Stopped;
import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.Progress.Phase;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.imports.domain.Delivery.Introduction;
import io.cityplane.imports.domain.Mapping.Presence;
import io.cityplane.imports.domain.RowMapper.Mapped;
import io.cityplane.imports.domain.RunBook.Settled;
import io.cityplane.imports.domain.SeenIds.Likeness;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Inspection;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import io.cityplane.twin.Twin;
import java.util.List;
import java.util.Optional;

/// Takes a file's rows to the twin, from the first to the report. Used once.
final class ImportRun {

    private static final String AGAIN =
            "Run the import again: it goes on where it was, and what is in is not doubled.";

    private final Workbench bench;
    private final Mapping mapping;
    private final Inspection.Fit readable;
    private final Mode mode;
    private final Settled before;
    private final RowMapper mapper;
    private final Steps steps;
    private final QualityWatch watch;
    private final Optional<DatumCheck> datumCheck;
    private final Tally tally;
    private final TwinWriter writer;
    private final Reporter reporter;
    private final SeenIds seen = new SeenIds();
    private final SeenIds seenEntities = new SeenIds();
    private final Introduction introduction;
    private long line;
    private long number;

    /// @param before how far an earlier run came that was interrupted
    ImportRun(Workbench bench, Inspection.Fit readable, Mode mode, Settled before) {
        this.bench = bench;
        this.mapping = bench.mapping();
        this.readable = readable;
        this.mode = mode;
        this.before = before;
        this.tally = bench.tally();
        this.reporter = bench.reporter();
        this.mapper = new RowMapper(mapping, bench.areas(), QualityEntities.origin(bench.name()));
        this.steps = new Steps(mapping.steps());
        this.watch = new QualityWatch(mapping, tally);
        this.datumCheck = datumCheck();
        this.introduction = introduction();
        this.writer = bench.writer(mode, this::settled);
    }

    ImportReport go() {
        tally.resume(before.counts());
        MappingSense.unspokenOf(mapping, readable.columns()).forEach(this::leftOut);
        var stopped = rows();
        watch.finish();
        datumCheck.flatMap(DatumCheck::finding).ifPresent(tally::about);
        reporter.tell(Phase.IMPORTING, readable.bytes());
        var source =
                new SourceFile(
                        mapping.source().file(),
                        readable.sha256(),
                        readable.bytes(),
                        tally.counts().read(),
                        reporter.taken());
        return bench.report(Optional.of(source), before.row(), stopped);
    }

    private void settled(long row) {
        bench.settled(new Settled(Math.max(row, before.row()), tally.counts()));
    }

    private Optional<Stopped> rows() {
        try (var rows = bench.openRows()) {
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
                case Read.Row row -> take(row);
                case Read.BadRow(long at, Flaw flaw, String what, String advice) -> {
                    begin(at);
                    tally.refused(at, new Refusal.Why(reason(flaw), "", what, advice));
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

    private static Reason reason(Flaw flaw) {
        return switch (flaw) {
            case COLUMN_COUNT -> Reason.WRONG_COLUMN_COUNT;
            case GEOMETRY -> Reason.BAD_GEOMETRY;
            case NOT_JSON -> Reason.NOT_JSON;
        };
    }

    private void begin(long at) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        line = at;
        number++;
        tally.read();
    }

    private void take(Read.Row row) throws InterruptedException {
        List<Read.Row> made;
        try {
            made = steps.take(row);
        } catch (Refusal refusal) {
            begin(row.line());
            tally.refused(row.line(), refusal.why());
            return;
        }
        for (var one : made) {
            begin(one.line());
            map(one);
        }
    }

    private void map(Read.Row row) throws InterruptedException {
        switch (mapper.map(row)) {
            case Mapped.Refused(Refusal.Why why) -> tally.refused(row.line(), why);
            case Mapped.Ready ready -> {
                if (isThere(ready, row.line()) && isNew(ready, row.line())) {
                    watch(ready, row.line());
                    write(ready, row.line());
                }
            }
        }
    }

    private void watch(Mapped.Ready ready, long at) {
        datumCheck.ifPresent(check -> ready.asInFile().ifPresent(check::note));
        for (var note : ready.notes()) {
            tally.mark(note.sign(), note.about(), at, note.what(), note.advice());
        }
        for (var said : ready.said()) {
            watch.saw(at, ready.entity().id(), said.rule(), said.value(), ready.at());
        }
    }

    private void write(Mapped.Ready ready, long at) throws InterruptedException {
        if (mode == Mode.REHEARSAL && tally.wantsSamples()) {
            tally.sample(Samples.of(at, ready.entity(), ready.readings()));
        }
        if (number > before.row()) {
            writer.write(
                    new Delivery.Pending(
                            at, number, ready.entity(), introduction, ready.readings()));
        }
    }

    private boolean isThere(Mapped.Ready ready, long at) {
        var id = ready.entity().id();
        if (mapping.entity().presence() == Presence.AS_NEEDED || bench.isThere(id)) {
            return true;
        }
        var what = "the twin has no %s".formatted(id.uri());
        var advice = "Import what it stands for first, or ask whoever made the file what it means.";
        var columns = String.join(", ", mapping.entity().id().columns());
        tally.refused(at, new Refusal.Why(Reason.NO_SUCH_ENTITY, columns, what, advice));
        return false;
    }

    private boolean isNew(Mapped.Ready ready, long at) throws InterruptedException {
        var id = ready.entity().id().uri();
        var content = ready.entity().hashCode();
        if (ready.at().isEmpty()) {
            return isFirst(id, content, ready, at);
        }
        var moment = id + '@' + ready.at().get();
        return isSameThing(id, content, at)
                && isFirst(moment, ready.readings().hashCode(), ready, at);
    }

    /// Whether the readings' entity is the one that earlier rows told of.
    private boolean isSameThing(String id, int content, long at) {
        var sight = seenEntities.see(id, content, at);
        if (sight.likeness() == Likeness.OTHER_CONTENT) {
            var what = "line %d says other things of %s itself".formatted(sight.line(), id);
            var advice = "What changes with time belongs under `readings`.";
            tally.refused(at, new Refusal.Why(Reason.DUPLICATE, "", what, advice));
        }
        return sight.likeness() != Likeness.OTHER_CONTENT;
    }

    private boolean isFirst(String id, int content, Mapped.Ready ready, long at)
            throws InterruptedException {
        if (seen.isFull()) {
            tally.mark(
                    Sign.REPETITIONS_NOT_CHECKED,
                    "",
                    at,
                    "the file has more than %d ids".formatted(SeenIds.MOST),
                    "Later rows of the same id overwrite earlier ones. Split the file.");
            return true;
        }
        var sight = seen.see(id, content, at);
        if (sight.likeness() == Likeness.SAME_CONTENT) {
            repeated(ready, at);
        } else if (sight.likeness() == Likeness.OTHER_CONTENT) {
            var what = "%s is in line %d already, with other values".formatted(id, sight.line());
            var advice = "Keep one of the two rows, or make the id of more columns.";
            tally.refused(at, new Refusal.Why(Reason.DUPLICATE, "", what, advice));
        }
        return sight.likeness() == Likeness.FIRST;
    }

    private void repeated(Mapped.Ready ready, long at) throws InterruptedException {
        if (number > before.row()) {
            writer.write(
                    new Delivery.Pending(
                            at, number, ready.entity(), Introduction.NEVER, List.of()));
        }
        tally.mark(
                Sign.REPEATED_ROW,
                "",
                at,
                "the row says again what an earlier one said",
                "Nothing has to be done; the file could be shorter.");
    }

    private void leftOut(String column) {
        tally.about(
                new Finding(
                        Sign.COLUMN_LEFT_OUT,
                        column,
                        "the mapping does not speak of the column '%s'".formatted(column),
                        "Use it, or name it under `leave-out` with the reason.",
                        0,
                        List.of(),
                        List.of()));
    }

    private Introduction introduction() {
        if (mapping.readings().isEmpty()) {
            return Introduction.WITH_EVERY_ROW;
        }
        var onlyReadings =
                mapping.entity().presence() == Presence.REQUIRED
                        && mapping.attributes().isEmpty()
                        && mapping.provenance().isEmpty();
        return onlyReadings ? Introduction.NEVER : Introduction.ONCE;
    }

    private Optional<DatumCheck> datumCheck() {
        var first = mapping.areaTypes().stream().findFirst().map(bench.areas()::get);
        return mapping.everyAttribute()
                .filter(rule -> rule.name().equals("location"))
                .map(Mapping.AttributeRule::value)
                .filter(ValueRule.OfPoint.class::isInstance)
                .map(value -> ((ValueRule.OfPoint) value).datum())
                .findFirst()
                .flatMap(stated -> first.map(areas -> new DatumCheck(areas, stated)));
    }

    private Optional<Stopped> stopped(long at, String what, String advice) {
        return Optional.of(new Stopped(mapping.source().file(), at, what, advice));
    }
}
