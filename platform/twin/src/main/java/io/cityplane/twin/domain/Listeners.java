package io.cityplane.twin.domain;

import io.cityplane.twin.domain.Positions.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Tells listeners what is committed. At replay on the thread that opens the twin, then on the
/// writer's alone.
final class Listeners {

    private static final Logger LOG = Logger.getLogger(Listeners.class.getName());

    private final Vocabulary vocabulary;
    private final List<Told> all = new ArrayList<>();
    private final long[] offsets = new long[Partitioning.PARTITIONS];
    private volatile List<String> silenced = List.of();

    /// Listeners that are told what is beyond what they have.
    ///
    /// @throws IllegalStateException if one names a position that is none
    Listeners(List<CommitListener> listeners, Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        for (var listener : listeners) {
            var kept =
                    Positions.parse(listener.kept())
                            .orElseThrow(() ->
                                    new IllegalStateException(
                                            "%s has a position that this twin did not make: %s"
                                                    .formatted(
                                                            listener.name(),
                                                            listener.kept().text())));
            all.add(new Told(listener, kept));
        }
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /// Begins where the journal ended.
    void resume(int partition, long offset) {
        offsets[partition] = offset;
    }

    /// Tells what a commit brought.
    void tell(long batch, List<List<Ticket>> committed) {
        if (all.isEmpty()) {
            return;
        }
        var commands = new ArrayList<Committed>();
        for (var partition = 0; partition < offsets.length; partition++) {
            for (var ticket : committed.get(partition)) {
                if (!ticket.changes().isEmpty()) {
                    commands.add(ticket);
                    offsets[partition] = ticket.lastOffset();
                }
            }
        }
        var told = new CommittedBatch(batch, commands, offsets.clone());
        tell(told);
        for (var listener : all) {
            if (listener.isOfTheMoment && !listener.isSilenced) {
                tell(listener, told);
            }
        }
    }

    /// Tells what the journal has, to those who have it not.
    void tell(CommittedBatch batch) {
        for (var told : all) {
            if (!told.isSilenced && !told.kept.isAtLeast(batch.offsets())) {
                tell(told, batch);
            }
        }
    }

    private void tell(Told told, CommittedBatch batch) {
        try {
            told.listener.committed(batch, vocabulary);
        } catch (RuntimeException e) {
            told.isSilenced = true;
            var why = "%s, from batch %d on: %s".formatted(told.listener.name(), batch.number(), e);
            LOG.log(
                    Level.SEVERE,
                    e,
                    () ->
                            "a listener failed and is told nothing more until the server is started"
                                    + " again: "
                                    + why);
            var more = new ArrayList<>(silenced);
            more.add(why);
            silenced = List.copyOf(more);
        }
    }

    /// The journal is read to its end.
    void caughtUp() {
        all.forEach(told -> told.listener.caughtUp());
    }

    /// The name of one that can take no more for now; null if all can.
    @Nullable String full() {
        for (var i = 0; i < all.size(); i++) {
            var told = all.get(i);
            if (!told.listener.hasRoom() && !told.isSilenced) {
                return told.listener.name();
            }
        }
        return null;
    }

    /// Those that failed, at which batch and why.
    List<String> silenced() {
        return silenced;
    }

    private static final class Told {

        private final CommitListener listener;
        private final Place kept;

        /// Hears nothing of the past and everything that comes.
        private final boolean isOfTheMoment;

        private volatile boolean isSilenced;

        private Told(CommitListener listener, Place kept) {
            this.listener = listener;
            this.kept = kept;
            this.isOfTheMoment = listener.kept().equals(Positions.OF_THE_MOMENT);
        }
    }
}
