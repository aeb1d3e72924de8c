package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.SourceFile;
import io.cityplane.imports.ImportReport.Stopped;
import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.domain.RunBook.Settled;
import io.cityplane.imports.domain.SourceFiles.Rows;
import io.cityplane.imports.domain.TwinWriter.Sending;
import io.cityplane.imports.domain.TwinWriter.SettledListener;
import io.cityplane.kernel.Caller;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What one import works with.
///
/// @param name the mapping's, without its ending
/// @param areas by their type
/// @param patience how long to wait for a twin that takes no changes
/// @param book is told how far the import is
/// @param known whether entities are there, as far as it was asked
record Workbench(
        String name,
        SourceFiles files,
        Twin twin,
        History history,
        Mapping mapping,
        Path file,
        Map<String, Areas> areas,
        Caller caller,
        Duration patience,
        Tally tally,
        Reporter reporter,
        Consumer<Settled> book,
        Map<EntityId, Boolean> known) {

    Rows openRows() {
        return files.open(file, mapping.source());
    }

    /// Whether the twin has an entity that the caller sees; looked up once for each.
    boolean isThere(EntityId id) {
        return known.computeIfAbsent(
                id, it -> twin.find(Tenant.DEFAULT, it, caller.viewer()).isPresent());
    }

    TwinWriter writer(Mode mode, SettledListener listener) {
        var delivery = new Delivery(twin, new Past(history, caller.viewer()), caller.viewer());
        var sending =
                switch (mode) {
                    case FOR_GOOD ->
                            (Sending) commands -> twin.append(Tenant.DEFAULT, commands, caller);
                    case REHEARSAL -> Sending.NOWHERE;
                };
        return new TwinWriter(sending, delivery, patience, tally, listener);
    }

    void settled(Settled settled) {
        book.accept(settled);
    }

    /// @param resumed how many rows an earlier run had settled
    ImportReport report(Optional<SourceFile> source, long resumed, Optional<Stopped> stopped) {
        return new ImportReport(
                mapping.title(),
                source,
                tally.counts(),
                tally.refusedRows(),
                tally.findings(),
                tally.samples(),
                resumed,
                stopped);
    }

    Workbench writingTo(Consumer<Settled> to) {
        return new Workbench(
                name,
                files,
                twin,
                history,
                mapping,
                file,
                areas,
                caller,
                patience,
                tally,
                reporter,
                to,
                new HashMap<>());
    }
}
