package io.cityplane.twin.web;

import static io.cityplane.twin.web.Things.OF_FUTIAN;
import static io.cityplane.twin.web.Things.OF_THE_CITY;
import static io.cityplane.twin.web.Things.station;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Visitors;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import io.cityplane.twin.web.CityJson.DistrictJson;
import io.cityplane.twin.web.CityJson.EntityJson;
import jakarta.ws.rs.core.MultivaluedHashMap;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CityListsTest {

    private static final String FUTIAN = "urn:ngsi-ld:EVChargingStation:futian-1";
    private static final String NANSHAN = "urn:ngsi-ld:EVChargingStation:nanshan-1";

    private final SmallTwin twin = new SmallTwin();
    private final MapView view = new MapView(twin, Tenant.DEFAULT, Clock.systemUTC());
    private final CityLists lists = new CityLists(view);

    @BeforeEach
    void city() {
        twin.put(station("futian-1", "440304", 114.05, 22.54));
        twin.put(station("nanshan-1", "440305", 113.93, 22.53));
        twin.put(Things.with(station("nanshan-2", "440305", 113.94, 22.54), observed()));
        twin.put(area("440304", "福田区", "Futian"));
        twin.put(area("440305", "南山区", "Nanshan"));
        view.start();
    }

    @AfterEach
    void stop() {
        view.close();
    }

    @Test
    @DisplayName("who is not signed in reads nothing")
    void nobody() {
        var visitors = new Visitors((_, _) -> Optional.empty());
        refused(401, () -> visitors.viewer(_ -> null));
        refused(401, () -> visitors.viewer(_ -> "made up"));
    }

    @Test
    @DisplayName("districts: an official of Futian is told of Futian alone")
    void districtsOfAViewer() {
        assertThat(lists.districts(OF_FUTIAN))
                .containsExactly(new DistrictJson("440304", "福田区", "Futian"));
        assertThat(lists.districts(OF_THE_CITY)).hasSize(2);
    }

    @Test
    @DisplayName("summary: what a viewer may not see is not counted")
    void summaryOfAViewer() {
        assertThat(lists.summary(OF_FUTIAN).cells())
                .extracting(cell -> cell.type() + " " + cell.district() + " " + cell.count())
                .containsExactly("AdministrativeArea 440304 1", "EVChargingStation 440304 1");
        assertThat(lists.summary(OF_THE_CITY).cells()).hasSize(4);
    }

    @Test
    @DisplayName("entities: what a viewer may not see is neither listed nor in the total")
    void entitiesOfAViewer() {
        var page = lists.entities(query("type", "EVChargingStation"), OF_FUTIAN);

        assertThat(page.total()).isEqualTo(1);
        assertThat(page.items()).extracting(EntityJson::id).containsExactly(FUTIAN);
        assertThat(lists.entities(query("q", "nanshan"), OF_FUTIAN).total()).isZero();
    }

    @Test
    @DisplayName("an entity that the viewer may not see is answered like one that is not there")
    void entityOfAViewer() {
        assertThat(lists.find(NANSHAN, OF_FUTIAN)).isEmpty();
        assertThat(lists.find(FUTIAN, OF_FUTIAN)).isPresent();
        assertThat(lists.find("urn:ngsi-ld:EVChargingStation:no", OF_THE_CITY)).isEmpty();
    }

    @Test
    @DisplayName("a point is found by its number, by those who may see it")
    void pointOfAViewer() {
        var number = (int) lists.find(NANSHAN, OF_THE_CITY).orElseThrow().number();

        assertThat(lists.numbered(number, OF_THE_CITY).orElseThrow().id()).isEqualTo(NANSHAN);
        assertThat(lists.numbered(number, OF_FUTIAN)).isEmpty();
        assertThat(lists.numbered(number + 1, OF_THE_CITY)).isEmpty();
    }

    @ParameterizedTest(name = "{0}={1} gives {2}")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    district | 440305             | nanshan-1 nanshan-2 440305
                    sort     | district               | futian-1 440304 nanshan-1 nanshan-2 440305
                    type     | AdministrativeArea | 440305 440304
                    q        | FUTIAN             | futian-1 440304
                    q        | 南山               | 440305
                    q        | nan -2             | nanshan-2
                    bbox     | 113.9,22.5,113.935,22.6 | nanshan-1
                    sort     | -heard             | nanshan-2 440304 440305 nanshan-1 futian-1
                    sort     | type               | 440305 440304 futian-1 nanshan-1 nanshan-2
                    offset   | 4                  | 440304
                    limit    | 1                  | futian-1
                    """)
    @DisplayName("a list is filtered, sorted and cut")
    void lists(String name, String value, String tails) {
        var found = lists.entities(query(name, value), OF_THE_CITY).items();

        assertThat(found)
                .extracting(entity -> entity.id().substring(entity.id().lastIndexOf(':') + 1))
                .containsExactly(tails.split(" "));
    }

    @ParameterizedTest(name = "?{0}={1}")
    @CsvSource({"sort,price", "limit,0", "limit,501", "offset,-1", "offset,9999999999", "bbox,1"})
    @DisplayName("a query that nobody understands is a problem that says what to mend")
    void badQuery(String name, String value) {
        refused(400, () -> query(name, value));
    }

    @Test
    @DisplayName("an entity tells its newest observation, and its name in both languages")
    void entity() {
        var station = lists.find("urn:ngsi-ld:EVChargingStation:nanshan-2", OF_THE_CITY);

        assertThat(station.orElseThrow().observedAt()).isEqualTo(Things.NOON.plusSeconds(60));
        assertThat(lists.find(PinReader.AREA + "440304", OF_THE_CITY).orElseThrow().name())
                .isEqualTo(new Name("福田区", "Futian"));
    }

    static CityQuery query(String name, String value) {
        var parameters = new MultivaluedHashMap<String, String>();
        parameters.add(name, value);
        return CityQuery.of(parameters);
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .asInstanceOf(type(Problem.Raised.class))
                .satisfies(raised -> assertThat(raised.problem().status()).isEqualTo(status));
    }

    private static Attribute observed() {
        return Attribute.of(CoreContext.expand("power"), Kind.PROPERTY, new Value.Numeric(7))
                .withObservedAt(Things.NOON.plusSeconds(60));
    }

    private static Entity area(String code, String zh, String en) {
        var names = "{\"zh\":\"%s\",\"en\":\"%s\"}".formatted(zh, en);
        return Things.of(
                "AdministrativeArea",
                code,
                Things.owned(code),
                List.of(
                        Attribute.of(
                                CoreContext.expand("name"),
                                Kind.LANGUAGE_PROPERTY,
                                new Value.Json(names))));
    }
}
