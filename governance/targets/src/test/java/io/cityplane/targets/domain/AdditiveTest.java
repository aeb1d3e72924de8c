package io.cityplane.targets.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.Deed;
import io.cityplane.targets.Filing;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Plan;
import io.cityplane.targets.Signatory;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.ngsild.CoreSelections;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Random assets come, change and go; the sums hold.
class AdditiveTest {

    private static final String[] DISTRICTS = {"440303", "440304", "440305", "dapeng", ""};
    private static final String[] AGGREGATES = {"count", "sum, value: power"};
    private static final int STEPS = 3_000;
    private static final int ASSETS = 200;

    private final Listening.Judgement judgement = new Listening.Judgement(900, 500);

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    @DisplayName(
            "what adds up by district is the city's, and counting on the way is counting from"
                    + " scratch")
    void holds(long seed) {
        var random = new SplittableRandom(seed);
        var compiled = compiled(AGGREGATES[random.nextInt(AGGREGATES.length)]);
        var onTheWay = new Count(compiled);
        for (var step = 0; step < STEPS; step++) {
            var id = new EntityId("urn:ngsi-ld:Site:" + random.nextInt(ASSETS));
            switch (random.nextInt(5)) {
                case 0 -> onTheWay.remove(id);
                case 1 -> onTheWay.record(id, recorded(id, random));
                default -> onTheWay.put(observed(id, random), recorded(id, random), judgement);
            }
        }
        var fromScratch = new Count(compiled);
        onTheWay.members(Viewer.everything(), _ -> true)
                .forEach(it -> fromScratch.put(it.seen, it.recorded, judgement));
        var city = onTheWay.figure(Viewer.everything(), _ -> true);
        assertThat(fromScratch.figure(Viewer.everything(), _ -> true)).isEqualTo(city);
        var districts = onTheWay.figures(Viewer.everything(), Cell::district).values();
        for (var measure : Measure.values()) {
            assertThat(
                            districts.stream()
                                    .map(it -> it.by(measure).value().orElseThrow())
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                    .isEqualByComparingTo(city.by(measure).value().orElseThrow());
            assertThat(districts.stream().mapToLong(it -> it.by(measure).assets()).sum())
                    .isEqualTo(city.by(measure).assets());
        }
        assertThat(
                        city.by(Measure.ALIVE).assets()
                                + city.by(Measure.SILENT).assets()
                                + city.by(Measure.UNKNOWN).assets()
                                + city.by(Measure.NEVER_SEEN).assets())
                .isEqualTo(city.by(Measure.ACCEPTED).assets());
    }

    private static Compiled compiled(String aggregate) {
        var source =
                """
                cityplane-plan: 1
                name: random
                title: {zh: 一, en: one}
                document: "1"
                from: 2020-01-01
                until: 2025-12-31
                indicators:
                  - code: it
                    clause: 一(三)
                    name: {zh: 一, en: one}
                    wording: {zh: 一, en: one}
                    target: 1
                    formula: {type: Site, aggregate: %s, alive-within: PT1H}
                """
                        .formatted(aggregate);
        return switch (PlanReader.read(source, new CoreSelections())) {
            case PlanReader.Read.Understood(Plan plan) ->
                    Compiled.of(plan.indicators().getFirst(), new CoreSelections()).orElseThrow();
            case PlanReader.Read.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static Observed observed(EntityId id, SplittableRandom random) {
        var district = DISTRICTS[random.nextInt(DISTRICTS.length)];
        var owner =
                new Ownership(
                        Optional.of(new Department("d" + random.nextInt(3))),
                        district.isEmpty() ? Optional.empty() : Optional.of(new District(district)),
                        random.nextBoolean() ? Clearance.INTERNAL : Clearance.CONFIDENTIAL);
        return new Observed(
                id,
                owner,
                district,
                "d" + random.nextInt(3),
                random.nextInt(10) == 0 ? null : BigDecimal.valueOf(random.nextDouble(-50, 50)),
                null,
                Observed.Meets.NO,
                random.nextInt(4) == 0 ? 0 : random.nextLong(1, 1_200),
                0);
    }

    private static Recorded recorded(EntityId id, SplittableRandom random) {
        var declared = random.nextInt(3) == 0 ? null : entry(id, Deed.DECLARED);
        return new Recorded(
                declared,
                declared == null || random.nextBoolean() ? null : entry(id, Deed.ACCEPTED));
    }

    private static @Nullable AssetRecord entry(EntityId id, Deed deed) {
        return new AssetRecord(
                1,
                id,
                deed,
                LocalDate.parse("2021-01-01"),
                new Filing("1", ""),
                Optional.empty(),
                new Signatory(0, ""),
                Instant.EPOCH);
    }
}
