package io.cityplane.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Command;
import io.cityplane.twin.EntityId;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The three counts, on a real database and a real twin.
class CityTargetsTest {

    private CountedCity city;

    @BeforeEach
    void found() {
        city = new CountedCity(TestDatabase.start("twin", "targets"));
        city.load(Plots.SMALL);
    }

    @AfterEach
    void close() {
        CountedCity.await("the audit", () -> city.room().audit().isEmpty());
        city.close();
    }

    @Test
    @DisplayName("an asset is declared, then accepted, then alive, and each moves its own count")
    void threeCounts() {
        var site = city.site("1", "transport", "440305", 7);
        city.await("sites", Measure.UNDECLARED, 0);
        city.enter(Deed.DECLARED, site);
        city.await("sites", Measure.DECLARED, 1);
        assertThat(city.standing("sites", Measure.NOT_ACCEPTED).assets()).isEqualTo(1);
        city.enter(Deed.ACCEPTED, site);
        city.await("power", Measure.ACCEPTED, 1);
        city.await("strong", Measure.ACCEPTED, 1);
        assertThat(city.standing("sites", Measure.ACCEPTED).assets()).isEqualTo(1);
        assertThat(city.standing("sites", Measure.NEVER_SEEN).assets()).isEqualTo(1);
        city.report(site);
        city.await("sites", Measure.ALIVE, 1);
        assertThat(city.standing("power", Measure.ACCEPTED).value()).contains(new BigDecimal("7"));
        assertThat(city.standing("strong", Measure.ACCEPTED).value()).contains(BigDecimal.ZERO);
        city.append(new Command.Delete(site));
        city.await("sites", Measure.ACCEPTED, 0);
        city.await("power", Measure.ACCEPTED, 0);
        assertThat(city.standing("power", Measure.ACCEPTED).value()).contains(BigDecimal.ZERO);
    }

    @Test
    @DisplayName("who stops reporting falls silent after the window; accepted stays accepted")
    void silence() {
        var site = acceptedAndAlive("1");
        city.clock.pass(Duration.ofMinutes(59));
        // Once this one is counted, the time that went by is, too.
        city.report(city.site("2", "transport", "440305", 1));
        city.await("sites", Measure.UNDECLARED, 1);
        assertThat(city.standing("sites", Measure.ALIVE).assets()).isEqualTo(1);
        city.clock.pass(Duration.ofMinutes(2));
        city.await("sites", Measure.SILENT, 1);
        assertThat(city.standing("sites", Measure.ACCEPTED).assets()).isEqualTo(1);
        city.report(site);
        city.await("sites", Measure.ALIVE, 1);
    }

    @Test
    @DisplayName("our own outage is unknown, never their silence")
    void outage() {
        var site = acceptedAndAlive("1");
        city.outage(Duration.ofHours(5));
        city.await("sites", Measure.UNKNOWN, 1);
        assertThat(city.standing("sites", Measure.SILENT).assets()).isZero();
        city.clock.pass(Duration.ofMinutes(30));
        assertThat(city.standing("sites", Measure.SILENT).assets()).isZero();
        city.report(site);
        city.await("sites", Measure.ALIVE, 1);
        city.outage(Duration.ofHours(5));
        city.clock.pass(Duration.ofMinutes(61));
        city.await("sites", Measure.SILENT, 1);
    }

    private EntityId acceptedAndAlive(String name) {
        var site = city.site(name, "transport", "440305", 12);
        city.enter(Deed.DECLARED, site);
        city.enter(Deed.ACCEPTED, site);
        city.report(site);
        city.await("sites", Measure.ALIVE, 1);
        return site;
    }

    @Test
    @DisplayName("a record is undone only by another one, and everything stays on file")
    void undoing() {
        var site = city.site("1", "transport", "440305", 12);
        city.enter(Deed.DECLARED, site);
        city.enter(Deed.ACCEPTED, site);
        var all = city.room().assets().list(site, io.cityplane.kernel.Viewer.everything());
        var theCity = io.cityplane.kernel.Caller.theCity();
        assertThat(city.room().assets().undo(all.get(0).id(), CountedCity.RETURN, theCity))
                .isInstanceOf(RecordOutcome.Conflict.class);
        assertThat(city.room().assets().undo(all.get(1).id(), new Filing("x", ""), theCity))
                .isInstanceOf(RecordOutcome.BadInput.class);
        assertThat(city.room().assets().undo(all.get(1).id(), CountedCity.RETURN, theCity))
                .isInstanceOf(RecordOutcome.Recorded.class);
        assertThat(city.standing("sites", Measure.ACCEPTED).assets()).isZero();
        assertThat(city.standing("sites", Measure.DECLARED).assets()).isEqualTo(1);
        assertThat(city.room().assets().undo(all.get(1).id(), CountedCity.RETURN, theCity))
                .isInstanceOf(RecordOutcome.Conflict.class);
        assertThat(city.room().assets().list(site, io.cityplane.kernel.Viewer.everything()))
                .hasSize(3);
        city.outage(Duration.ofMinutes(1));
        city.await("sites", Measure.DECLARED, 1);
        assertThat(city.standing("sites", Measure.ACCEPTED).assets()).isZero();
    }

    @Test
    @DisplayName("a viewer counts what it may see, by district and in confidence")
    void rights() {
        var nanshan = city.site("1", "transport", "440305", 1);
        var futian = city.site("2", "transport", "440304", 2);
        var secret = new EntityId("urn:ngsi-ld:Site:3");
        city.append(
                new Command.Put(
                        CountedCity.site(secret, "energy", "440305", 4, Clearance.CONFIDENTIAL)));
        city.enter(Deed.DECLARED, nanshan, futian, secret);
        city.enter(Deed.ACCEPTED, nanshan, futian, secret);
        city.await("power", Measure.ACCEPTED, 3);
        var ofNanshan = CountedCity.caller("transport", Right.NONE, "440305").viewer();
        assertThat(city.standing("power", Measure.ACCEPTED, ofNanshan))
                .isEqualTo(new Standing(1, Optional.of(BigDecimal.ONE)));
        var page =
                city.room()
                        .targets()
                        .listAssets(
                                new AssetQuery(
                                        new IndicatorCode("power"),
                                        Measure.ACCEPTED,
                                        Optional.empty(),
                                        Optional.empty(),
                                        Optional.empty(),
                                        100),
                                ofNanshan)
                        .orElseThrow();
        assertThat(page.items()).extracting(Asset::id).containsExactly(nanshan);
        var evidence = city.room().targets().findEvidence(new IndicatorCode("power"), ofNanshan);
        assertThat(String.join("\n", evidence.orElseThrow().lines()))
                .doesNotContain(secret.uri())
                .doesNotContain(futian.uri());
        assertThat(city.room().assets().list(secret, ofNanshan)).isEmpty();
    }

    @Test
    @DisplayName("a department declares its own alone, and accepts nothing")
    void ofDepartments() {
        var site = city.site("1", "transport", "440305", 1);
        city.await("sites", Measure.DECLARED, 0);
        var own = CountedCity.caller("transport", Right.OWN_DEPARTMENT);
        var other = CountedCity.caller("energy", Right.OWN_DEPARTMENT);
        var assets = city.room().assets();
        assertThat(
                        assets.enter(
                                        List.of(site),
                                        Deed.DECLARED,
                                        CountedCity.TODAY,
                                        CountedCity.RETURN,
                                        other)
                                .getFirst())
                .isInstanceOf(RecordOutcome.NotAllowed.class);
        assertThat(
                        assets.enter(
                                        List.of(site),
                                        Deed.DECLARED,
                                        CountedCity.TODAY,
                                        CountedCity.RETURN,
                                        own)
                                .getFirst())
                .isInstanceOf(RecordOutcome.Recorded.class);
        assertThat(
                        assets.enter(
                                        List.of(site),
                                        Deed.ACCEPTED,
                                        CountedCity.TODAY,
                                        CountedCity.RETURN,
                                        own)
                                .getFirst())
                .isInstanceOf(RecordOutcome.NotAllowed.class);
        assertThat(
                        assets.enter(
                                        List.of(site),
                                        Deed.ACCEPTED,
                                        CountedCity.TODAY.plusDays(1),
                                        CountedCity.RETURN,
                                        io.cityplane.kernel.Caller.theCity())
                                .getFirst())
                .isInstanceOf(RecordOutcome.BadInput.class);
        assertThat(city.room().plans().load(Plots.SMALL, CountedCity.RETURN, own))
                .isInstanceOf(LoadOutcome.Refused.class);
    }

    @Test
    @DisplayName("a department split later has what lies in its districts from that day on")
    void reorganised() {
        var site = city.site("1", "transport", "440305", 1);
        var other = city.site("2", "transport", "440304", 1);
        city.enter(Deed.DECLARED, site, other);
        city.await("sites", Measure.DECLARED, 2);
        city.load(
                Plots.SMALL
                        + """
                        reorganisations:
                          - {on: 2023-06-02, from: transport, to: grid, districts: ["440305"], document: 试〔2023〕2号}
                        """);
        assertThat(departments()).containsOnlyKeys("transport");
        city.clock.pass(Duration.ofDays(1));
        assertThat(departments()).containsOnlyKeys("transport", "grid");
        assertThat(departments().values()).allMatch(it -> it.by(Measure.DECLARED).assets() == 1);
    }

    private java.util.Map<String, Figure> departments() {
        return city.room()
                .targets()
                .findBreakdown(new IndicatorCode("sites"), io.cityplane.kernel.Viewer.everything())
                .orElseThrow()
                .departments();
    }
}
