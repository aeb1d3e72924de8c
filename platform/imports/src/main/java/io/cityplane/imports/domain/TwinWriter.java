package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.domain.Delivery.Fate;
import io.cityplane.imports.domain.Delivery.Parcel;
import io.cityplane.twin.Command;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Twin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Writes rows to the twin in batches, a few of them on their way at once, and settles them in the
/// order of the file.
///
/// What the twin already holds, now or in its history, is not sent. Not for several threads.
final class TwinWriter {

    /// Rows or readings, whichever comes first.
    private static final int BATCH = 2_000;

    private static final int MOST_ON_THEIR_WAY = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Sending sending;
    private final Delivery delivery;
    private final Duration patience;
    private final Tally tally;
    private final SettledListener listener;
    private final ArrayDeque<Sent> onTheirWay = new ArrayDeque<>();
    private List<Delivery.Pending> batch = new ArrayList<>(BATCH);
    private int readings;

    /// @param patience how long a batch is offered again to a twin that takes no changes; zero for
    ///   one offer only
    TwinWriter(
            Sending sending,
            Delivery delivery,
            Duration patience,
            Tally tally,
            SettledListener listener) {
        this.sending = sending;
        this.delivery = delivery;
        this.patience = patience;
        this.tally = tally;
        this.listener = listener;
    }

    /// Takes commands to the twin, or only acts as if.
    @FunctionalInterface
    interface Sending {
        /// Takes these, which are at least one.
        CompletableFuture<List<Outcome>> send(List<Command> commands);

        /// Answers that everything is as wanted.
        Sending NOWHERE =
                commands ->
                        CompletableFuture.completedFuture(
                                commands.stream()
                                        .<Outcome>map(_ -> new Outcome.Changed(List.of()))
                                        .toList());
    }

    /// Hears which rows need not be written again.
    @FunctionalInterface
    interface SettledListener {
        /// This row, counted from 1, and all before it are settled.
        void settled(long row);
    }

    private record Sent(List<Parcel> parcels, CompletableFuture<List<Outcome>> outcomes) {}

    /// Waits while too many batches are on their way.
    ///
    /// @throws Twin.Unavailable if the twin takes no changes now
    void write(Delivery.Pending row) throws InterruptedException {
        batch.add(row);
        readings += row.readings().size();
        if (batch.size() >= BATCH || readings >= BATCH) {
            send();
        }
    }

    /// Sends what is left and waits for all of it.
    void finish() throws InterruptedException {
        send();
        while (!onTheirWay.isEmpty()) {
            settle(onTheirWay.remove());
        }
    }

    /// How many rows nobody knows the outcome of.
    int unsettled() {
        return batch.size() + onTheirWay.stream().mapToInt(sent -> sent.parcels().size()).sum();
    }

    private void send() throws InterruptedException {
        if (batch.isEmpty()) {
            return;
        }
        if (onTheirWay.size() == MOST_ON_THEIR_WAY) {
            settle(onTheirWay.remove());
        }
        var rows = batch;
        batch = new ArrayList<>(BATCH);
        readings = 0;
        onTheirWay.add(sent(delivery.pack(rows)));
    }

    private Sent sent(List<Parcel> parcels) {
        var commands = new ArrayList<Command>();
        parcels.forEach(parcel -> commands.addAll(parcel.commands()));
        return new Sent(
                parcels,
                commands.isEmpty()
                        ? CompletableFuture.completedFuture(List.of())
                        : sending.send(commands));
    }

    /// Offers a batch again if the twin is busy or away for a while, without what has come in.
    private void settle(Sent sent) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        var offered = sent;
        while (true) {
            try {
                settle(offered.parcels(), offered.outcomes().get());
                return;
            } catch (InterruptedException e) {
                onTheirWay.addFirst(offered);
                throw e;
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof Twin.Unavailable unavailable)) {
                    throw new IllegalStateException("the twin failed", e.getCause());
                }
                if (System.nanoTime() - deadline >= 0) {
                    onTheirWay.addFirst(offered);
                    throw unavailable;
                }
                Thread.sleep(pause);
                pause = pause.multipliedBy(2);
                offered = sent(delivery.pack(sent.parcels().stream().map(Parcel::row).toList()));
            }
        }
    }

    private void settle(List<Parcel> parcels, List<Outcome> outcomes) {
        var next = 0;
        for (var parcel : parcels) {
            var fate = parcel.fate();
            var why = "";
            for (var i = 0; i < parcel.commands().size(); i++) {
                var told = refusal(outcomes.get(next++));
                why = why.isEmpty() ? told : why;
            }
            if (!why.isEmpty()) {
                refused(parcel.row(), why);
            } else {
                count(fate);
            }
        }
        delivery.delivered(parcels);
        listener.settled(parcels.getLast().row().number());
    }

    private void count(Fate fate) {
        switch (fate) {
            case NEW -> tally.created();
            case OTHER -> tally.changed();
            case SAME -> tally.unchanged();
        }
    }

    /// Empty if the command was followed.
    private static String refusal(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Created _, Outcome.Changed _ -> "";
            case Outcome.Forbidden(String why) -> why;
            case Outcome.Refused(String why) -> why;
            case Outcome.AlreadyExists _, Outcome.NotFound _ ->
                    "there is an entity of this id that you may not see";
            case Outcome.Deleted _, Outcome.NoSuchAttribute _, Outcome.Mismatched _ ->
                    throw new IllegalStateException("not an import's outcome: " + outcome);
        };
    }

    private void refused(Delivery.Pending row, String why) {
        var what = "the twin refuses %s: %s".formatted(row.entity().id().uri(), why);
        var advice = "Ask an administrator.";
        tally.refused(row.line(), new Refusal.Why(Reason.REFUSED_BY_TWIN, "", what, advice));
    }
}
