package io.cityplane.conformance;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Expectation;
import io.cityplane.twin.Expectation.Operand;
import io.cityplane.twin.Expectation.Order;
import io.cityplane.twin.GeoRelation;
import io.cityplane.twin.Geometry;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/// How many queries a second one thread answers over the entities of one type, a twentieth of all:
/// by a number and a word, the first hundred; the same counted; near a point.
///
/// Beside each, in the same run, the ceiling: a loop over plain records of that type that tests the
/// same and makes nothing of it. What is counted must be the same in both. It fails below 8,000,
/// 500 and 2,500 a second, or on another count.
public final class HeartQuery {

    private static final Duration WARM_UP = Duration.ofSeconds(3);
    private static final Duration MEASURED = Duration.ofSeconds(4);
    private static final int LIMIT = 100;
    private static final int TYPE = 7;
    private static final double LONGITUDE = 114.06;
    private static final double LATITUDE = 22.54;
    private static final double METRES = 2_000;
    private static final double EARTH_METRES = 6_371_008.8;

    private final List<QueryCity.Plain> plain;
    private final CityTwin twin;

    private HeartQuery(CityTwin twin, List<QueryCity.Plain> plain) {
        this.twin = twin;
        this.plain = plain.stream().filter(it -> it.type() == TYPE).toList();
    }

    public static void main(String... arguments) throws Exception {
        var entities = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
        var report = new ObjectMapper().createObjectNode();
        report.put("benchmark", "heart-query").put("entities", entities);
        report.put("ofTheType", entities / QueryCity.TYPES);
        report.put(
                "loadAverageBefore",
                ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage());
        boolean held;
        try (var database = TestDatabase.start("twin");
                var twin = open(database)) {
            held = new HeartQuery(twin, new QueryCity().fill(twin, entities)).measure(report);
        }
        report.put("held", held);
        System.out.println(report.toPrettyString());
        System.exit(held ? 0 : 1);
    }

    private static CityTwin open(TestDatabase database) {
        return CityTwin.open(
                Foundation.of(
                        PostgresJournal.open(
                                JournalDatabase.at(
                                        database.jdbcUrl(),
                                        database.username(),
                                        database.password()))),
                TwinSettings.USUAL,
                InstantSource.system());
    }

    private boolean measure(ObjectNode report) {
        var values =
                new Condition.All(
                        List.of(
                                new Condition.Compares(
                                        AttributePath.of(QueryCity.name("no2")),
                                        new Expectation.Ordered(
                                                Order.GREATER, new Operand.Numeric(40))),
                                new Condition.Compares(
                                        AttributePath.of(QueryCity.name("status")),
                                        new Expectation.Equal(List.of(new Operand.Text("open"))))));
        IntPredicate isOpen = i -> plain.get(i).no2() > 40 && plain.get(i).status().equals("open");
        var near =
                new Condition.Lies(
                        "https://uri.etsi.org/ngsi-ld/location",
                        new GeoRelation.Near(0, METRES),
                        new Geometry(
                                "{\"type\":\"Point\",\"coordinates\":[%s,%s]}"
                                        .formatted(LONGITUDE, LATITUDE)));
        var held =
                run(
                        report.putObject("valuesFirst100"),
                        query(values, Counting.NOT_COUNTED),
                        isOpen,
                        LIMIT + 1,
                        8_000);
        held &=
                run(
                        report.putObject("valuesCounted"),
                        query(values, Counting.COUNTED),
                        isOpen,
                        Integer.MAX_VALUE,
                        500);
        held &=
                run(
                        report.putObject("near2km"),
                        query(near, Counting.COUNTED),
                        i -> metres(plain.get(i)) <= METRES,
                        Integer.MAX_VALUE,
                        2_500);
        return held;
    }

    private static EntityQuery query(Condition where, Counting counting) {
        return new EntityQuery(
                        List.of(), Set.of(QueryCity.type(TYPE)), Set.of(), 0, LIMIT, counting)
                .where(where);
    }

    /// Measures one query.
    ///
    /// @param enough so many are looked for by the plain scan
    private boolean run(
            ObjectNode result, EntityQuery query, IntPredicate test, int enough, long bar) {
        var answer = twin.query(Tenant.DEFAULT, query, Viewer.everything());
        var expected = scan(test, enough);
        var isRight =
                query.counting() == Counting.COUNTED
                        ? answer.count().orElse(-1) == expected
                        : answer.entities().size() == Math.min(LIMIT, expected);
        var explained = twin.explain(Tenant.DEFAULT, query, Viewer.everything());
        result.put("found", expected).put("isRight", isRight);
        result.put("index", explained.index().name());
        result.put("candidates", explained.candidates()).put("tested", explained.tested());
        LongSupplier ask =
                () -> twin.query(Tenant.DEFAULT, query, Viewer.everything()).entities().size();
        var perSecond = measure(result.putObject("twin"), ask);
        measure(result.putObject("plainScan"), () -> scan(test, enough));
        return isRight && perSecond >= bar;
    }

    private long scan(IntPredicate test, int enough) {
        var found = 0;
        for (var i = 0; i < plain.size() && found < enough; i++) {
            found += test.test(i) ? 1 : 0;
        }
        return found;
    }

    private static long measure(ObjectNode result, LongSupplier work) {
        repeat(work, WARM_UP);
        var waits = repeat(work, MEASURED);
        var perSecond = Math.round(waits.length / (Arrays.stream(waits).sum() / 1e9));
        Arrays.sort(waits);
        result.put("perSecond", perSecond)
                .put("p50Micros", waits[waits.length / 2] / 1_000)
                .put("p99Micros", waits[(int) (waits.length * 0.99)] / 1_000);
        return perSecond;
    }

    private static long[] repeat(LongSupplier work, Duration time) {
        var waits = new long[1 << 16];
        var count = 0;
        var sum = 0L;
        var end = System.nanoTime() + time.toNanos();
        for (var now = System.nanoTime(); now < end; ) {
            sum += work.getAsLong();
            var then = System.nanoTime();
            if (count == waits.length) {
                waits = Arrays.copyOf(waits, count * 2);
            }
            waits[count++] = then - now;
            now = then;
        }
        if (sum < 0) {
            throw new IllegalStateException("nothing was found");
        }
        return Arrays.copyOf(waits, count);
    }

    /// Haversine on the sphere.
    private static double metres(QueryCity.Plain to) {
        var latitude = Math.toRadians(LATITUDE);
        var other = Math.toRadians(to.latitude());
        var north = Math.sin((other - latitude) / 2);
        var east = Math.sin(Math.toRadians(to.longitude() - LONGITUDE) / 2);
        var a = north * north + Math.cos(latitude) * Math.cos(other) * east * east;
        return 2 * EARTH_METRES * Math.asin(Math.sqrt(a));
    }
}
