package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.HistoryQuery.Versions;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.SummaryQuery.Step;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.TimeRange.By;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.RandomCity;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;

/// Commands and questions at random: readings that come late, again and corrected; everything else
/// that can happen to an entity; ranges that begin and end at moments that there are.
@SuppressWarnings("EnumOrdinal") // any of them will do
final class RandomPast {

    private static final List<ZoneId> ZONES =
            List.of(ZoneId.of("Asia/Shanghai"), ZoneId.of("America/New_York"), ZoneId.of("UTC"));
    private static final List<String> NAMES = List.of("power", "current", "温度");
    private static final int IDS = 24;

    private final Random random;
    private final RandomCity city;

    RandomPast(long seed) {
        random = new Random(seed);
        city = new RandomCity(seed, IDS);
    }

    int below(int bound) {
        return random.nextInt(bound);
    }

    Command command(Instant now) {
        return random.nextInt(3) == 0 ? city.command() : reading(now);
    }

    private Command reading(Instant now) {
        var at = moment(now);
        var value =
                random.nextInt(30) == 0
                        ? new Value.Text("broken")
                        : new Value.Numeric(random.nextInt(2_000) / 8.0 - 100);
        var reading =
                new Attribute(
                        NAMES.get(random.nextInt(NAMES.size())),
                        Attribute.Kind.PROPERTY,
                        Optional.empty(),
                        value,
                        random.nextInt(9) == 0 ? Optional.of("KWT") : Optional.empty(),
                        Optional.of(at),
                        List.of(),
                        Times.NONE);
        return new Command.Observe(id(), reading, random.nextInt(4) == 0 ? 7 : 0);
    }

    /// Mostly of the last minutes, on whole ten seconds so that they meet.
    private Instant moment(Instant now) {
        var back =
                switch (random.nextInt(10)) {
                    case 0 -> random.nextInt(40) * 86_400L;
                    case 1, 2 -> random.nextInt(48) * 3_600L;
                    default -> random.nextInt(30) * 10L;
                };
        var whole = now.getEpochSecond() / 10 * 10;
        return Instant.ofEpochSecond(whole - back);
    }

    private EntityId id() {
        return new EntityId("urn:ngsi-ld:Thing:" + random.nextInt(IDS));
    }

    private List<EntityId> ids() {
        var ids = new ArrayList<EntityId>();
        for (var i = 1 + random.nextInt(4); i > 0; i--) {
            ids.add(id());
        }
        return ids;
    }

    private TimeRange range(Instant now) {
        return new TimeRange(
                random.nextInt(3) == 0 ? By.RECORDED : By.OBSERVED,
                sometimes(moment(now)),
                sometimes(moment(now)),
                random.nextInt(3) == 0 ? Optional.of(moment(now)) : Optional.empty());
    }

    private Optional<Instant> sometimes(Instant moment) {
        return random.nextBoolean() ? Optional.of(moment) : Optional.empty();
    }

    HistoryQuery query(Instant now) {
        return new HistoryQuery(
                ids(),
                random.nextBoolean() ? Set.of() : Set.of(NAMES.get(random.nextInt(3)), "address"),
                range(now),
                Versions.values()[random.nextInt(2)],
                random.nextBoolean() ? Integer.MAX_VALUE : 1 + random.nextInt(20),
                random.nextBoolean() ? 100_000 : 1 + random.nextInt(60));
    }

    SummaryQuery summary(Instant now) {
        return new SummaryQuery(
                List.copyOf(Set.copyOf(ids())),
                NAMES.get(random.nextInt(3)),
                Optional.empty(),
                range(now),
                Step.values()[random.nextInt(4)],
                ZONES.get(random.nextInt(3)));
    }
}
