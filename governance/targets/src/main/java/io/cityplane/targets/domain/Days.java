package io.cityplane.targets.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Page;
import io.cityplane.kernel.Viewer;
import io.cityplane.targets.Correction;
import io.cityplane.targets.CorrectionOutcome;
import io.cityplane.targets.DayAnswer;
import io.cityplane.targets.DayFigure;
import io.cityplane.targets.Filing;
import io.cityplane.targets.Formula;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import io.cityplane.targets.PlanVersion;
import io.cityplane.targets.Signatory;
import io.cityplane.targets.Standing;
import io.cityplane.twin.SelectionReader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Days that are over: each is published once, by what was known when it ended, and stays so.
final class Days implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Days.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(2);

    /// A city that was down for longer publishes the last days alone.
    private static final int MOST_DAYS = 31;

    /// Of what is shown as a past.
    private static final int YEARS = 6;

    private final DayStore store;
    private final PastCount past;
    private final CityPlans plans;
    private final LiveCounts counts;
    private final Ears ears;
    private final SelectionReader selections;
    private final Transactions transactions;
    private final EvidenceWriter evidence;
    private final Signer signer;
    private final Names names;
    private final InstantSource clock;
    private final Map<IndicatorCode, Map<LocalDate, List<DayStore.CellSums>>> known =
            new ConcurrentHashMap<>();
    private final Map<IndicatorCode, List<Correction>> corrections = new ConcurrentHashMap<>();
    private final ReentrantLock lock = new ReentrantLock();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("targets-days").unstarted(this::run);

    Days(TargetsRoom.Parts parts, CityPlans plans, LiveCounts counts, Ears ears) {
        this.store = parts.stores().days();
        this.past =
                new PastCount(
                        parts.stores().members(),
                        parts.stores().records(),
                        parts.transactions(),
                        parts.history());
        this.plans = plans;
        this.counts = counts;
        this.ears = ears;
        this.selections = parts.selections();
        this.transactions = parts.transactions();
        this.signer = parts.signer();
        this.evidence = new EvidenceWriter(parts.signer());
        this.names = parts.names();
        this.clock = parts.clock();
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    publish();
                } catch (RuntimeException e) {
                    LOG.log(Level.WARNING, "a day was not published yet and is tried again", e);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Publishes the days that are over and not published yet.
    ///
    /// @return how many
    int publish() {
        lock.lock();
        try {
            var version = plans.current();
            if (version.isEmpty()) {
                return 0;
            }
            var zone = version.get().plan().zone();
            var yesterday = clock.instant().atZone(zone).toLocalDate().minusDays(1);
            var first = plans.list(Viewer.everything()).getLast().at().atZone(zone).toLocalDate();
            var next = transactions.execute(store::last).map(it -> it.plusDays(1)).orElse(first);
            var earliest = yesterday.minusDays(MOST_DAYS - 1L);
            var published = 0;
            for (var day = next.isBefore(earliest) ? earliest : next;
                    !day.isAfter(yesterday);
                    day = day.plusDays(1)) {
                if (counts.loopedAt().isAfter(Day.end(day, zone))) {
                    publish(Day.asItEnded(day, zone));
                    published++;
                }
            }
            return published;
        } finally {
            lock.unlock();
        }
    }

    private void publish(Day day) {
        var version = versionAt(day.end());
        if (version.isEmpty()) {
            return;
        }
        var days = new HashMap<DayStore.Published, List<DayStore.CellSums>>();
        for (var compiled : compiled(version.get())) {
            var count = past.of(compiled, day, ears.listening());
            days.put(
                    new DayStore.Published(
                            compiled.indicator().code(),
                            day.date(),
                            version.get().number(),
                            day.knownAt(),
                            now(),
                            evidence.root(headline(count), compiled)),
                    count.cellSums());
        }
        transactions.execute(() -> {
            days.forEach(store::add);
            return days;
        });
        days.keySet().forEach(it -> known.remove(it.indicator()));
    }

    private static List<Member> headline(Count count) {
        return count.members(Viewer.everything(), it -> it.isOf(Measure.ACCEPTED));
    }

    private Optional<PlanVersion> versionAt(Instant moment) {
        return plans.list(Viewer.everything()).stream()
                .filter(it -> !it.at().isAfter(moment))
                .findFirst();
    }

    private List<Compiled> compiled(PlanVersion version) {
        return version.plan().indicators().stream()
                .flatMap(it -> Compiled.of(it, selections).stream())
                .toList();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /// What was published, within what a viewer may see; corrections are the whole city's and so
    /// stand where nothing is hidden from the viewer.
    List<DayFigure> of(IndicatorCode code, Formula formula, Viewer viewer) {
        var from = clock.instant().atZone(java.time.ZoneOffset.UTC).toLocalDate().minusYears(YEARS);
        var sums =
                known.computeIfAbsent(code, it -> transactions.execute(() -> store.sums(it, from)));
        var days = new ArrayList<DayFigure>();
        sums.forEach((day, cells) -> {
            var figure = Count.figure(code, formula.aggregate(), cells, viewer);
            var isWhole = cells.stream().allMatch(it -> viewer.sees(it.cell().ownership()));
            var correction =
                    corrections(code).stream()
                            .filter(it -> isWhole && it.day().equals(day))
                            .reduce((_, last) -> last);
            days.add(
                    new DayFigure(
                            day,
                            figure,
                            correction
                                    .map(it ->
                                            new Standing(
                                                    figure.headline().assets(),
                                                    Optional.of(it.value())))
                                    .orElse(figure.headline()),
                            correction.isPresent()
                                    ? DayFigure.Provenance.CORRECTED
                                    : DayFigure.Provenance.COUNTED));
        });
        days.sort(java.util.Comparator.comparing(DayFigure::day));
        return days;
    }

    List<Correction> corrections(IndicatorCode code) {
        return corrections.computeIfAbsent(
                code, it -> transactions.execute(() -> store.corrections(it)));
    }

    /// Both questions of a day; empty if nothing was published for it.
    Optional<DayAnswer> answer(IndicatorCode code, LocalDate date, Viewer viewer) {
        var published = transactions.execute(() -> store.find(code, date));
        var version = published.flatMap(it -> plans.find(it.planVersion(), viewer));
        var compiled =
                version.flatMap(it -> it.plan().find(code))
                        .flatMap(it -> Compiled.of(it, selections));
        if (published.isEmpty() || version.isEmpty() || compiled.isEmpty()) {
            return Optional.empty();
        }
        var zone = version.get().plan().zone();
        var listening = ears.listening();
        var then =
                past.of(compiled.get(), new Day(date, zone, published.get().knownAt()), listening);
        var now = past.of(compiled.get(), new Day(date, zone, clock.instant()), listening);
        var root = evidence.root(headline(then), compiled.get());
        var kept = transactions.execute(() -> store.sums(code, date)).getOrDefault(date, List.of());
        var figure = then.figure(viewer, _ -> true);
        var aggregate = compiled.get().formula().aggregate();
        var differences = PastCount.difference(then, now, viewer);
        return Optional.of(
                new DayAnswer(
                        date,
                        figure,
                        now.figure(viewer, _ -> true),
                        root,
                        root.equals(published.get().root())
                                && figure.equals(Count.figure(code, aggregate, kept, viewer)),
                        Page.of(
                                differences.stream()
                                        .limit(DayAnswer.MOST_DIFFERENCES + 1L)
                                        .toList(),
                                DayAnswer.MOST_DIFFERENCES),
                        corrections(code).stream().filter(it -> it.day().equals(date)).toList()));
    }

    CorrectionOutcome correct(
            IndicatorCode code, LocalDate day, BigDecimal value, Filing filing, Caller caller) {
        if (caller.right() != Right.ADMINISTER) {
            return new CorrectionOutcome.NotAllowed(
                    "A published figure is corrected by an administrator.");
        }
        if (!filing.fault().isEmpty()) {
            return new CorrectionOutcome.BadInput(filing.fault());
        }
        if (filing.reason().isBlank()) {
            return new CorrectionOutcome.BadInput("a correction has a reason");
        }
        lock.lock();
        try {
            var formula =
                    plans.current()
                            .flatMap(it -> it.plan().find(code))
                            .flatMap(io.cityplane.targets.Indicator::formula);
            var before =
                    formula.stream()
                            .flatMap(it -> of(code, it, Viewer.everything()).stream())
                            .filter(it -> it.day().equals(day))
                            .findFirst();
            return before.<CorrectionOutcome>map(it ->
                            new CorrectionOutcome.Corrected(
                                    write(code, it, Sums.plain(value), filing, caller)))
                    .orElseGet(CorrectionOutcome.NotPublished::new);
        } finally {
            lock.unlock();
        }
    }

    private Correction write(
            IndicatorCode code, DayFigure before, BigDecimal value, Filing filing, Caller caller) {
        var at = now();
        var old = before.published().value();
        var signed =
                new JsonLine()
                        .put("cityplane-correction", 1)
                        .put("indicator", code.value())
                        .put("day", before.day())
                        .put("old", old.orElse(null))
                        .put("new", value)
                        .put("document", filing.document())
                        .put("reason", filing.reason())
                        .put("at", at)
                        .toString();
        var correction =
                new Correction(
                        RecordStore.NEW,
                        code,
                        before.day(),
                        old,
                        value,
                        filing,
                        new Signatory(caller.number(), names.of(caller.number())),
                        at,
                        signed,
                        Base64.getEncoder()
                                .encodeToString(
                                        signer.sign(signed.getBytes(StandardCharsets.UTF_8))));
        var written = transactions.execute(() -> store.add(correction));
        corrections.remove(code);
        return written;
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
