package io.cityplane.targets;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer;
import io.cityplane.testing.TestDatabase;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Days that are over: as they were known then, and as they are known now.
class DaysTest {

    private static final IndicatorCode POWER = new IndicatorCode("power");
    private static final Viewer CITY = Viewer.everything();

    private CountedCity city;

    @BeforeEach
    void found() {
        city = new CountedCity(TestDatabase.start("twin", "targets"));
        city.load(Plots.SMALL);
    }

    @AfterEach
    void close() {
        city.close();
    }

    @Test
    @DisplayName("a day stays as it was known, and the later question tells why it differs")
    void twoQuestions() {
        var early = city.site("1", "transport", "440305", 5);
        var late = city.site("2", "transport", "440305", 7);
        city.enter(Deed.DECLARED, early, late);
        city.enter(Deed.ACCEPTED, early);
        measure(early, 6, city.clock.instant());
        city.await("power", Measure.ALIVE, 1);
        nextDay();
        var then = answer();
        assertThat(then.isAsPublished()).isTrue();
        assertThat(then.then().headline().value()).contains(new BigDecimal("6"));
        assertThat(then.now()).isEqualTo(then.then());
        assertThat(then.differences().items()).isEmpty();

        // A reading of that day comes late, and an acceptance of that day is recorded late.
        measure(early, 9, CountedCity.BEGIN.plus(Duration.ofHours(1)));
        city.enter(Deed.ACCEPTED, late);
        var later = answer();
        assertThat(later.isAsPublished()).isTrue();
        assertThat(later.then()).isEqualTo(then.then());
        assertThat(later.root()).isEqualTo(then.root());
        assertThat(later.now().headline().value()).contains(new BigDecimal("16"));
        assertThat(later.differences().items())
                .extracting(DayAnswer.Difference::id)
                .containsExactly(early, late);
    }

    @Test
    @DisplayName("a correction shows old and new, is signed, and leaves what was published")
    void corrected() {
        var site = city.site("1", "transport", "440305", 5);
        city.enter(Deed.DECLARED, site);
        city.enter(Deed.ACCEPTED, site);
        city.await("power", Measure.ACCEPTED, 1);
        nextDay();
        var filing = new Filing("深发改〔2023〕9号", "a site was counted twice");
        var targets = city.room().targets();
        assertThat(
                        targets.correct(
                                POWER,
                                CountedCity.TODAY,
                                new BigDecimal("4"),
                                filing,
                                CountedCity.caller("transport", Right.EVERYTHING_SEEN)))
                .isInstanceOf(CorrectionOutcome.NotAllowed.class);
        assertThat(
                        targets.correct(
                                POWER,
                                CountedCity.TODAY.plusDays(3),
                                new BigDecimal("4"),
                                filing,
                                Caller.theCity()))
                .isInstanceOf(CorrectionOutcome.NotPublished.class);
        assertThat(
                        targets.correct(
                                POWER,
                                CountedCity.TODAY,
                                new BigDecimal("4"),
                                filing,
                                Caller.theCity()))
                .isInstanceOf(CorrectionOutcome.Corrected.class);
        var correction = targets.listCorrections(POWER, CITY).getFirst();
        assertThat(correction.old()).contains(new BigDecimal("5"));
        assertThat(correction.value()).isEqualByComparingTo("4");
        assertThat(correction.signed()).contains("\"old\":\"5\"").contains("\"new\":\"4\"");
        var day = targets.find(POWER, CITY).orElseThrow().past().getFirst();
        assertThat(day.provenance()).isEqualTo(DayFigure.Provenance.CORRECTED);
        assertThat(day.published().value()).contains(new BigDecimal("4"));
        assertThat(day.figure().headline().value()).contains(new BigDecimal("5"));
    }

    @Test
    @DisplayName("a day in which the server was down is published all the same")
    void missed() {
        var site = city.site("1", "transport", "440305", 5);
        city.enter(Deed.DECLARED, site);
        city.enter(Deed.ACCEPTED, site);
        city.await("power", Measure.ACCEPTED, 1);
        city.outage(Duration.ofDays(3));
        CountedCity.await(
                "three days",
                () -> city.room().targets().find(POWER, CITY).orElseThrow().past().size() == 3);
        assertThat(city.room().targets().find(POWER, CITY).orElseThrow().past())
                .allMatch(it -> it.published().assets() == 1);
    }

    private void nextDay() {
        city.clock.pass(Duration.ofDays(1));
        CountedCity.await(
                "the day",
                () -> !city.room().targets().find(POWER, CITY).orElseThrow().past().isEmpty());
    }

    private DayAnswer answer() {
        return city.room().targets().findDay(POWER, CountedCity.TODAY, CITY).orElseThrow();
    }

    private void measure(EntityId id, double value, Instant at) {
        city.append(
                new Command.Observe(
                        id,
                        Attribute.of(
                                        CoreContext.expand("power"),
                                        Kind.PROPERTY,
                                        new Value.Numeric(value))
                                .withObservedAt(at),
                        0));
    }
}
