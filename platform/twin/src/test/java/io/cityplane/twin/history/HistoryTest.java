package io.cityplane.twin.history;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Erasing;
import io.cityplane.twin.History;
import io.cityplane.twin.HistoryAnswer;
import io.cityplane.twin.HistoryQuery;
import io.cityplane.twin.HistoryQuery.Versions;
import io.cityplane.twin.Series.Moment;
import io.cityplane.twin.Summary;
import io.cityplane.twin.SummaryQuery;
import io.cityplane.twin.SummaryQuery.Step;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.ClockByHand;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.TwinSettings;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What the door to the past answers.
class HistoryTest {

    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");
    private static final ZoneId SHENZHEN = ZoneId.of("Asia/Shanghai");
    private static final Viewer CITY_VIEWER = Viewer.everything();

    private final ClockByHand clock = new ClockByHand(NOON.plusSeconds(60));

    @TempDir private Path folder;
    private HistoryKeeper keeper;
    private CityTwin twin;
    private History history;

    @BeforeEach
    void open() {
        keeper = HistoryKeeper.open(HistorySettings.USUAL, new ManifestInMemory(), folder, clock);
        twin = CityTwin.open(new JournalInMemory(), TwinSettings.USUAL, clock, List.of(keeper));
        history = keeper.history(twin::heading);
    }

    @AfterEach
    void close() {
        twin.close();
        keeper.close();
    }

    @Test
    @DisplayName("a value is in the past as soon as its writer is answered, with all that it says")
    void values() {
        run(twin, new Create(charger("1", number("power", 7).withUnitCode("KWT"))));
        tick();
        observe("1", "power", 8, NOON);

        var found = read(all("1"));

        assertThat(found.more()).isFalse();
        var series = Collections.singletonList(found.series().getFirst()).getFirst();
        assertThat(found.series()).hasSize(1);
        assertThat(series.attribute()).isEqualTo("power");
        assertThat(series.moments())
                .containsExactly(
                        new Moment(
                                NOON,
                                clock.instant(),
                                Optional.of(
                                        number("power", 8)
                                                .withUnitCode("KWT")
                                                .withObservedAt(NOON)),
                                3),
                        new Moment(
                                NOON.plusSeconds(60),
                                NOON.plusSeconds(60),
                                Optional.of(number("power", 7).withUnitCode("KWT")),
                                0));
    }

    @Test
    @DisplayName("a correction takes the place of what it corrects, and what was known stays known")
    void corrections() {
        run(twin, new Create(charger("1")));
        observe("1", "power", 8, NOON);
        var before = clock.instant();
        tick();
        observe("1", "power", 9, NOON);

        assertThat(numbers(read(all("1")))).containsExactly(9.0);
        assertThat(numbers(read(ranged("1", TimeRange.ALWAYS.asKnownAt(before)))))
                .containsExactly(8.0);
        var every =
                new HistoryQuery(
                        List.of(id("1")),
                        Set.of("power"),
                        TimeRange.ALWAYS,
                        Versions.EVERY,
                        Integer.MAX_VALUE,
                        10);
        assertThat(numbers(read(every))).containsExactly(8.0, 9.0);
    }

    @Test
    @DisplayName("a range has its begin and not its end, by observation or by recording")
    void ranges() {
        run(twin, new Create(charger("1")));
        for (var i = 0; i < 5; i++) {
            tick();
            observe("1", "power", i, NOON.minusSeconds(10L * i));
        }

        var observed = TimeRange.observed(NOON.minusSeconds(30), NOON.minusSeconds(10));
        assertThat(numbers(read(ranged("1", observed)))).containsExactly(3.0, 2.0);
        var recorded =
                new TimeRange(
                        TimeRange.By.RECORDED,
                        Optional.of(NOON.plusSeconds(62)),
                        Optional.of(NOON.plusSeconds(64)),
                        Optional.empty());
        assertThat(numbers(read(ranged("1", recorded)))).containsExactly(1.0, 2.0);
    }

    @Test
    @DisplayName("the last of each series, or as many as fit in, and that there are more")
    void bounds() {
        run(twin, new Create(charger("1")));
        for (var i = 0; i < 10; i++) {
            observe("1", "power", i, NOON.plusSeconds(i));
            observe("1", "current", i, NOON.plusSeconds(i));
        }

        var last =
                new HistoryQuery(
                        List.of(id("1")), Set.of(), TimeRange.ALWAYS, Versions.LAST_RECORDED, 2, 9);
        assertThat(numbers(read(last))).containsExactly(8.0, 9.0, 8.0, 9.0);
        assertThat(read(last).more()).isFalse();
        var some = HistoryQuery.of(List.of(id("1")), Set.of(), TimeRange.ALWAYS, 13);
        assertThat(numbers(read(some))).hasSize(13).endsWith(0.0, 1.0, 2.0);
        assertThat(read(some).more()).isTrue();
        var exact = HistoryQuery.of(List.of(id("1")), Set.of(), TimeRange.ALWAYS, 20);
        assertThat(read(exact).more()).isFalse();
    }

    @Test
    @DisplayName("removing an attribute or its entity is a moment without a value")
    void removed() {
        run(twin, new Create(charger("1", number("power", 1), number("current", 2))));
        tick();
        run(twin, new DeleteAttribute(id("1"), "power", Optional.empty(), Which.THIS_INSTANCE));
        tick();
        run(twin, new Delete(id("1")));

        var found = read(all("1"));
        assertThat(found.series()).hasSize(2);
        for (var series : found.series()) {
            assertThat(series.moments()).hasSize(2);
            assertThat(series.moments().getLast().attribute()).isEmpty();
        }
        assertThat(found.series().get(0).moments().getLast().time())
                .isEqualTo(NOON.plusSeconds(62));
        assertThat(found.series().get(1).moments().getLast().time())
                .isEqualTo(NOON.plusSeconds(61));
    }

    @Test
    @DisplayName("whoever may not see an entity, alive or gone, finds no past of it")
    void rights() {
        var secret =
                new Ownership(
                        Optional.of(new Department("water")),
                        Optional.empty(),
                        Clearance.CONFIDENTIAL);
        var water = new Caller(4, CITY_VIEWER, Right.OWN_DEPARTMENT, secret);
        run(twin, new Create(charger("1", number("power", 7))), water);
        run(twin, new Create(charger("2", number("power", 7))), water);
        tick();
        run(twin, new Delete(id("2")), water);
        var theirs = official("water");
        var others = official("transport");
        for (var name : List.of("1", "2")) {
            assertThat(history.read(CITY, all(name), theirs).series()).hasSize(1);
            assertThat(history.read(CITY, all(name), others).series()).isEmpty();
            assertThat(history.summarise(CITY, summary(name, Step.WHOLE), theirs)).hasSize(1);
            assertThat(history.summarise(CITY, summary(name, Step.WHOLE), others)).isEmpty();
        }
        assertThat(history.read(CITY, all("3"), others).series()).isEmpty();
    }

    @Test
    @DisplayName("hours, days and months are those of the zone; what is no number does not count")
    void summaries() {
        run(twin, new Create(charger("1")));
        observe("1", "power", 1, Instant.parse("2026-05-31T15:59:59Z"));
        observe("1", "power", 3, Instant.parse("2026-05-31T16:00:00Z"));
        observe("1", "power", 5, Instant.parse("2026-05-31T16:30:00Z"));
        var text =
                Attribute.of("power", Attribute.Kind.PROPERTY, new Value.Text("broken"))
                        .withObservedAt(NOON);
        run(twin, new Observe(id("1"), text, 0));

        var midnight = Instant.parse("2026-05-31T16:00:00Z");
        var day = new Summary(id("1"), midnight, 2, 8, 3, 5, 5);
        assertThat(summarise(Step.DAY))
                .containsExactly(
                        new Summary(id("1"), midnight.minus(Duration.ofDays(1)), 1, 1, 1, 1, 1),
                        day);
        assertThat(summarise(Step.MONTH).getLast()).isEqualTo(day);
        assertThat(summarise(Step.HOUR).getLast()).isEqualTo(day);
        assertThat(summarise(Step.WHOLE))
                .containsExactly(
                        new Summary(id("1"), Instant.parse("2026-05-31T15:59:59Z"), 3, 9, 1, 5, 5));
    }

    @Test
    @DisplayName("only who may change an entity erases its past, and what it is now stays")
    void erasing() {
        var owned =
                new Ownership(
                        Optional.of(new Department("water")), Optional.empty(), Clearance.INTERNAL);
        var water = new Caller(4, CITY_VIEWER, Right.OWN_DEPARTMENT, owned);
        var transport =
                new Caller(
                        5,
                        official("transport"),
                        Right.OWN_DEPARTMENT,
                        new Ownership(
                                Optional.of(new Department("transport")),
                                Optional.empty(),
                                Clearance.INTERNAL));
        run(twin, new Create(charger("1", number("power", 7))), water);
        observe("1", "power", 8, NOON.plusSeconds(90));
        assertThat(erase("1", transport)).isInstanceOf(Erasing.Erasure.Forbidden.class);
        assertThat(erase("2", transport)).isEqualTo(new Erasing.Erasure.NotFound());
        assertThat(numbers(read(all("1")))).containsExactly(7.0, 8.0);
        assertThat(erase("1", water)).isEqualTo(new Erasing.Erasure.Erased(2));
        assertThat(read(all("1")).series()).isEmpty();
        assertThat(twin.find(CITY, id("1"), CITY_VIEWER).orElseThrow().attributes()).hasSize(1);
    }

    private Erasing.Erasure erase(String name, Caller caller) {
        return keeper.erasing(twin::heading)
                .erase(CITY, id(name), Set.of(), Optional.empty(), TimeRange.ALWAYS, caller);
    }

    @Test
    @DisplayName("more entities than the most are refused")
    void tooMany() {
        var many = Collections.nCopies(History.MOST_ENTITIES + 1, id("1"));
        var query = HistoryQuery.of(many, Set.of(), TimeRange.ALWAYS, 1);
        assertThatThrownBy(() -> history.read(CITY, query, CITY_VIEWER))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void tick() {
        clock.advanceMicros(1_000_000);
    }

    private void observe(String name, String attribute, double value, Instant at) {
        run(twin, new Observe(id(name), number(attribute, value).withObservedAt(at), 3));
    }

    private static Official official(String department) {
        return new Official(
                Optional.of(new Department(department)), Set.of(), Clearance.CONFIDENTIAL);
    }

    private static HistoryQuery all(String name) {
        return ranged(name, TimeRange.ALWAYS);
    }

    private static HistoryQuery ranged(String name, TimeRange range) {
        return HistoryQuery.of(List.of(id(name)), Set.of(), range, 1_000);
    }

    private static SummaryQuery summary(String name, Step step) {
        return new SummaryQuery(
                List.of(id(name)), "power", Optional.empty(), TimeRange.ALWAYS, step, SHENZHEN);
    }

    private HistoryAnswer read(HistoryQuery query) {
        return history.read(CITY, query, CITY_VIEWER);
    }

    private List<Summary> summarise(Step step) {
        return history.summarise(CITY, summary("1", step), CITY_VIEWER);
    }

    private static List<Double> numbers(HistoryAnswer answer) {
        return answer.series().stream()
                .flatMap(series -> series.moments().stream())
                .flatMap(moment -> moment.attribute().stream())
                .map(attribute -> ((Value.Numeric) attribute.value()).value())
                .toList();
    }
}
