package io.cityplane.imports.domain;

import io.cityplane.imports.Counts;
import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.ImportReport.Stopped;
import io.cityplane.imports.Imports;
import io.cityplane.imports.PastImports;
import io.cityplane.imports.ProgressListener;
import io.cityplane.imports.RunSummary;
import io.cityplane.imports.RunSummary.State;
import io.cityplane.imports.domain.MappingLanguage.Reading;
import io.cityplane.imports.domain.RunBook.Kept;
import io.cityplane.imports.domain.RunBook.Settled;
import io.cityplane.imports.domain.RunBook.Subject;
import io.cityplane.imports.domain.SourceFiles.Inspection;
import io.cityplane.imports.domain.SourceFiles.MappingText;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.History;
import io.cityplane.twin.Twin;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;

/// The door's rules: who may import, and what has to be right before the first row is read.
public final class CityImports implements Imports, PastImports {

    private static final Settled NOTHING = new Settled(0, Counts.NONE);

    private final SourceFiles files;
    private final Twin twin;
    private final History history;
    private final RunBook book;
    private final InstantSource clock;
    private final Duration patience;
    private final ReentrantLock running = new ReentrantLock();

    /// Imports from these files into this twin. Runs of the book that nobody drives any more are
    /// noted as interrupted.
    ///
    /// @param patience how long to wait for a twin that takes no changes before an import stops
    public CityImports(
            SourceFiles files,
            Twin twin,
            History history,
            RunBook book,
            InstantSource clock,
            Duration patience) {
        this.files = files;
        this.twin = twin;
        this.history = history;
        this.book = book;
        this.clock = clock;
        this.patience = patience;
        book.interruptAll(clock.instant());
    }

    @Override
    public ImportOutcome run(
            Path mapping, Path folder, Mode mode, Caller caller, ProgressListener listener) {
        if (caller.right().compareTo(Right.EVERYTHING_SEEN) < 0) {
            return new ImportOutcome.NotPermitted(
                    "An import changes more than one department's things: it takes an operator or"
                            + " an administrator.");
        }
        if (!running.tryLock()) {
            return new ImportOutcome.Busy();
        }
        try {
            return switch (files.readMapping(mapping)) {
                case MappingText.Unreadable(var fault) ->
                        new ImportOutcome.BadMapping(List.of(fault));
                case MappingText.Text text ->
                        new Order(name(mapping), text.sha256(), folder, mode, caller, listener)
                                .carryOut(text.tree());
            };
        } finally {
            running.unlock();
        }
    }

    @Override
    public List<RunSummary> runs(int most, Viewer viewer) {
        return book.list(most).stream()
                .filter(kept -> viewer.sees(kept.ownership()))
                .map(Kept::summary)
                .toList();
    }

    @Override
    public Optional<ImportReport> findReport(int run, Viewer viewer) {
        return book.find(run)
                .filter(kept -> viewer.sees(kept.ownership()))
                .flatMap(_ -> book.findReport(run));
    }

    private static String name(Path mapping) {
        return Objects.toString(mapping.getFileName(), "");
    }

    private static String stem(String name) {
        var dot = name.lastIndexOf('.');
        return dot > 0 ? name.substring(0, dot) : name;
    }

    /// One import that somebody wants.
    private final class Order {
        private final String name;
        private final String mappingSha256;
        private final Path folder;
        private final Mode mode;
        private final Caller caller;
        private final ProgressListener listener;
        private final MappingFaults faults;

        Order(
                String name,
                String mappingSha256,
                Path folder,
                Mode mode,
                Caller caller,
                ProgressListener listener) {
            this.name = name;
            this.mappingSha256 = mappingSha256;
            this.folder = folder;
            this.mode = mode;
            this.caller = caller;
            this.listener = listener;
            this.faults = new MappingFaults(name);
        }

        ImportOutcome carryOut(Tree tree) {
            return switch (MappingLanguage.read(name, tree)) {
                case Reading.Faulty(var all) -> new ImportOutcome.BadMapping(all);
                case Reading.Understood(Mapping mapping) -> {
                    if (mapping.entity().ownership().isPresent()
                            && caller.right() != Right.ADMINISTER) {
                        yield new ImportOutcome.NotPermitted(
                                "The mapping says whose its entities are: that takes an"
                                        + " administrator.");
                    }
                    yield withFiles(mapping);
                }
            };
        }

        private ImportOutcome withFiles(Mapping mapping) {
            var file = files.find(folder, mapping.source().file());
            if (file.isEmpty()) {
                faults.add(
                        mapping.source().line(),
                        "there is no file '%s' in %s".formatted(mapping.source().file(), folder),
                        "Give the folder of files with --files; only what lies in it is read.");
                return new ImportOutcome.BadMapping(faults.byLine());
            }
            var lookups = new LookupFiles(files, folder, faults);
            var whole = mapping.withLookups(lookups.load(mapping.lookups()));
            var areas = areas(whole);
            if (!faults.isEmpty()) {
                return new ImportOutcome.BadMapping(faults.byLine());
            }
            var tally = new Tally(mapping.source().file());
            var reporter =
                    new Reporter(mapping.source().file(), file.get().bytes(), tally, listener);
            var bench =
                    new Workbench(
                            stem(name),
                            files,
                            twin,
                            history,
                            whole,
                            file.get().path(),
                            areas,
                            caller,
                            patience,
                            tally,
                            reporter,
                            _ -> {},
                            new HashMap<>());
            return withBench(bench, lookups.hash());
        }

        private ImportOutcome withBench(Workbench bench, String lookupHash) {
            var mapping = bench.mapping();
            try {
                return switch (files.inspect(
                        bench.file(), mapping.source(), bench.reporter()::heardChecking)) {
                    case Inspection.Unfit(long at, String what, String advice) ->
                            new ImportOutcome.Finished(stopped(bench, at, what, advice));
                    case Inspection.Fit readable -> {
                        MappingSense.checkColumns(mapping, readable.columns(), faults);
                        yield faults.isEmpty()
                                ? new ImportOutcome.Finished(go(bench, readable, lookupHash))
                                : new ImportOutcome.BadMapping(faults.byLine());
                    }
                };
            } catch (SourceFiles.Stop stop) {
                return new ImportOutcome.Finished(
                        stopped(bench, 0, "it was stopped", "Nothing of it is in."));
            }
        }

        private ImportReport go(Workbench bench, Inspection.Fit readable, String lookupHash) {
            if (mode == Mode.REHEARSAL) {
                return new ImportRun(bench, readable, mode, NOTHING).go();
            }
            var mapping = bench.mapping();
            var subject =
                    new Subject(
                            name,
                            Hashes.sha256(mappingSha256 + lookupHash),
                            mapping.source().file(),
                            readable.sha256());
            var before = book.findInterrupted(subject).orElse(NOTHING);
            var number =
                    book.begin(subject, mapping.title(), caller.own(), before, clock.instant());
            var state = State.INTERRUPTED;
            var report = bench.report(Optional.empty(), before.row(), Optional.empty());
            try {
                var throttled = new Throttle(settled -> book.settled(number, settled));
                report = new ImportRun(bench.writingTo(throttled), readable, mode, before).go();
                throttled.flush();
                report = withQuality(bench, report);
                state = report.stopped().isEmpty() ? State.FINISHED : State.INTERRUPTED;
                return report;
            } finally {
                book.end(number, state, report, clock.instant());
            }
        }

        /// Keeps in the twin what was found; of a file that was not read to its end too little is
        /// known.
        private ImportReport withQuality(Workbench bench, ImportReport report) {
            if (report.stopped().isPresent()) {
                return report;
            }
            try {
                return new QualityEntities(twin, caller, bench.mapping(), bench.name())
                        .write(report)
                        .map(trouble -> report.with(notKept(trouble)))
                        .orElse(report);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return report.with(notKept("it was interrupted"));
            }
        }

        private static Finding notKept(String trouble) {
            return new Finding(
                    Sign.QUALITY_NOT_KEPT,
                    "what was found is not in the twin: " + trouble,
                    "The report has it. Run the import again.",
                    0,
                    List.of());
        }

        private ImportReport stopped(Workbench bench, long at, String what, String advice) {
            var file = bench.mapping().source().file();
            return bench.report(
                    Optional.empty(), 0, Optional.of(new Stopped(file, at, what, advice)));
        }

        private Map<String, Areas> areas(Mapping mapping) {
            var areas = new HashMap<String, Areas>();
            for (var rule : mapping.attributes()) {
                if (rule.value() instanceof ValueRule.Within(String type)) {
                    var found = Areas.load(twin, type, caller.viewer(), files);
                    if (found.isEmpty()) {
                        faults.add(
                                rule.line(),
                                "the twin holds no %s with an area as its location".formatted(type),
                                "Import the areas first, such as"
                                        + " examples/shenzhen/districts.yaml.");
                    }
                    areas.put(type, found);
                }
            }
            return areas;
        }
    }
}
