package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.Twin;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// Writes entities to the twin in batches, a few of them on their way at once.
///
/// What the twin already holds is not sent. Not for several threads.
final class TwinWriter {

    private static final int BATCH = 500;
    private static final int MOST_ON_THEIR_WAY = 3;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(100);

    private final Twin twin;
    private final Caller caller;
    private final Duration patience;
    private final Tally tally;
    private final ArrayDeque<Sent> onTheirWay = new ArrayDeque<>();
    private List<Pending> batch = new ArrayList<>(BATCH);

    /// @param patience how long a batch is offered again to a twin that takes no changes; zero for
    ///   one offer only
    TwinWriter(Twin twin, Caller caller, Duration patience, Tally tally) {
        this.twin = twin;
        this.caller = caller;
        this.patience = patience;
        this.tally = tally;
    }

    private record Pending(long line, Entity entity) {}

    private record Sent(List<Pending> rows, CompletableFuture<List<Outcome>> outcomes) {}

    /// Waits while too many batches are on their way.
    ///
    /// @throws Twin.Unavailable if the twin takes no changes now
    void write(long line, Entity entity) throws InterruptedException {
        if (isThereAlready(entity)) {
            tally.unchanged();
            return;
        }
        batch.add(new Pending(line, entity));
        if (batch.size() == BATCH) {
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
        return batch.size() + onTheirWay.stream().mapToInt(sent -> sent.rows().size()).sum();
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
        onTheirWay.add(sent(rows));
    }

    private Sent sent(List<Pending> rows) {
        var commands = rows.stream().<Command>map(row -> new Command.Upsert(row.entity())).toList();
        return new Sent(rows, twin.append(Tenant.DEFAULT, commands, caller));
    }

    /// Offers a batch again if the twin is busy or away for a while: an upsert may happen twice.
    private void settle(Sent sent) throws InterruptedException {
        var deadline = System.nanoTime() + patience.toNanos();
        var pause = FIRST_PAUSE;
        var offered = sent;
        while (true) {
            try {
                settle(offered.rows(), offered.outcomes().get());
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
                offered = sent(sent.rows());
            }
        }
    }

    private void settle(List<Pending> rows, List<Outcome> outcomes) {
        for (var i = 0; i < outcomes.size(); i++) {
            settle(rows.get(i), outcomes.get(i));
        }
    }

    private void settle(Pending row, Outcome outcome) {
        switch (outcome) {
            case Outcome.Created _ -> tally.created();
            case Outcome.Changed _ -> tally.changed();
            case Outcome.Forbidden(String why) -> refused(row, why);
            case Outcome.Refused(String why) -> refused(row, why);
            case Outcome.AlreadyExists _, Outcome.NotFound _ ->
                    refused(row, "there is an entity of this id that you may not see");
            case Outcome.Deleted _, Outcome.NoSuchAttribute _, Outcome.Mismatched _ ->
                    throw new IllegalStateException("not an upsert's outcome: " + outcome);
        }
    }

    private void refused(Pending row, String why) {
        var what = "the twin refuses %s: %s".formatted(row.entity().id().uri(), why);
        var advice = "Ask an administrator.";
        tally.refused(row.line(), new Refusal.Why(Reason.REFUSED_BY_TWIN, "", what, advice));
    }

    private boolean isThereAlready(Entity wanted) {
        return twin.find(Tenant.DEFAULT, wanted.id(), caller.viewer())
                .filter(there -> there.types().containsAll(wanted.types()))
                .filter(there ->
                        wanted.ownership().isEmpty()
                                || wanted.ownership().equals(there.ownership()))
                .filter(there -> saysAlready(there, wanted))
                .isPresent();
    }

    private static boolean saysAlready(Entity there, Entity wanted) {
        var said = new HashSet<Attribute>();
        there.attributes().forEach(attribute -> said.add(attribute.withTimes(Times.NONE)));
        return said.containsAll(wanted.attributes());
    }
}
