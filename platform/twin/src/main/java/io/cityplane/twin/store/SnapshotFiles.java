package io.cityplane.twin.store;

import io.cityplane.twin.domain.Snapshots;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.logging.Logger;

/// Snapshots as folders of files, named by the batch: `00…1234/00.part` to `16.part`, and a
/// manifest that is written last.
///
/// While it is written a folder's name ends with `.new`; it gets its own when everything in it is
/// on the disk. What is left over of a crash goes when the next one begins.
public final class SnapshotFiles implements Snapshots {

    private static final Logger LOG = Logger.getLogger(SnapshotFiles.class.getName());
    private static final String UNFINISHED = ".new";

    private final Path folder;

    /// Snapshots below a folder, which is made when the first one is taken.
    public SnapshotFiles(Path folder) {
        this.folder = folder;
    }

    @Override
    public List<Stored> list() throws IOException {
        var damaged = new ArrayList<String>();
        var found = list(damaged);
        damaged.forEach(it -> LOG.warning("not used: " + it));
        return found;
    }

    @Override
    public List<String> damaged() throws IOException {
        var damaged = new ArrayList<String>();
        list(damaged);
        return damaged;
    }

    private List<Stored> list(List<String> damaged) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        var found = new ArrayList<Stored>();
        for (var one : entries()) {
            if (!one.getFileName().toString().endsWith(UNFINISHED)) {
                try {
                    found.add(SnapshotFolder.open(one));
                } catch (IOException e) {
                    damaged.add("%s is no whole snapshot: %s".formatted(one, e.getMessage()));
                }
            }
        }
        found.sort(Comparator.comparingLong(Stored::batch).reversed());
        return found;
    }

    private List<Path> entries() throws IOException {
        try (var entries = Files.list(folder)) {
            return entries.filter(Files::isDirectory).toList();
        }
    }

    @Override
    public Draft begin(long batch) throws IOException {
        Files.createDirectories(folder);
        for (var one : entries()) {
            if (one.getFileName().toString().endsWith(UNFINISHED)) {
                delete(one);
            }
        }
        var name = "%019d".formatted(batch);
        var draft = Files.createDirectory(folder.resolve(name + UNFINISHED));
        return new SnapshotDraft(batch, folder, draft, name);
    }

    /// Removes a folder of files.
    static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (var file : files.toList()) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }

    /// Makes names in a folder durable.
    static void force(Path folder) throws IOException {
        try (var channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    static String name(int part) {
        return "%02d.part".formatted(part);
    }
}
