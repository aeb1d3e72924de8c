package io.cityplane.simulator;

import io.cityplane.simulator.domain.City;
import io.cityplane.simulator.domain.Entity;
import io.cityplane.simulator.domain.Rota;
import io.cityplane.simulator.domain.Thing;
import io.cityplane.simulator.ngsild.Answer;
import io.cityplane.simulator.ngsild.Broker;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Raises a city at a server and keeps it alive until it is interrupted.
///
/// It works in slots of a tenth of a second: makes the reports that are due, sends them side by
/// side, waits for all answers. So at most one slot is ever under way and nothing queues up; what
/// could not be sent while the server was away is not made up for, the next reports tell how things
/// are by then.
final class Simulation {

    private static final Duration SLOT = Duration.ofMillis(100);
    private static final int SIDE_BY_SIDE = 16;
    private static final Duration BETWEEN_COMPLAINTS = Duration.ofMinutes(1);

    private final City city;
    private final Broker broker;
    private final Rota rota;
    private final Pace pace;
    private final Outage outage;
    private final Clock clock;
    private final Consumer<String> lines;
    private final Map<String, Thing> things;
    private final Set<String> missing = new LinkedHashSet<>();
    private Instant complaintsFrom = Instant.MIN;
    private long changes;

    Simulation(
            City city,
            Broker broker,
            Rota rota,
            Pace pace,
            Outage outage,
            Clock clock,
            Consumer<String> lines) {
        this.city = city;
        this.broker = broker;
        this.rota = rota;
        this.pace = pace;
        this.outage = outage;
        this.clock = clock;
        this.lines = lines;
        things = city.things().stream().collect(Collectors.toMap(Thing::id, Function.identity()));
    }

    /// Runs until the thread is interrupted or the server refuses.
    Ending run() {
        try (var senders =
                Executors.newFixedThreadPool(SIDE_BY_SIDE, Thread.ofVirtual().factory())) {
            try {
                var ending = raise();
                while (ending.isEmpty()) {
                    ending = slot(senders);
                }
                return ending.get();
            } catch (InterruptedException e) {
                senders.shutdownNow();
                return new Ending.Stopped(changes);
            }
        }
    }

    /// Creates the districts that are absent, and creates or updates everything else.
    private Optional<Ending> raise() throws InterruptedException {
        int created = 0;
        for (var district : city.districts()) {
            switch (settled(Request.create(broker, district.entity()))) {
                case Answer.NotAllowed no -> {
                    return refused(no);
                }
                case Answer.Taken _ -> created++;
                case Answer other -> complainOf(other);
            }
        }
        for (var batch : batches(city.things())) {
            var answer = settled(whole(batch, now()));
            if (answer instanceof Answer.NotAllowed no) {
                return refused(no);
            }
            complainOf(answer);
        }
        lines.accept(
                "%,d simulated entities are up; %d of %d districts were new."
                        .formatted(city.things().size(), created, city.districts().size()));
        return Optional.empty();
    }

    /// Asks until the server is there to answer.
    private Answer settled(Request request) throws InterruptedException {
        for (; ; ) {
            var answer = request.call().call();
            if (!(answer instanceof Answer.Away away)) {
                outage.end();
                return answer;
            }
            outage.sitOut(away);
        }
    }

    private Optional<Ending> slot(ExecutorService senders) throws InterruptedException {
        var started = System.nanoTime();
        var requests = requests();
        // While the server is away one request finds out as much as many do.
        var sent = outage.lasts() ? requests.subList(0, Math.min(1, requests.size())) : requests;
        var away = Optional.<Answer.Away>empty();
        var answers = senders.invokeAll(sent.stream().map(Request::call).toList());
        for (int i = 0; i < sent.size(); i++) {
            switch (answers.get(i).resultNow()) {
                case Answer.NotAllowed no -> {
                    return refused(no);
                }
                case Answer.Away none -> away = Optional.of(none);
                case Answer answer -> note(sent.get(i), answer);
            }
        }
        if (away.isPresent()) {
            outage.sitOut(away.get());
        } else {
            if (!sent.isEmpty()) {
                outage.end();
            }
            Thread.sleep(SLOT.minusNanos(System.nanoTime() - started));
        }
        return Optional.empty();
    }

    private List<Request> requests() {
        var at = now();
        var requests = new ArrayList<Request>();
        var due = pace.due();
        var forgotten = missing.stream().limit(Broker.LARGEST_BATCH).map(things::get).toList();
        if (!forgotten.isEmpty()) {
            requests.add(whole(forgotten, at));
        }
        var standing = new ArrayList<Entity>();
        for (var turn : rota.next(due - changesIn(requests), at)) {
            if (turn.thing().kind().stands()) {
                standing.add(turn.report());
            } else {
                requests.add(Request.update(broker, turn.report()));
            }
        }
        batches(standing).forEach(batch -> requests.add(Request.batch(broker, batch)));
        pace.sent(changesIn(requests));
        return requests;
    }

    private Request whole(List<Thing> forgotten, Instant at) {
        var entities = forgotten.stream().map(thing -> thing.whole(at)).toList();
        return Request.whole(broker, entities);
    }

    private void note(Request request, Answer answer) {
        missing.removeAll(request.whole());
        switch (answer) {
            case Answer.Taken(var created) -> {
                changes += request.changes();
                // What a report creates the server had forgotten: it lacks all but the report.
                created.stream()
                        .filter(id -> things.containsKey(id) && !request.whole().contains(id))
                        .forEach(missing::add);
            }
            case Answer.Unknown(String id) when things.containsKey(id) -> missing.add(id);
            case Answer other -> complainOf(other);
        }
    }

    /// One line a minute at most: what is wrong with one report is mostly wrong with all.
    private void complainOf(Answer answer) {
        var what =
                switch (answer) {
                    case Answer.NotTaken(int count, String why) ->
                            "The server did not take %d of them: %s".formatted(count, why);
                    case Answer.Unknown _ -> "The server knows no such address: is it NGSI-LD?";
                    case Answer.Taken _,
                            Answer.AlreadyThere _,
                            Answer.Away _,
                            Answer.NotAllowed _ ->
                            "";
                };
        if (!what.isEmpty() && !now().isBefore(complaintsFrom)) {
            lines.accept(what);
            complaintsFrom = now().plus(BETWEEN_COMPLAINTS);
        }
    }

    private static Optional<Ending> refused(Answer.NotAllowed no) {
        return Optional.of(new Ending.NotAllowed(no.status(), no.why()));
    }

    private static int changesIn(List<Request> requests) {
        return requests.stream().mapToInt(Request::changes).sum();
    }

    private static <T> List<List<T>> batches(List<T> all) {
        var batches = new ArrayList<List<T>>();
        for (int from = 0; from < all.size(); from += Broker.LARGEST_BATCH) {
            batches.add(all.subList(from, Math.min(all.size(), from + Broker.LARGEST_BATCH)));
        }
        return batches;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }
}
