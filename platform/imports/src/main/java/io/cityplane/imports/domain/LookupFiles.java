package io.cityplane.imports.domain;

import static java.util.stream.Collectors.joining;

import io.cityplane.imports.domain.Mapping.Lookup;
import io.cityplane.imports.domain.Mapping.LookupFile;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.imports.domain.SourceFiles.Inspection;
import io.cityplane.imports.domain.SourceFiles.Read;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the files that rows are looked up in, into memory.
final class LookupFiles {

    /// So many rows of a lookup at most.
    private static final int MOST_ROWS = 1_000_000;

    private final SourceFiles files;
    private final Path folder;
    private final MappingFaults faults;
    private final List<String> hashes = new ArrayList<>();

    LookupFiles(SourceFiles files, Path folder, MappingFaults faults) {
        this.files = files;
        this.folder = folder;
        this.faults = faults;
    }

    /// The lookups with the rows of their files.
    List<Lookup> load(List<Lookup> lookups) {
        return lookups.stream().map(it -> it.file().map(f -> load(it, f)).orElse(it)).toList();
    }

    /// Tells the files apart that were read, and what was in them.
    String hash() {
        return hashes.stream().collect(joining(","));
    }

    private Lookup load(Lookup lookup, LookupFile file) {
        var rows = new HashMap<String, Map<String, String>>();
        var source = file.source();
        var found = files.find(folder, source.file());
        if (found.isEmpty()) {
            faults.add(
                    source.line(),
                    "there is no file '%s' in %s".formatted(source.file(), folder),
                    "Give the folder of files with --files; only what lies in it is read.");
            return lookup;
        }
        switch (files.inspect(found.get().path(), source, _ -> {})) {
            case Inspection.Unfit(long at, String what, String advice) ->
                    faults.add(
                            source.line(), "%s:%d: %s".formatted(source.file(), at, what), advice);
            case Inspection.Fit readable -> {
                hashes.add(readable.sha256());
                var needed = new ArrayList<Column>(file.take().values());
                needed.add(file.key());
                MappingSense.checkColumns(needed, readable.columns(), source.file(), faults);
                read(file, found.get().path(), rows);
            }
        }
        return new Lookup(lookup.key(), lookup.adds(), rows, lookup.otherwise(), lookup.file());
    }

    private void read(LookupFile file, Path path, Map<String, Map<String, String>> rows) {
        try (var reader = files.open(path, file.source())) {
            while (true) {
                switch (reader.next()) {
                    case Read.Row row -> {
                        if (!add(file, row, rows)) {
                            return;
                        }
                    }
                    case Read.BadRow(long at, _, String what, String advice) -> {
                        faults.add(file.source().line(), at(file, at) + what, advice);
                        return;
                    }
                    case Read.Broken(long at, String what, String advice) -> {
                        faults.add(file.source().line(), at(file, at) + what, advice);
                        return;
                    }
                    case Read.End() -> {
                        return;
                    }
                }
            }
        }
    }

    private boolean add(LookupFile file, Read.Row row, Map<String, Map<String, String>> rows) {
        var key = row.values().get(file.key().name());
        if (key == null) {
            return true;
        }
        var taken = new HashMap<String, String>();
        file.take()
                .forEach(
                        (name, column) ->
                                Optional.ofNullable(row.values().get(column.name()))
                                        .ifPresent(text -> taken.put(name, text)));
        var before = rows.putIfAbsent(key, taken);
        if (before != null && !before.equals(taken)) {
            faults.add(
                    file.key().line(),
                    at(file, row.line())
                            + "'%s' is there twice, with other values"
                                    .formatted(RowMapper.shown(key)),
                    "A lookup needs a column that is different in each row.");
            return false;
        }
        if (rows.size() > MOST_ROWS) {
            faults.add(
                    file.source().line(),
                    "the lookup's file has more than %d rows".formatted(MOST_ROWS),
                    "Look up in a smaller one.");
            return false;
        }
        return true;
    }

    private static String at(LookupFile file, long line) {
        return "%s:%d: ".formatted(file.source().file(), line);
    }
}
