package io.cityplane.twin.history;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryAnswer;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.HistoryQuery.Versions;
import io.cityplane.twin.Position;
import io.cityplane.twin.Series;
import io.cityplane.twin.Series.Moment;
import io.cityplane.twin.Summary;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Change;
import io.cityplane.twin.domain.CommitListener;
import io.cityplane.twin.domain.Committed;
import io.cityplane.twin.domain.CommittedBatch;
import io.cityplane.twin.domain.Heading;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// The past as a list of what was heard, read by looking at all of it: what the history must
/// answer, written without any of its code.
final class PlainHistory implements CommitListener, History {

    private Position position;
    private final Map<String, List<Row>> rows = new HashMap<>();
    private final Map<String, Set<Name>> alive = new HashMap<>();
    private final Map<String, Heading> headings = new HashMap<>();

    private record Name(String attribute, String dataset) {}

    private record Row(
            long offset,
            Name name,
            Instant time,
            Instant recordedAt,
            Optional<Attribute> attribute,
            int quality) {}

    PlainHistory() {
        position = Position.BEGINNING;
    }

    @Override
    public String name() {
        return "plain";
    }

    @Override
    public synchronized Position kept() {
        return position;
    }

    @Override
    public synchronized void committed(CommittedBatch batch, Words words) {
        batch.commands().forEach(command -> hear(command, words));
        position = batch.position();
    }

    private void hear(Committed command, Words words) {
        var key = command.tenant().name() + " " + command.id().uri();
        headings.put(key, words.heading(command.heading()));
        var lives = alive.computeIfAbsent(key, _ -> new TreeSet<>(NAMES));
        var recordedAt = instant(command.recordedAt());
        var offset = command.offset();
        for (var change : command.changes()) {
            switch (change) {
                case Change.Born _, Change.Headed _ -> {}
                case Change.Set(_, var attribute) -> {
                    lives.add(name(attribute));
                    add(key, row(offset, recordedAt, attribute, command.quality()));
                }
                case Change.Late(_, var attribute) ->
                        add(key, row(offset, recordedAt, attribute, command.quality()));
                case Change.Removed(int trait) -> {
                    var known = words.trait(trait);
                    var name = new Name(known.name(), known.dataset().orElse(""));
                    lives.remove(name);
                    add(key, end(offset, name, recordedAt, command.quality()));
                }
                case Change.Gone _ -> {
                    for (var name : lives) {
                        add(key, end(offset, name, recordedAt, command.quality()));
                    }
                    lives.clear();
                }
            }
            offset++;
        }
    }

    private static final Comparator<Name> NAMES =
            Comparator.comparing(Name::attribute).thenComparing(Name::dataset);

    private static Row row(long offset, Instant recordedAt, Attribute attribute, int quality) {
        return new Row(
                offset,
                name(attribute),
                attribute.observedAt().orElse(recordedAt),
                recordedAt,
                Optional.of(attribute),
                quality);
    }

    private static Row end(long offset, Name name, Instant recordedAt, int quality) {
        return new Row(offset, name, recordedAt, recordedAt, Optional.empty(), quality);
    }

    private void add(String key, Row row) {
        if (!row.name.attribute.equals(Attribute.EXPIRES_AT)) {
            rows.computeIfAbsent(key, _ -> new ArrayList<>()).add(row);
        }
    }

    private static Name name(Attribute attribute) {
        return new Name(attribute.name(), attribute.dataset().orElse(""));
    }

    private static Instant instant(long micros) {
        return Instant.EPOCH
                .plusSeconds(Math.floorDiv(micros, 1_000_000L))
                .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000);
    }

    /// The ids of a tenant that there ever were.
    synchronized List<EntityId> ids(Tenant tenant) {
        return headings.keySet().stream()
                .filter(key -> key.startsWith(tenant.name() + " "))
                .map(key -> new EntityId(key.substring(key.indexOf(' ') + 1)))
                .sorted(Comparator.comparing(EntityId::uri))
                .toList();
    }

    @Override
    public synchronized HistoryAnswer read(Tenant tenant, HistoryQuery query, Viewer viewer) {
        var all = new ArrayList<Series>();
        var left = query.most();
        for (var id : query.ids()) {
            for (var entry : seen(tenant, id, viewer).entrySet()) {
                var name = entry.getKey();
                if (!query.attributes().isEmpty() && !query.attributes().contains(name.attribute)) {
                    continue;
                }
                var wanted = select(entry.getValue(), query.range(), query.versions());
                var first = Math.max(0, wanted.size() - query.lastOfEach());
                wanted = wanted.subList(first, wanted.size());
                if (wanted.isEmpty()) {
                    continue;
                }
                var isCut = wanted.size() > left;
                if (isCut) {
                    wanted = wanted.subList(0, left);
                }
                if (!wanted.isEmpty()) {
                    left -= wanted.size();
                    all.add(series(id, name, wanted));
                }
                if (isCut) {
                    return new HistoryAnswer(all, true);
                }
            }
        }
        return new HistoryAnswer(all, false);
    }

    /// Forgets, and says how many values there were.
    synchronized long erase(Tenant tenant, EntityId id, Set<String> attributes, TimeRange range) {
        var all = rows.getOrDefault(tenant.name() + " " + id.uri(), new ArrayList<>());
        var gone =
                select(all, range, Versions.EVERY).stream()
                        .filter(
                                row ->
                                        attributes.isEmpty()
                                                || attributes.contains(row.name.attribute))
                        .toList();
        all.removeAll(gone);
        return gone.stream().filter(row -> row.attribute.isPresent()).count();
    }

    private static Series series(EntityId id, Name name, List<Row> rows) {
        var dataset = name.dataset.isEmpty() ? Optional.<String>empty() : Optional.of(name.dataset);
        return new Series(
                id,
                name.attribute,
                dataset,
                rows.stream()
                        .map(
                                row ->
                                        new Moment(
                                                row.time,
                                                row.recordedAt,
                                                row.attribute,
                                                row.quality))
                        .toList());
    }

    private Map<Name, List<Row>> seen(Tenant tenant, EntityId id, Viewer viewer) {
        var key = tenant.name() + " " + id.uri();
        var heading = headings.get(key);
        if (heading == null || !viewer.sees(heading.ownership())) {
            return Map.of();
        }
        return rows.getOrDefault(key, List.of()).stream()
                .collect(
                        Collectors.groupingBy(
                                Row::name, () -> new TreeMap<>(NAMES), Collectors.toList()));
    }

    private static Instant meant(Row row, TimeRange range) {
        return range.by() == TimeRange.By.OBSERVED ? row.time : row.recordedAt;
    }

    private static List<Row> select(List<Row> rows, TimeRange range, Versions versions) {
        var inRange =
                rows.stream()
                        .filter(
                                row ->
                                        range.from().stream()
                                                .noneMatch(
                                                        from -> meant(row, range).isBefore(from)))
                        .filter(
                                row ->
                                        range.until().stream()
                                                .allMatch(
                                                        until -> meant(row, range).isBefore(until)))
                        .filter(
                                row ->
                                        range.knownAt().stream()
                                                .noneMatch(at -> row.recordedAt.isAfter(at)))
                        .sorted(
                                Comparator.comparing((Row row) -> meant(row, range))
                                        .thenComparingLong(Row::offset))
                        .toList();
        if (versions == Versions.EVERY) {
            return inRange;
        }
        var last = new LinkedHashMap<Instant, Long>();
        inRange.forEach(row -> last.merge(row.time, row.offset, Math::max));
        return inRange.stream()
                .filter(row -> Objects.equals(last.get(row.time), row.offset))
                .toList();
    }

    @Override
    public synchronized List<Summary> summarise(Tenant tenant, SummaryQuery query, Viewer viewer) {
        var all = new ArrayList<Summary>();
        for (var id : query.ids()) {
            var name = new Name(query.attribute(), query.dataset().orElse(""));
            var rows = seen(tenant, id, viewer).getOrDefault(name, List.of());
            var steps = new TreeMap<Instant, List<Double>>();
            for (var row : select(rows, query.range(), Versions.LAST_RECORDED)) {
                if (row.attribute.isPresent()
                        && row.attribute.get().value() instanceof Value.Numeric(double number)) {
                    var begin = begin(meant(row, query.range()), query, steps);
                    steps.computeIfAbsent(begin, _ -> new ArrayList<>()).add(number);
                }
            }
            steps.forEach((begin, numbers) -> all.add(summary(id, begin, numbers)));
        }
        return all;
    }

    private static Instant begin(
            Instant time, SummaryQuery query, NavigableMap<Instant, List<Double>> steps) {
        var local = time.atZone(query.zone());
        return switch (query.step()) {
            case HOUR -> local.withMinute(0).withSecond(0).withNano(0).toInstant();
            case DAY -> midnight(local).toInstant();
            case MONTH -> midnight(local.withDayOfMonth(1)).toInstant();
            case WHOLE ->
                    query.range().from().orElseGet(() -> steps.isEmpty() ? time : steps.firstKey());
        };
    }

    private static ZonedDateTime midnight(ZonedDateTime day) {
        return day.toLocalDate().atStartOfDay(day.getZone());
    }

    /// The sum is exact, and rounded once.
    private static Summary summary(EntityId id, Instant begin, List<Double> numbers) {
        var sum = numbers.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
        return new Summary(
                id,
                begin,
                numbers.size(),
                sum.doubleValue(),
                numbers.stream().min(Double::compare).orElseThrow(),
                numbers.stream().max(Double::compare).orElseThrow(),
                numbers.getLast());
    }
}
