package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.Observe;
import io.cityplane.twin.Follow.Changes;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Outcome.NotFound;
import io.cityplane.twin.Outcome.Refused;
import io.cityplane.twin.Position;
import io.cityplane.twin.Value;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What listeners in the process hear of what is committed, and what readings become.
class ListeningTest {

    private static final Instant NOON = Instant.parse("2026-06-01T04:00:00Z");

    private final JournalInMemory journal = new JournalInMemory();

    @Test
    @DisplayName("a listener hears every change with its place, its series, its writer and quality")
    void everything() {
        var heard = new Heard(Position.BEGINNING);
        try (var twin = open(heard)) {
            run(twin, new Create(charger("1", number("power", 7).withUnitCode("KWT"))));
            run(twin, observed(8, NOON, 3));
            run(twin, new Delete(id("1")));
            assertThat(heard.position).isEqualTo(twin.position());
        }
        assertThat(heard.lines)
                .containsExactly(
                        "1 Charger 1 w0 q0 born, power KWT 7.0",
                        "3 Charger 1 w0 q3 power KWT 8.0",
                        "4 Charger 1 w0 q0 gone");
    }

    @Test
    @DisplayName(
            "a reading older than the value goes to the history alone, and followers hear none")
    void late() throws InterruptedException {
        var heard = new Heard(Position.BEGINNING);
        try (var twin = open(heard)) {
            run(twin, new Create(charger("1")));
            assertThat(run(twin, observed(8, NOON, 0))).isEqualTo(new Changed(List.of()));
            var before = twin.position();
            assertThat(run(twin, observed(5, NOON.minusSeconds(1), 0)))
                    .isEqualTo(new Changed(List.of()));
            assertThat(power(twin)).isEqualTo(new Value.Numeric(8));
            var told = twin.follow(Twins.CITY, before, 9, Duration.ZERO, Viewer.everything());
            assertThat(told).isEqualTo(new Changes(List.of(), twin.position()));
        }
        assertThat(heard.lines).endsWith("3 Charger 1 w0 q0 late power 5.0");
        try (var again = open(new Heard(Position.BEGINNING))) {
            assertThat(power(again)).isEqualTo(new Value.Numeric(8));
        }
    }

    @Test
    @DisplayName("the same reading once more changes nothing; another of the same time corrects it")
    void again() {
        var heard = new Heard(Position.BEGINNING);
        try (var twin = open(heard)) {
            run(twin, new Create(charger("1", number("power", 7).withUnitCode("KWT"))));
            run(twin, observed(8, NOON, 0));
            var batches = journal.batches().size();
            assertThat(run(twin, observed(8, NOON, 0))).isEqualTo(new Changed(List.of()));
            assertThat(journal.batches()).hasSize(batches);
            run(twin, observed(9, NOON, 0));
            assertThat(power(twin)).isEqualTo(new Value.Numeric(9));
        }
    }

    @Test
    @DisplayName("a reading of no entity is not found, of another kind of attribute refused")
    void refused() {
        try (var twin = open(new Heard(Position.BEGINNING))) {
            assertThat(run(twin, observed(8, NOON, 0))).isEqualTo(new NotFound());
            var owner =
                    Attribute.of("power", Attribute.Kind.RELATIONSHIP, new Value.Text("urn:x:y"));
            assertThat(run(twin, new Create(charger("1", owner)))).isEqualTo(new Created());
            assertThat(run(twin, observed(8, NOON, 0))).isInstanceOf(Refused.class);
        }
    }

    @Test
    @DisplayName("after a restart a listener hears what it has not, once, and nothing of the rest")
    void restart() {
        var first = new Heard(Position.BEGINNING);
        Position middle;
        try (var twin = open(first)) {
            run(twin, new Create(charger("1", number("power", 1))));
            middle = twin.position();
            run(twin, observed(2, NOON, 0));
            run(twin, new Delete(id("1")));
        }
        var second = new Heard(middle);
        var third = new Heard(Position.BEGINNING);
        try (var twin = open(second, third)) {
            assertThat(second.lines).isEqualTo(first.lines.subList(1, 3));
            assertThat(third.lines).isEqualTo(first.lines);
            run(twin, new Create(charger("2")));
        }
        assertThat(second.lines).hasSize(3);
        assertThat(third.lines).hasSize(4);
    }

    @Test
    @DisplayName("a listener that throws is silenced and named; writers and others do not notice")
    void silenced() {
        var well = new Heard(Position.BEGINNING);
        var broken = new Heard(Position.BEGINNING);
        broken.isBroken = true;
        try (var twin = open(broken, well)) {
            assertThat(run(twin, new Create(charger("1")))).isEqualTo(new Created());
            assertThat(run(twin, new Create(charger("2")))).isEqualTo(new Created());
            assertThat(twin.figures().silencedListeners())
                    .singleElement()
                    .asString()
                    .contains("test, from batch 1 on", "broken, as asked for");
        }
        assertThat(well.lines).hasSize(2);
    }

    @Test
    @DisplayName("who was answered finds a listener that has heard already")
    void beforeTheAnswer() {
        var heard = new Heard(Position.BEGINNING);
        try (var twin = open(heard)) {
            var commands = new ArrayList<Command>();
            for (var i = 0; i < 500; i++) {
                commands.add(new Create(charger("n" + i)));
            }
            Twins.runAll(twin, commands, Caller.theCity());
            assertThat(heard.lines).hasSize(500);
        }
    }

    private static Observe observed(double value, Instant at, int quality) {
        return new Observe(id("1"), number("power", value).withObservedAt(at), quality);
    }

    private static Value power(CityTwin twin) {
        return twin.find(Twins.CITY, id("1"), Viewer.everything())
                .orElseThrow()
                .attributes()
                .getFirst()
                .value();
    }

    private CityTwin open(CommitListener... listeners) {
        return CityTwin.open(
                journal, TwinSettings.USUAL, InstantSource.system(), List.of(listeners));
    }

    /// Writes down what it hears, in words.
    private static final class Heard implements CommitListener {

        private final Position kept;
        private final List<String> lines = new ArrayList<>();
        private Position position = Position.BEGINNING;
        private boolean isBroken;

        private Heard(Position kept) {
            this.kept = kept;
        }

        @Override
        public String name() {
            return "test";
        }

        @Override
        public Position kept() {
            return kept;
        }

        @Override
        public void committed(CommittedBatch batch, Words words) {
            if (isBroken) {
                throw new IllegalStateException("broken, as asked for");
            }
            for (var command : batch.commands()) {
                var changes = command.changes().stream().map(it -> inWords(it, words)).toList();
                lines.add(
                        "%d %s %d w%d q%d %s"
                                .formatted(
                                        command.offset(),
                                        words.heading(command.heading()).types().getFirst(),
                                        command.number(),
                                        command.writer(),
                                        command.quality(),
                                        String.join(", ", changes)));
            }
            position = batch.position();
        }

        private static String inWords(Change change, Words words) {
            return switch (change) {
                case Change.Born _ -> "born";
                case Change.Headed _ -> "headed";
                case Change.Set(int trait, var it) -> reading(words.trait(trait), it);
                case Change.Late(int trait, var it) -> "late " + reading(words.trait(trait), it);
                case Change.Removed(int trait) -> "removed " + words.trait(trait).name();
                case Change.Gone _ -> "gone";
            };
        }

        private static String reading(Trait trait, Attribute attribute) {
            var unit = trait.unitCode().map(it -> " " + it).orElse("");
            return attribute.value() instanceof Value.Numeric(double value)
                    ? trait.name() + unit + " " + value
                    : trait.name() + unit;
        }
    }
}
