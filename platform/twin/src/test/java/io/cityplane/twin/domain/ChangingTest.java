package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static io.cityplane.twin.domain.Twins.text;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Outcome.AlreadyExists;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Outcome.Deleted;
import io.cityplane.twin.Outcome.NoSuchAttribute;
import io.cityplane.twin.Outcome.NotFound;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What commands do to entities (GS CIM 009 §5.6).
class ChangingTest {

    private static final Instant NOON = Instant.parse("2025-06-01T04:00:00.123456Z");

    private final ClockByHand clock = new ClockByHand(NOON);
    private final JournalInMemory journal = new JournalInMemory();
    private final CityTwin twin = CityTwin.open(journal, TwinSettings.USUAL, clock);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    @DisplayName("§5.6.1: creating an entity that is there changes nothing")
    void createdTwice() {
        assertThat(run(twin, new Create(charger("1", number("power", 7)))))
                .isEqualTo(new Created());
        assertThat(run(twin, new Create(charger("1", number("power", 22)))))
                .isEqualTo(new AlreadyExists());
        assertThat(value("power")).isEqualTo(new Value.Numeric(7));
    }

    @Test
    @DisplayName("§5.6.2: an update of what is there replaces it and leaves out the rest")
    void updated() {
        run(twin, new Create(charger("1", number("power", 7), text("state", "free"))));

        assertThat(update(Mode.EXISTING, number("power", 11), number("current", 16)))
                .isEqualTo(new Changed(List.of("current")));
        assertThat(value("power")).isEqualTo(new Value.Numeric(11));
        assertThat(value("state")).isEqualTo(new Value.Text("free"));
        assertThat(attributes()).extracting(Attribute::name).containsExactly("power", "state");
    }

    @Test
    @DisplayName("§5.6.3: an append replaces and adds; with noOverwrite it only adds")
    void appended() {
        run(twin, new Create(charger("1", number("power", 7))));

        assertThat(update(Mode.ABSENT, number("power", 11), number("current", 16)))
                .isEqualTo(new Changed(List.of("power")));
        assertThat(value("power")).isEqualTo(new Value.Numeric(7));
        assertThat(value("current")).isEqualTo(new Value.Numeric(16));

        assertThat(update(Mode.OVERWRITE, number("power", 11), number("voltage", 400)))
                .isEqualTo(new Changed(List.of()));
        assertThat(attributes())
                .extracting(Attribute::name)
                .containsExactly("current", "power", "voltage");
    }

    @Test
    @DisplayName("an attribute keeps the time of its creation when it is replaced")
    void times() {
        run(twin, new Create(charger("1", number("power", 7), number("current", 16))));
        clock.advanceMicros(5_000_000);
        update(Mode.EXISTING, number("power", 8));
        clock.advanceMicros(5_000_000);
        update(Mode.EXISTING, text("power", "none"));

        var last = NOON.plusSeconds(10);
        assertThat(entity().times()).isEqualTo(new Times(NOON, last));
        assertThat(attribute("power").times()).isEqualTo(new Times(NOON, last));
        assertThat(attribute("current").times()).isEqualTo(new Times(NOON, NOON));
    }

    @Test
    @DisplayName("time does not run backwards when the clock is set back")
    void clockSetBack() {
        run(twin, new Create(charger("1", number("power", 7))));
        clock.advanceMicros(-3_600_000_000L);
        update(Mode.EXISTING, number("power", 8));

        assertThat(entity().times()).isEqualTo(new Times(NOON, NOON));
    }

    @Test
    @DisplayName("a replaced attribute is replaced whole: unit, time and sub-attributes go with it")
    void replacedWhole() {
        var full =
                new Attribute(
                        "power",
                        Kind.PROPERTY,
                        Optional.empty(),
                        new Value.Numeric(7),
                        Optional.of("KWT"),
                        Optional.of(NOON),
                        List.of(number("accuracy", 0.1)),
                        Times.NONE);
        run(twin, new Create(charger("1", full)));
        assertThat(attribute("power").withTimes(Times.NONE)).isEqualTo(full);

        update(Mode.EXISTING, number("power", 7));

        assertThat(attribute("power").withTimes(Times.NONE)).isEqualTo(number("power", 7));
    }

    @Test
    @DisplayName("instances of one name are told apart by their dataset")
    void datasets() {
        var byMeter = inDataset("power", "urn:meter", 7);
        var byGuess = inDataset("power", "urn:guess", 8);
        run(twin, new Create(charger("1", number("power", 6), byMeter, byGuess)));
        update(Mode.EXISTING, inDataset("power", "urn:guess", 9));
        assertThat(attributes())
                .extracting(Attribute::value)
                .containsExactly(new Value.Numeric(6), new Value.Numeric(9), new Value.Numeric(7));

        assertThat(deleteAttribute("power", "urn:meter", Which.THIS_INSTANCE))
                .isEqualTo(new Changed(List.of()));
        assertThat(attributes()).hasSize(2);
        assertThat(deleteAttribute("power", "urn:meter", Which.THIS_INSTANCE))
                .isEqualTo(new NoSuchAttribute("power"));
        assertThat(deleteAttribute("power", "", Which.EVERY_INSTANCE))
                .isEqualTo(new Changed(List.of()));
        assertThat(attributes()).isEmpty();
    }

    @Test
    @DisplayName("§5.6.5, §5.6.6: what is gone cannot be changed, and can be created anew")
    void deleted() {
        run(twin, new Create(charger("1", number("power", 7))));
        assertThat(run(twin, new Delete(id("1")))).isEqualTo(new Deleted());

        assertThat(twin.find(CITY, id("1"), Viewer.everything())).isEmpty();
        assertThat(run(twin, new Delete(id("1")))).isEqualTo(new NotFound());
        assertThat(update(Mode.OVERWRITE, number("power", 8))).isEqualTo(new NotFound());
        assertThat(deleteAttribute("power", "", Which.THIS_INSTANCE)).isEqualTo(new NotFound());

        clock.advanceMicros(1_000_000);
        assertThat(run(twin, new Create(charger("1")))).isEqualTo(new Created());
        assertThat(entity().times().createdAt()).isEqualTo(NOON.plusSeconds(1));
        assertThat(attributes()).isEmpty();
    }

    @Test
    @DisplayName("a put makes the entity what it says; what it does not name goes")
    void put() {
        assertThat(run(twin, new Put(charger("1", number("power", 7), number("current", 16)))))
                .isEqualTo(new Created());
        var other =
                new Entity(
                        id("1"),
                        List.of("Plug"),
                        List.of("/Shenzhen"),
                        List.of(number("power", 8)),
                        Optional.empty(),
                        Times.NONE);
        assertThat(run(twin, new Put(other))).isEqualTo(new Changed(List.of()));

        assertThat(entity().types()).containsExactly("Plug");
        assertThat(entity().scopes()).containsExactly("/Shenzhen");
        assertThat(attributes()).extracting(Attribute::name).containsExactly("power");
    }

    @Test
    @DisplayName("an upsert adds to the entity: attributes, types and scopes")
    void upserted() {
        run(twin, new Upsert(charger("1", number("power", 7), number("current", 16))));
        var other =
                new Entity(
                        id("1"),
                        List.of("Plug"),
                        List.of("/Shenzhen"),
                        List.of(number("power", 8)),
                        Optional.empty(),
                        Times.NONE);
        assertThat(run(twin, new Upsert(other))).isEqualTo(new Changed(List.of()));

        assertThat(entity().types()).containsExactly("Charger", "Plug");
        assertThat(entity().scopes()).containsExactly("/Shenzhen");
        assertThat(value("power")).isEqualTo(new Value.Numeric(8));
        assertThat(value("current")).isEqualTo(new Value.Numeric(16));
    }

    @Test
    @DisplayName("a put or upsert that changes nothing leaves no trace in the journal")
    void unchanged() {
        var observed = number("power", 7).withUnitCode("KWT").withObservedAt(NOON.plusNanos(1));
        var whole =
                new Entity(
                        id("1"),
                        List.of("Charger", "Plug"),
                        List.of("/a", "/b"),
                        List.of(text("state", "free"), observed),
                        Optional.empty(),
                        Times.NONE);
        run(twin, new Put(whole));
        var batches = journal.batches().size();
        clock.advanceMicros(1);

        var inAnotherOrder =
                new Entity(
                        id("1"),
                        List.of("Plug", "Charger"),
                        List.of("/b", "/a"),
                        List.of(observed, text("state", "free")),
                        Optional.empty(),
                        Times.NONE);
        assertThat(run(twin, new Put(whole))).isEqualTo(new Changed(List.of()));
        assertThat(run(twin, new Put(inAnotherOrder))).isEqualTo(new Changed(List.of()));
        assertThat(run(twin, new Upsert(charger("1", observed)))).isEqualTo(new Changed(List.of()));

        assertThat(journal.batches()).hasSize(batches);
        assertThat(entity().times().modifiedAt()).isEqualTo(NOON);
    }

    @Test
    @DisplayName("an upsert of which one attribute differs touches only that one")
    void oneDiffers() {
        run(twin, new Put(charger("1", number("power", 7), text("state", "free"))));
        clock.advanceMicros(1_000_000);
        run(twin, new Upsert(charger("1", number("power", 7), text("state", "taken"))));

        assertThat(attribute("power").times().modifiedAt()).isEqualTo(NOON);
        assertThat(attribute("state").times().modifiedAt()).isEqualTo(NOON.plusSeconds(1));
    }

    @Test
    @DisplayName("types can be added to an entity, and it is found by each")
    void typesAdded() {
        run(twin, new Create(charger("1")));
        run(twin, new Update(id("1"), List.of("Plug"), List.of(), Mode.OVERWRITE));

        assertThat(entity().types()).containsExactly("Charger", "Plug");
        assertThat(twin.types(CITY, Viewer.everything())).hasSize(2);
    }

    @Test
    @DisplayName("commands of one request are decided one after the other")
    void inOrder() {
        var outcomes =
                Twins.runAll(
                        twin,
                        List.of(
                                new Create(charger("1", number("power", 7))),
                                new Create(charger("1")),
                                new Delete(id("1")),
                                new Delete(id("1")),
                                new Create(charger("1", number("power", 8))),
                                new Update(
                                        id("1"),
                                        List.of(),
                                        List.of(number("power", 9)),
                                        Mode.EXISTING)),
                        Caller.theCity());

        assertThat(outcomes)
                .containsExactly(
                        new Created(),
                        new AlreadyExists(),
                        new Deleted(),
                        new NotFound(),
                        new Created(),
                        new Changed(List.of()));
        assertThat(value("power")).isEqualTo(new Value.Numeric(9));
    }

    private Object update(Mode mode, Attribute... attributes) {
        return run(twin, new Update(id("1"), List.of(), List.of(attributes), mode));
    }

    private Object deleteAttribute(String name, String dataset, Which which) {
        var wanted = dataset.isEmpty() ? Optional.<String>empty() : Optional.of(dataset);
        return run(twin, new DeleteAttribute(id("1"), name, wanted, which));
    }

    private static Attribute inDataset(String name, String dataset, double value) {
        return new Attribute(
                name,
                Kind.PROPERTY,
                Optional.of(dataset),
                new Value.Numeric(value),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Times.NONE);
    }

    private Entity entity() {
        return twin.find(CITY, id("1"), Viewer.everything()).orElseThrow();
    }

    private List<Attribute> attributes() {
        return entity().attributes();
    }

    private Attribute attribute(String name) {
        return attributes().stream().filter(it -> it.name().equals(name)).findFirst().orElseThrow();
    }

    private Value value(String name) {
        return attribute(name).value();
    }
}
