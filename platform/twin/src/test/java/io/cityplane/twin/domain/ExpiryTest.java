package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// GS CIM 009 §4.22.
class ExpiryTest {

    private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final ClockByHand clock = new ClockByHand(NOON);
    private final JournalInMemory journal = new JournalInMemory();

    @Test
    @DisplayName("an entity is there until it expires, and its id is free after the sweep")
    void anEntityIsThereUntilItExpiresAndItsIdIsFreeAfterTheSweep() {
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            var entity = charger("1").withExpiry(Optional.of(NOON.plusSeconds(10)));
            run(twin, new Create(entity));
            assertThat(find(twin)).map(Entity::expiresAt).contains(entity.expiresAt());

            clock.advanceMicros(10 * MICROS_PER_SECOND);
            assertThat(find(twin)).isEmpty();
            assertThat(run(twin, new Delete(id("1")))).isEqualTo(new Outcome.NotFound());

            twin.sweep().join();
            assertThat(run(twin, new Create(charger("1")))).isEqualTo(new Outcome.Created());
            assertThat(find(twin)).isPresent();
        }
    }

    @Test
    @DisplayName("an attribute goes and the others stay")
    void anAttributeGoesAndTheOthersStay() {
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            run(twin, new Create(charger("1", number("power", 1))));
            set(twin, expiring("current", NOON.plusSeconds(10)));
            assertThat(names(twin)).containsExactly("current", "power");

            clock.advanceMicros(10 * MICROS_PER_SECOND);
            assertThat(names(twin)).containsExactly("power");

            twin.sweep().join();
            clock.advanceMicros(-10 * MICROS_PER_SECOND);
            assertThat(names(twin)).as("deleted, not only hidden").containsExactly("power");
        }
    }

    @Test
    @DisplayName("an attribute that is replaced by one that stays does not go")
    void anAttributeThatIsReplacedByOneThatStaysDoesNotGo() {
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            run(twin, new Create(charger("1", expiring("power", NOON.plusSeconds(10)))));
            set(twin, number("power", 2));
            clock.advanceMicros(20 * MICROS_PER_SECOND);
            twin.sweep().join();
            assertThat(names(twin)).containsExactly("power");
        }
    }

    @Test
    @DisplayName("what expires is known after a restart")
    void whatExpiresIsKnownAfterARestart() {
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            run(twin, new Create(charger("1").withExpiry(Optional.of(NOON.plusSeconds(10)))));
        }
        clock.advanceMicros(10 * MICROS_PER_SECOND);
        try (var twin = CityTwin.open(journal, TwinSettings.USUAL, clock)) {
            assertThat(find(twin)).isEmpty();
            twin.sweep().join();
            assertThat(run(twin, new Create(charger("1")))).isEqualTo(new Outcome.Created());
        }
    }

    private static Attribute expiring(String name, Instant at) {
        var expiry =
                Attribute.of(Attribute.EXPIRES_AT, Kind.PROPERTY, new Value.Truth(true))
                        .withObservedAt(at);
        return new Attribute(
                name,
                Kind.PROPERTY,
                Optional.empty(),
                new Value.Numeric(1),
                Optional.empty(),
                Optional.empty(),
                List.of(expiry),
                Times.NONE);
    }

    private static void set(CityTwin twin, Attribute attribute) {
        run(twin, new Update(id("1"), List.of(), List.of(attribute), Mode.OVERWRITE));
    }

    private static Optional<Entity> find(CityTwin twin) {
        return twin.find(CITY, id("1"), Viewer.everything());
    }

    private static List<String> names(CityTwin twin) {
        return find(twin).orElseThrow().attributes().stream().map(Attribute::name).toList();
    }
}
