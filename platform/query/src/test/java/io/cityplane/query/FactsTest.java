package io.cityplane.query;

import static io.cityplane.query.SmallCity.leadsTo;
import static io.cityplane.query.SmallCity.named;
import static io.cityplane.query.SmallCity.number;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.query.domain.CityFacts;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.CoreSelections;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Facts")
class FactsTest {

    private static final String ZONE = "Asia/Shanghai";
    private static final String NORTH = "urn:ngsi-ld:AdministrativeArea:north";
    private static final String SOUTH = "urn:ngsi-ld:AdministrativeArea:south";
    private static final Ownership EVERYBODYS =
            new Ownership(Optional.empty(), Optional.empty(), Clearance.PUBLIC);

    private final SmallCity city = new SmallCity();
    private final Facts facts = new CityFacts(city, city, new CoreSelections(), Tenant.DEFAULT);

    @BeforeEach
    void build() {
        city.put(NORTH, "AdministrativeArea", EVERYBODYS, List.of(named("北区", "North")));
        city.put(SOUTH, "AdministrativeArea", EVERYBODYS, List.of(named("南区", "South")));
        zone("a", NORTH, EVERYBODYS, 10);
        zone("b", NORTH, EVERYBODYS, 20);
        zone("c", SOUTH, EVERYBODYS, 5);
        // 2022-12-15 in Shanghai begins at 16:00 of the day before.
        city.was("urn:z:a", "volume", "2022-12-14T15:59:59Z", 1_000);
        city.was("urn:z:a", "volume", "2022-12-14T16:00:00Z", 1);
        city.was("urn:z:a", "volume", "2022-12-14T17:30:00Z", 2);
        city.was("urn:z:b", "volume", "2022-12-14T16:00:00Z", 4);
        city.was("urn:z:c", "volume", "2022-12-15T15:59:59Z", 8);
        city.was("urn:z:c", "volume", "2022-12-15T16:00:00Z", 2_000);
        city.was("urn:z:a", "volume", "2022-12-07T16:00:00Z", 2);
        city.was("urn:z:c", "volume", "2022-12-07T16:00:00Z", 16);
        city.was("urn:z:a", "price", "2022-12-14T16:00:00Z", 0.5);
        city.was("urn:z:a", "price", "2022-12-14T17:30:00Z", 0.25);
        city.was("urn:z:b", "price", "2022-12-14T16:00:00Z", 2);
    }

    private void zone(String name, String district, Ownership owned, double capacity) {
        city.put(
                "urn:z:" + name,
                "Zone",
                owned,
                List.of(leadsTo("district", district), number("capacity", capacity)));
    }

    private static Question.Time day(String date) {
        return new Question.Time(
                Optional.of(date), Optional.empty(), Optional.empty(), Optional.empty(), ZONE);
    }

    private FactTable ask(String value, String aggregate, Question.Time time, String... by) {
        return table(
                facts.ask(
                        new Question(
                                Map.of("type", "Zone"),
                                value,
                                aggregate,
                                List.of(by),
                                time,
                                "key",
                                100),
                        Viewer.everything()));
    }

    private static FactTable table(FactOutcome outcome) {
        assertThat(outcome).isInstanceOf(FactOutcome.Answered.class);
        return ((FactOutcome.Answered) outcome).table();
    }

    private static List<Double> values(FactTable table) {
        return table.rows().stream().map(FactTable.Row::value).toList();
    }

    @Test
    @DisplayName("a day is the zone's: from its first moment, without the next day's first")
    void day() {
        var table = ask("volume", "sum", day("2022-12-15"));

        assertThat(values(table)).containsExactly(15.0);
        assertThat(table.counted()).isEqualTo(new FactTable.Counted(3, 4, 0));
    }

    @Test
    @DisplayName("the present is summed up by what a relationship leads to, by its name")
    void present() {
        var table = ask("capacity", "sum", Question.Time.now(ZONE), "district");

        assertThat(values(table)).containsExactly(30.0, 5.0);
        assertThat(table.rows().getFirst().keys().getFirst())
                .isInstanceOfSatisfying(
                        FactKey.Thing.class,
                        thing -> {
                            assertThat(thing.id()).isEqualTo(new EntityId(NORTH));
                            assertThat(thing.name()).isPresent();
                        });
    }

    @Test
    @DisplayName("without a value entities are counted")
    void counts() {
        assertThat(values(ask("", "count", Question.Time.now(ZONE), "district")))
                .containsExactly(2.0, 1.0);
    }

    @Test
    @DisplayName("hours of a day, and the hour of the day, are told apart")
    void hours() {
        var hours = ask("volume", "sum", day("2022-12-15"), "hour");
        var ofDay = ask("volume", "mean", day("2022-12-15"), "hourOfDay");

        assertThat(hours.rows().stream().map(row -> row.keys().getFirst()).toList())
                .containsExactly(
                        new FactKey.Moment(Instant.parse("2022-12-14T16:00:00Z")),
                        new FactKey.Moment(Instant.parse("2022-12-14T17:00:00Z")),
                        new FactKey.Moment(Instant.parse("2022-12-15T15:00:00Z")));
        assertThat(values(hours)).containsExactly(5.0, 2.0, 8.0);
        assertThat(values(ofDay)).containsExactly(2.5, 2.0, 8.0);
        assertThat(ofDay.rows().getLast().keys()).containsExactly(new FactKey.HourOfDay(23));
    }

    @Test
    @DisplayName(
            "arithmetic joins what an entity said at the same moment, and tells what it left out")
    void arithmetic() {
        var table = ask("volume * price", "sum", day("2022-12-15"));

        assertThat(table.rows().getFirst().value()).isCloseTo(9.0, offset(1e-12));
        assertThat(table.counted().leftOut()).isEqualTo(1);
    }

    @Test
    @DisplayName("a comparison sets the same group so many days before beside it")
    void compares() {
        var time =
                new Question.Time(
                        Optional.of("2022-12-15"),
                        Optional.empty(),
                        Optional.of(7),
                        Optional.empty(),
                        ZONE);
        var city = ask("volume", "sum", time);
        var hours = ask("volume", "sum", time, "hour");

        assertThat(city.rows().getFirst().before()).hasValue(18);
        assertThat(city.rows().getFirst().change().orElseThrow())
                .isCloseTo(15.0 / 18 - 1, offset(1e-12));
        assertThat(hours.rows().getFirst().before()).hasValue(18);
        assertThat(hours.rows().getLast().before()).isEmpty();
    }

    @Test
    @DisplayName("the largest come first if asked for, and no more than wanted")
    void ordered() {
        var table =
                table(
                        facts.ask(
                                new Question(
                                        Map.of("type", "Zone"),
                                        "volume",
                                        "sum",
                                        List.of("entity"),
                                        day("2022-12-15"),
                                        "-value",
                                        2),
                                Viewer.everything()));

        assertThat(values(table)).containsExactly(8.0, 4.0);
        assertThat(table.groups()).isEqualTo(3);
    }

    @Test
    @DisplayName("what a viewer may not see is in no figure, no count and no name")
    void refused() {
        var internal =
                new Ownership(
                        Optional.empty(), Optional.of(new District("440306")), Clearance.INTERNAL);
        zone("secret", SOUTH, internal, 1_000);
        city.was("urn:z:secret", "volume", "2022-12-15T00:00:00Z", 1_000);
        var stranger =
                new Viewer.Official(
                        Optional.empty(), Set.of(new District("440305")), Clearance.INTERNAL);
        var now =
                new Question(
                        Map.of("type", "Zone"),
                        "capacity",
                        "sum",
                        List.of(),
                        Question.Time.now(ZONE),
                        "key",
                        10);
        var past =
                new Question(
                        Map.of("type", "Zone"),
                        "volume",
                        "sum",
                        List.of(),
                        day("2022-12-15"),
                        "key",
                        10);

        assertThat(values(table(facts.ask(now, stranger)))).containsExactly(35.0);
        assertThat(table(facts.ask(now, stranger)).counted().entities()).isEqualTo(3);
        assertThat(values(table(facts.ask(past, stranger)))).containsExactly(15.0);
        assertThat(values(table(facts.ask(past, Viewer.everything())))).containsExactly(1_015.0);
    }

    @Test
    @DisplayName("what is no question is told in words, and which part of it")
    void wrong() {
        assertWrong("value", "volume *", "sum", day("2022-12-15"), "ends too early");
        assertWrong("value", "", "sum", Question.Time.now(ZONE), "name one");
        assertWrong("aggregate", "volume", "total", day("2022-12-15"), "sum, mean");
        assertWrong("from", "volume", "sum", day("15.12.2022"), "2022-12-15");
        assertWrong("by", "volume", "sum", Question.Time.now(ZONE), "of the past", "hour");
        assertWrong("zone", "volume", "sum", Question.Time.now("Mars/Base"), "Asia/Shanghai");
        assertWrong("value", "a".repeat(2_000), "sum", Question.Time.now(ZONE), "characters");
        assertWrong("value", "(".repeat(100) + "a", "sum", Question.Time.now(ZONE), "deep");
    }

    private void assertWrong(
            String part,
            String value,
            String aggregate,
            Question.Time time,
            String why,
            String... by) {
        var outcome =
                facts.ask(
                        new Question(
                                Map.of("type", "Zone"),
                                value,
                                aggregate,
                                List.of(by),
                                time,
                                "key",
                                10),
                        Viewer.everything());

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        FactOutcome.Wrong.class,
                        wrong -> {
                            assertThat(wrong.part()).isEqualTo(part);
                            assertThat(wrong.why()).contains(why);
                        });
    }
}
