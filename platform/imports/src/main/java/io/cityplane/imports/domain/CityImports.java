package io.cityplane.imports.domain;

import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.Imports;
import io.cityplane.imports.ProgressListener;
import io.cityplane.imports.domain.MappingLanguage.Reading;
import io.cityplane.imports.domain.SourceFiles.MappingText;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.twin.Twin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// The door's rules: who may import, and what has to be right before the first row is read.
public final class CityImports implements Imports {

    private final SourceFiles files;
    private final Twin twin;
    private final Duration patience;
    private final ReentrantLock running = new ReentrantLock();

    /// Imports from these files into this twin.
    ///
    /// @param patience how long to wait for a twin that takes no changes before an import stops
    public CityImports(SourceFiles files, Twin twin, Duration patience) {
        this.files = files;
        this.twin = twin;
        this.patience = patience;
    }

    @Override
    public ImportOutcome run(Path mapping, Path folder, Caller caller, ProgressListener listener) {
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
                case MappingText.Text(Tree tree) ->
                        run(name(mapping), tree, folder, caller, listener);
            };
        } finally {
            running.unlock();
        }
    }

    private ImportOutcome run(
            String name, Tree tree, Path folder, Caller caller, ProgressListener listener) {
        return switch (MappingLanguage.read(name, tree)) {
            case Reading.Faulty(var faults) -> new ImportOutcome.BadMapping(faults);
            case Reading.Understood(Mapping mapping) -> {
                if (mapping.ownership().isPresent() && caller.right() != Right.ADMINISTER) {
                    yield new ImportOutcome.NotPermitted(
                            "The mapping says whose its entities are: that takes an"
                                    + " administrator.");
                }
                yield run(name, mapping, folder, caller, listener);
            }
        };
    }

    private ImportOutcome run(
            String name, Mapping mapping, Path folder, Caller caller, ProgressListener listener) {
        var faults = new MappingFaults(name);
        var file = files.find(folder, mapping.source().file());
        if (file.isEmpty()) {
            faults.add(
                    mapping.source().line(),
                    "there is no file '%s' in %s".formatted(mapping.source().file(), folder),
                    "Give the folder of files with --files; only what lies in it is read.");
            return new ImportOutcome.BadMapping(faults.byLine());
        }
        var areas = areas(mapping, caller, faults);
        if (!faults.isEmpty()) {
            return new ImportOutcome.BadMapping(faults.byLine());
        }
        return new ImportRun(files, twin, mapping, file.get(), areas, caller, patience, listener)
                .go(faults);
    }

    private Areas areas(Mapping mapping, Caller caller, MappingFaults faults) {
        var rule = mapping.within();
        if (rule.isEmpty() || !(rule.get().value() instanceof ValueRule.Within(String type))) {
            return new Areas(List.of());
        }
        var areas = Areas.load(twin, type, caller.viewer(), files);
        if (areas.isEmpty()) {
            faults.add(
                    rule.get().line(),
                    "the twin holds no %s with an area as its location".formatted(type),
                    "Import the areas first, such as examples/shenzhen/districts.yaml.");
        }
        return areas;
    }

    private static String name(Path mapping) {
        return Objects.toString(mapping.getFileName(), "");
    }
}
