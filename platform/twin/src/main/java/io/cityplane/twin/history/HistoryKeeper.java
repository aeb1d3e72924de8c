package io.cityplane.twin.history;

import io.cityplane.twin.Erasing;
import io.cityplane.twin.History;
import io.cityplane.twin.Position;
import io.cityplane.twin.domain.CommitListener;
import io.cityplane.twin.domain.CommittedBatch;
import io.cityplane.twin.domain.Places;
import io.cityplane.twin.history.LostSource.Lost;
import io.cityplane.twin.parquet.DamagedFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Keeps the past: hears what is committed, puts it into files, and lets all of it be read by
/// {@link #history}.
///
/// What is heard goes into a tail in memory. When that is large or old it is frozen, another takes
/// its place, and a thread of the keeper's own writes the frozen one into a file, and merges files.
/// The manifest says which files there are, and up to where of the journal they have everything:
/// what is beyond, the journal tells anew at a start.
public final class HistoryKeeper implements CommitListener, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(HistoryKeeper.class.getName());

    private final HistorySettings settings;
    private final Manifest manifest;
    private final SegmentFolder folder;
    private final Chunks chunks = new Chunks();
    private final Cursors cursors = new Cursors();
    private final FileWork work;

    /// Of what follows, changes are made under this; it is never held while anything is waited for.
    private final Object lock = new Object();

    private @Nullable Tail active;
    private @Nullable Tail frozen;
    private final List<Segment> segments = new ArrayList<>();
    private final List<Lost> lost = new ArrayList<>();
    private volatile View view = new View(List.of(), List.of(), List.of());
    private volatile Position kept;
    private volatile boolean hasRoom = true;
    private volatile boolean isLive;
    private boolean isClosed;
    private long generation;
    private long activeSince;

    private HistoryKeeper(
            HistorySettings settings, Manifest manifest, Path files, InstantSource clock) {
        this.settings = settings;
        this.manifest = manifest;
        this.folder = new SegmentFolder(files);
        var state = manifest.state();
        generation = state.generation();
        kept = state.kept();
        for (var info : state.segments()) {
            open(info);
        }
        view = new View(List.of(), segments, lost);
        this.work = new FileWork(this, clock);
    }

    /// Opens the past as the manifest names it. It goes on when a twin tells it what comes.
    ///
    /// A file that is missing or damaged is named in the log; what may be in it is refused.
    ///
    /// @param files the folder of the files
    public static HistoryKeeper open(
            HistorySettings settings, Manifest manifest, Path files, InstantSource clock) {
        var keeper = new HistoryKeeper(settings, manifest, files, clock);
        keeper.tidy();
        keeper.work.start();
        return keeper;
    }

    private void open(SegmentInfo info) {
        try {
            segments.add(Segment.open(folder.path(), info));
        } catch (IOException | DamagedFile e) {
            lost.add(new Lost(info, e));
            LOG.log(
                    Level.SEVERE,
                    e,
                    () ->
                            "%s of the history cannot be used: %s. What is in it is refused; restore it from a backup"
                                    .formatted(info.described(), e.getMessage()));
        }
    }

    private void tidy() {
        try {
            folder.tidy(manifest.state().segments());
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "files of no use are left in " + folder.path());
        }
    }

    @Override
    public String name() {
        return "history";
    }

    @Override
    public Position kept() {
        return kept;
    }

    @Override
    public boolean hasRoom() {
        return hasRoom;
    }

    @Override
    public void caughtUp() {
        isLive = true;
    }

    @Override
    public void committed(CommittedBatch batch, Words vocabulary) {
        synchronized (lock) {
            if (isClosed) {
                return;
            }
            var tail = active;
            if (tail == null) {
                tail = begin(vocabulary, kept);
            }
            tail.add(batch);
            var isLarge = tail.bytes() >= settings.tailBytes() / 2;
            if (isLarge || System.nanoTime() - activeSince >= settings.rollEvery().toNanos()) {
                freeze();
            }
            hasRoom = taken() < settings.tailBytes();
        }
        if (!isLive && !hasRoom) {
            // The journal is being read at a start: nobody is held up.
            work.awaitRoom();
        }
    }

    /// Bytes in memory. Under the lock.
    private long taken() {
        return (active == null ? 0 : active.bytes()) + (frozen == null ? 0 : frozen.bytes());
    }

    private Tail begin(Words vocabulary, Position after) {
        var tail = new Tail(chunks, vocabulary, after);
        active = tail;
        activeSince = System.nanoTime();
        show();
        return tail;
    }

    /// Puts the active tail aside to be written, unless there is one already. Under the lock.
    private void freeze() {
        var tail = active;
        if (tail != null && tail.size() > 0 && frozen == null) {
            frozen = tail;
            var _ = begin(tail.words(), tail.position());
            work.wake();
        }
    }

    /// Lets readers see what is there now. Under the lock.
    private void show() {
        var before = view;
        view =
                new View(
                        Stream.of(Optional.ofNullable(frozen), Optional.ofNullable(active))
                                .flatMap(Optional::stream)
                                .toList(),
                        segments,
                        lost);
        before.letGo();
    }

    /// Puts what is in memory aside to be written.
    ///
    /// @return what is to be written; empty if nothing is
    Optional<Tail> toWrite(boolean isAll) {
        synchronized (lock) {
            if (isAll) {
                freeze();
            }
            return Optional.ofNullable(frozen);
        }
    }

    /// Puts a file in the place of the frozen tail, or of other files.
    ///
    /// @param added written and durable
    /// @throws IllegalStateException if another server writes the manifest
    void replace(List<SegmentInfo> added, List<Segment> removed, @Nullable Tail written)
            throws IOException {
        var opened = new ArrayList<Segment>();
        for (var info : added) {
            opened.add(Segment.open(folder.path(), info));
        }
        var position = written == null ? kept : written.position();
        var names = removed.stream().map(it -> it.info().name()).toList();
        if (!manifest.change(generation, position, added, names)) {
            opened.forEach(Shared::letGo);
            throw new IllegalStateException("another server writes the manifest of the history");
        }
        synchronized (lock) {
            generation++;
            kept = position;
            segments.removeAll(removed);
            segments.addAll(opened);
            if (written != null) {
                frozen = null;
            }
            hasRoom = taken() < settings.tailBytes();
            show();
        }
        removed.forEach(Segment::replaced);
        removed.forEach(Shared::letGo);
        if (written != null) {
            written.letGo();
        }
    }

    /// Whether memory runs short, so that files are written without resting.
    boolean isInHurry() {
        synchronized (lock) {
            return taken() > settings.tailBytes() / 4 * 3;
        }
    }

    HistorySettings settings() {
        return settings;
    }

    SegmentFolder folder() {
        return folder;
    }

    /// The generation to come.
    long nextGeneration() {
        synchronized (lock) {
            return generation + 1;
        }
    }

    /// Those that are there and can be read.
    List<Segment> segments() {
        synchronized (lock) {
            return List.copyOf(segments);
        }
    }

    /// What can be asked of it.
    ///
    /// @param present the twin that it listens to
    public History history(Present present) {
        return new CityHistory(this, present);
    }

    /// How what was is taken out of it.
    ///
    /// @param present the twin that it listens to
    public Erasing erasing(Present present) {
        return new CityErasing(this, present);
    }

    /// Does something with the files when nothing else is done with them, and waits for it.
    void perform(FileWork.Task task) throws IOException {
        work.perform(task);
    }

    /// Puts everything that is in memory into files now, and waits for it.
    ///
    /// @throws IOException if it could not be written
    public void roll() throws IOException {
        work.roll();
    }

    /// A look at the past; to be closed.
    Reading reading() {
        var now = view;
        while (!now.hold()) {
            now = view;
        }
        return new Reading(now, cursors);
    }

    /// How it is.
    public HistoryFigures figures() {
        synchronized (lock) {
            var infos = segments.stream().map(Segment::info).toList();
            return new HistoryFigures(
                    (active == null ? 0 : active.rows()) + (frozen == null ? 0 : frozen.rows()),
                    taken(),
                    chunks.allocated(),
                    infos.size(),
                    infos.stream().mapToLong(SegmentInfo::rows).sum(),
                    infos.stream().mapToLong(SegmentInfo::bytes).sum(),
                    work.rolls(),
                    work.merges(),
                    Places.batch(kept),
                    work.trouble().or(() -> lost.stream().findFirst().map(this::described)));
        }
    }

    private String described(Lost one) {
        return "%s cannot be read: %s".formatted(one.info().described(), one.why().getMessage());
    }

    /// What it is told after this it forgets; the journal tells it anew at the next start.
    @Override
    public void close() {
        work.close();
        synchronized (lock) {
            isClosed = true;
            segments.forEach(Shared::letGo);
            segments.clear();
            active = null;
            frozen = null;
            lost.clear();
            show();
        }
        cursors.close();
    }
}
