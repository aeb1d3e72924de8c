package io.cityplane.imports;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.summingLong;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.domain.CityImports;
import io.cityplane.imports.store.LocalFiles;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.TwinSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real districts and charging stations of Shenzhen, by the mappings of examples/shenzhen.
class RealCityTest {

    private static final String DISTRICT = "urn:ngsi-ld:AdministrativeArea:";

    private final JournalThatCounts journal = new JournalThatCounts();
    private final CityTwin twin = open();
    private final Imports imports = imports(twin);

    @TempDir Path folder;

    private CityTwin open() {
        return CityTwin.open(journal, TwinSettings.USUAL, InstantSource.system());
    }

    private static Imports imports(Twin into) {
        return new CityImports(
                new LocalFiles(),
                into,
                new TwinInMemory(),
                new RunBookInMemory(),
                InstantSource.system(),
                Duration.ofSeconds(10));
    }

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    @DisplayName("all 1,362 stations lie in a district, and its piles add up")
    void stations() {
        importCity();
        var stations = entities(twin, "EVChargingStation");

        assertThat(stations)
                .hasSize(1_362)
                .allSatisfy(station -> assertThat(text(station, "district")).startsWith(DISTRICT));
        assertThat(piles(stations))
                .containsEntry(DISTRICT + "440307", 4_911L)
                .containsEntry(DISTRICT + "440306", 3_183L)
                .containsEntry(DISTRICT + "440305", 2_906L)
                .containsEntry(DISTRICT + "440304", 2_017L);
    }

    @Test
    @DisplayName("a station is owned by the district that it lies in")
    void ownership() {
        importCity();

        assertThat(entities(twin, "EVChargingStation"))
                .allSatisfy(
                        station ->
                                assertThat(
                                                station.ownership()
                                                        .flatMap(Ownership::district)
                                                        .map(District::code))
                                        .hasValueSatisfying(
                                                code ->
                                                        assertThat(text(station, "district"))
                                                                .endsWith(code)));
    }

    @Test
    @DisplayName("the first import finds two stations in no zone; a second one writes nothing")
    void again() {
        var first = importCity();
        var written = journal.size();
        var position = twin.position();
        var second = importCity();

        assertThat(first.counts()).isEqualTo(new Counts(1_362, 1_362, 0, 0, 0));
        assertThat(first.findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.sign()).isEqualTo(Sign.IN_NO_AREA);
                            assertThat(finding.about()).isEqualTo("TrafficZone");
                            assertThat(finding.count()).isEqualTo(2);
                        });
        assertThat(first.stopped()).isEmpty();
        assertThat(second.counts()).isEqualTo(new Counts(1_362, 0, 0, 1_362, 0));
        assertThat(journal.size()).isEqualTo(written);
        assertThat(twin.position()).isEqualTo(position);
    }

    @Test
    @DisplayName("after a restart the city is the same, and a third import writes nothing")
    void restart() {
        importCity();
        var before = piles(entities(twin, "EVChargingStation"));
        try (var again = open()) {
            assertThat(piles(entities(again, "EVChargingStation"))).isEqualTo(before);
            var written = journal.size();
            var third =
                    imports(again)
                            .run(
                                    SharedFiles.mapping("stations.yaml"),
                                    SharedFiles.folder(),
                                    Mode.FOR_GOOD,
                                    Caller.theCity(),
                                    ProgressListener.NOBODY);

            assertThat(OutcomeText.isComplete(third)).isTrue();
            assertThat(journal.size()).isEqualTo(written);
        }
    }

    @Test
    @DisplayName("districts have names in both languages and outlines")
    void districts() {
        importCity();
        var nanshan =
                twin.find(Tenant.DEFAULT, new EntityId(DISTRICT + "440305"), Viewer.everything())
                        .orElseThrow();

        assertThat(entities(twin, "AdministrativeArea")).hasSize(10);
        assertThat(value(nanshan, "name"))
                .isEqualTo(new Value.Json("{\"zh\":\"南山区\",\"en\":\"Nanshan District\"}"));
        assertThat(value(nanshan, "location")).isInstanceOf(Value.Json.class);
    }

    @Test
    @DisplayName("a mapping that states a wrong datum is told so")
    void wrongDatum() throws IOException {
        importCity();
        var written = Files.readString(SharedFiles.mapping("stations.yaml"));
        var wrong = folder.resolve("wrong.yaml");
        Files.writeString(wrong, written.replace("datum: GCJ-02", "datum: WGS-84"));

        var report = run(wrong);

        assertThat(report.findings())
                .anySatisfy(
                        finding -> {
                            assertThat(finding.sign()).isEqualTo(Sign.WRONG_DATUM_SUSPECTED);
                            assertThat(finding.what())
                                    .isEqualTo(
                                            "of 1362 places 1319 lie in an area as WGS-84, which"
                                                    + " the mapping states, but 1362 as GCJ-02");
                            assertThat(finding.advice()).contains("`datum: GCJ-02`");
                        })
                .anySatisfy(
                        finding -> {
                            assertThat(finding.sign()).isEqualTo(Sign.IN_NO_AREA);
                            assertThat(finding.about()).isEqualTo("AdministrativeArea");
                            assertThat(finding.count()).isEqualTo(43);
                            assertThat(finding.lines()).hasSize(10);
                        });
    }

    @Test
    @DisplayName("stations without districts in the twin are not imported")
    void noDistricts() {
        var outcome =
                imports.run(
                        SharedFiles.mapping("stations.yaml"),
                        SharedFiles.folder(),
                        Mode.FOR_GOOD,
                        Caller.theCity(),
                        ProgressListener.NOBODY);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.BadMapping.class,
                        bad ->
                                assertThat(bad.faults().getFirst().advice())
                                        .contains("districts.yaml"));
    }

    private ImportReport importCity() {
        run(SharedFiles.mapping("districts.yaml"));
        run(SharedFiles.mapping("zones.yaml"));
        return run(SharedFiles.mapping("stations.yaml"));
    }

    private ImportReport run(Path mapping) {
        var outcome =
                imports.run(
                        mapping,
                        SharedFiles.folder(),
                        Mode.FOR_GOOD,
                        Caller.theCity(),
                        ProgressListener.NOBODY);
        assertThat(outcome).isInstanceOf(ImportOutcome.Finished.class);
        return ((ImportOutcome.Finished) outcome).report();
    }

    /// By the twin's door, as anybody would ask.
    static List<Entity> entities(Twin twin, String type) {
        var query = EntityQuery.ofType(CoreContext.expand(type), 0, 10_000);
        return twin.query(Tenant.DEFAULT, query, Viewer.everything()).entities();
    }

    static Map<String, Long> piles(List<Entity> stations) {
        return stations.stream()
                .collect(
                        groupingBy(
                                station -> text(station, "district"),
                                summingLong(RealCityTest::capacity)));
    }

    private static long capacity(Entity station) {
        return value(station, "capacity") instanceof Value.Numeric(double count) ? (long) count : 0;
    }

    private static String text(Entity entity, String name) {
        return value(entity, name) instanceof Value.Text(String text) ? text : "";
    }

    private static Value value(Entity entity, String name) {
        return entity.attributes().stream()
                .filter(attribute -> attribute.name().equals(CoreContext.expand(name)))
                .findAny()
                .orElseThrow()
                .value();
    }
}
