package io.cityplane.twin.domain;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Makes memory again: from the newest snapshot that is whole, and what the journal has beyond it.
///
/// A snapshot that is damaged, or of another journal, is named in the log, and the one before it is
/// taken; without any, the whole journal is read. A journal that is damaged ends the start: what
/// comes after the damage cannot be known.
final class Restart {

    private static final Logger LOG = Logger.getLogger(Restart.class.getName());

    private final Foundation foundation;
    private final Vocabulary vocabulary;
    private final EntityForm form;
    private final Realms realms;
    private final Listeners listeners;
    private final RecentChanges recent;
    private final Replay replay;
    private final Optional<Mark> mark;
    private final Duration loading;

    /// Memory as a snapshot says, or empty.
    private Restart(
            Foundation foundation, TwinSettings settings, Snapshots.@Nullable Stored snapshot)
            throws IOException {
        var begun = System.nanoTime();
        this.foundation = foundation;
        vocabulary = new Vocabulary(settings);
        form = new EntityForm(vocabulary);
        realms = new Realms(form);
        listeners = new Listeners(foundation.listeners(), vocabulary);
        recent = new RecentChanges(settings.keptChanges());
        replay = new Replay(realms, vocabulary, form, listeners, recent);
        mark = snapshot == null ? Optional.empty() : Optional.of(replay.load(snapshot));
        loading = Duration.ofNanos(System.nanoTime() - begun);
    }

    /// Memory as the journal is.
    ///
    /// @throws IllegalStateException if the journal is damaged; the message names the place
    static Restart of(Foundation foundation, TwinSettings settings) {
        for (var snapshot : snapshots(foundation)) {
            if (isAheadOfAListener(snapshot, foundation.listeners())) {
                continue;
            }
            try {
                return new Restart(foundation, settings, snapshot).read();
            } catch (IOException | UnfitSnapshot e) {
                LOG.log(
                        Level.WARNING,
                        e,
                        () ->
                                "the snapshot after batch %d cannot be used: %s. Trying the one before it"
                                        .formatted(snapshot.batch(), e.getMessage()));
            }
        }
        try {
            return new Restart(foundation, settings, null).read();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    /// Memory from one snapshot and the rest of the journal, or from the whole journal.
    ///
    /// @throws IOException if the snapshot is damaged
    /// @throws UnfitSnapshot if it is not of this journal
    /// @throws IllegalStateException if the journal is damaged
    static Restart from(
            Foundation foundation, TwinSettings settings, Snapshots.@Nullable Stored snapshot)
            throws IOException {
        return new Restart(foundation, settings, snapshot).read();
    }

    private static List<Snapshots.Stored> snapshots(Foundation foundation) {
        if (foundation.snapshots().isEmpty()) {
            return List.of();
        }
        try {
            return foundation.snapshots().get().list();
        } catch (IOException e) {
            LOG.log(Level.WARNING, e, () -> "the snapshots cannot be read; reading the journal");
            return List.of();
        }
    }

    /// Whether what a listener has not yet is before the snapshot: the entities would have to be
    /// known as they were then.
    private static boolean isAheadOfAListener(
            Snapshots.Stored snapshot, List<CommitListener> listeners) {
        return listeners.stream()
                .map(it -> Positions.parse(it.kept()))
                .anyMatch(it -> it.isPresent() && it.get().batch() < snapshot.batch());
    }

    private Restart read() {
        replay.read(foundation.journal(), mark);
        return this;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    EntityForm form() {
        return form;
    }

    Realms realms() {
        return realms;
    }

    Listeners listeners() {
        return listeners;
    }

    RecentChanges recent() {
        return recent;
    }

    Replay replay() {
        return replay;
    }

    ReplayReport report() {
        return replay.report(mark.map(Mark::batch).orElse(0L), loading);
    }

    /// The snapshot is whole, and the journal is not the one that it was taken of.
    static final class UnfitSnapshot extends RuntimeException {
        UnfitSnapshot(String message) {
            super(message);
        }
    }
}
