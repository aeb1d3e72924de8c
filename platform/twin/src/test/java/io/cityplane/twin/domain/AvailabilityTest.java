package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Outcome.AlreadyExists;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Outcome.NotFound;
import io.cityplane.twin.Outcome.Refused;
import io.cityplane.twin.Twin.Unavailable;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.JournalInMemory.Trouble;
import io.cityplane.twin.domain.TwinFigures.Over;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Before a commit, without a journal, and beyond the limits.
class AvailabilityTest {

    private static final long POLL_NANOS = 100_000;
    private static final Duration LONG = Duration.ofSeconds(30);

    private final JournalInMemory journal = new JournalInMemory();

    @Test
    @DisplayName("before the commit nobody reads a change, and nobody hears of it")
    void notBefore() throws Exception {
        try (var twin = Twins.on(journal)) {
            run(twin, new Create(charger("1", number("power", 7))));
            journal.stop();
            var update = append(twin, update("1", 8));
            var create = append(twin, new Create(charger("2")));
            var again = append(twin, new Create(charger("2")));
            var none = append(twin, update("2", 9));

            assertThat(twin.find(CITY, id("1"), Viewer.everything()).orElseThrow().attributes())
                    .extracting(it -> it.value())
                    .containsExactly(new Value.Numeric(7));
            assertThat(twin.find(CITY, id("2"), Viewer.everything())).isEmpty();
            assertThat(List.of(update, create, again, none)).noneMatch(CompletableFuture::isDone);

            journal.proceed();
            assertThat(outcome(update)).isEqualTo(new Changed(List.of()));
            assertThat(outcome(create)).isEqualTo(new Created());
            assertThat(outcome(again)).isEqualTo(new AlreadyExists());
            assertThat(outcome(none)).isEqualTo(new Changed(List.of()));
        }
    }

    @Test
    @DisplayName("even an answer that nothing changed waits for what it rests on")
    void restsOn() throws Exception {
        try (var twin = Twins.on(journal)) {
            journal.stop();
            var create = append(twin, new Create(charger("1", number("power", 7))));
            var same = append(twin, new Upsert(charger("1", number("power", 7))));
            assertThat(same.isDone()).isFalse();
            var elsewhere = append(twin, new Delete(id("2")));
            assertThat(outcome(elsewhere)).isEqualTo(new NotFound());

            journal.proceed();
            assertThat(outcome(create)).isEqualTo(new Created());
            assertThat(outcome(same)).isEqualTo(new Changed(List.of()));
        }
        assertThat(journal.batches()).hasSize(1);
    }

    @Test
    @DisplayName("when the journal is away for a while, writers wait, and all is well afterwards")
    void away() throws Exception {
        try (var twin = Twins.on(journal)) {
            journal.be(Trouble.AWAY);
            var created = append(twin, new Create(charger("1")));
            await(() -> !twin.isWritable());
            assertThat(created.isDone()).isFalse();
            assertThat(twin.figures().lastTrouble())
                    .hasValueSatisfying(it -> assertThat(it.over()).isEqualTo(Over.NOT_YET));

            journal.be(Trouble.NONE);
            assertThat(outcome(created)).isEqualTo(new Created());
            assertThat(twin.isWritable()).isTrue();
            assertThat(twin.figures().lastTrouble())
                    .hasValueSatisfying(it -> assertThat(it.over()).isEqualTo(Over.SINCE_THEN));
        }
    }

    @Test
    @DisplayName("a commit whose answer is lost happens once")
    void answerLost() {
        try (var twin = Twins.on(journal)) {
            run(twin, new Create(charger("1")));
            for (var i = 0; i < 5; i++) {
                journal.be(Trouble.ANSWER_LOST);
                assertThat(run(twin, update("1", i))).isEqualTo(new Changed(List.of()));
            }
        }
        assertThat(journal.batches()).hasSize(6);
    }

    @Test
    @DisplayName(
            "beyond its patience writers are told, also those who come; what they sent may still happen")
    void patience() throws Exception {
        var settings = TwinSettings.USUAL.withQueue(1_000, 1 << 20, Duration.ofMillis(100));
        try (var twin = CityTwin.open(journal, settings, InstantSource.system())) {
            journal.be(Trouble.AWAY);
            var first = append(twin, new Create(charger("1")));
            assertThatThrownBy(() -> first.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Unavailable.class)
                    .hasMessageContaining("the journal is away");
            assertThatThrownBy(() -> append(twin, new Create(charger("2"))).get())
                    .hasCauseInstanceOf(Unavailable.class);

            journal.be(Trouble.NONE);
            await(twin::isWritable);
            await(() -> twin.find(CITY, id("1"), Viewer.everything()).isPresent());
            assertThat(twin.find(CITY, id("2"), Viewer.everything())).isEmpty();
            assertThat(run(twin, new Create(charger("2")))).isEqualTo(new Created());
            await(() -> twin.figures().queuedChanges() == 0);
        }
    }

    @Test
    @DisplayName("a full queue refuses a whole request and keeps what it has")
    void full() throws Exception {
        var settings = TwinSettings.USUAL.withQueue(10, 1 << 20, LONG);
        try (var twin = CityTwin.open(journal, settings, InstantSource.system())) {
            journal.stop();
            var three =
                    List.<Command>of(
                            new Create(charger("1", number("power", 1))),
                            new Create(charger("2", number("power", 2))),
                            new Create(charger("3", number("power", 3))));
            var fits = twin.append(CITY, three, Caller.theCity());
            var full = twin.append(CITY, three, Caller.theCity());
            assertThatThrownBy(full::get).hasCauseInstanceOf(Unavailable.class);
            journal.proceed();
            assertThat(fits.get(30, TimeUnit.SECONDS)).hasSize(3);
            await(() -> twin.figures().queuedChanges() == 0);

            var tooLarge =
                    new Create(
                            charger(
                                    "4",
                                    IntStream.range(0, 20)
                                            .mapToObj(i -> number("a" + i, i))
                                            .toArray(Attribute[]::new)));
            assertThat(run(twin, tooLarge)).isInstanceOf(Refused.class);
        }
    }

    @Test
    @DisplayName("a twin whose journal another server took answers no writer and goes on reading")
    void takenOver() throws Exception {
        try (var twin = Twins.on(journal)) {
            run(twin, new Create(charger("1")));
            journal.be(Trouble.TAKEN_OVER);
            var lost = append(twin, new Delete(id("1")));
            assertThatThrownBy(() -> lost.get(30, TimeUnit.SECONDS))
                    .hasCauseInstanceOf(Unavailable.class)
                    .hasMessageContaining("another server");
            assertThat(twin.isWritable()).isFalse();
            assertThat(twin.find(CITY, id("1"), Viewer.everything())).isPresent();
            assertThatThrownBy(() -> append(twin, new Delete(id("1"))).get())
                    .isInstanceOf(ExecutionException.class)
                    .hasCauseInstanceOf(Unavailable.class);
        }
    }

    @Test
    @DisplayName("closing makes durable what was accepted; afterwards nothing is")
    void closed() throws Exception {
        var twin = Twins.on(journal);
        var accepted = append(twin, new Create(charger("1")));
        twin.close();
        assertThat(outcome(accepted)).isEqualTo(new Created());
        assertThatThrownBy(() -> append(twin, new Create(charger("2"))).get())
                .hasCauseInstanceOf(Unavailable.class);
    }

    @Test
    @DisplayName("what is beyond a limit is refused with the limit in words, and changes nothing")
    void limits() {
        var settings = TwinSettings.USUAL.withMostEntitiesPerTenant(2);
        try (var twin = CityTwin.open(journal, settings, InstantSource.system())) {
            run(twin, new Create(charger("1")));
            run(twin, new Create(charger("2")));
            assertThat(run(twin, new Create(charger("3"))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).contains("2 entities"));
            run(twin, new Delete(id("2")));
            assertThat(run(twin, new Create(charger("3")))).isEqualTo(new Created());

            assertThat(run(twin, update("1", Double.NaN))).isInstanceOf(Refused.class);
            assertThat(run(twin, set("1", Twins.text("note", "x".repeat(1 << 20)))))
                    .isInstanceOfSatisfying(
                            Refused.class, it -> assertThat(it.why()).contains("bytes"));
            assertThat(run(twin, set("1", number("n".repeat(1_025), 1))))
                    .isInstanceOf(Refused.class);
            var deep = number("a", 1);
            for (var i = 0; i < 6; i++) {
                deep = Twins.nested("a", deep);
            }
            assertThat(run(twin, set("1", deep))).isInstanceOf(Refused.class);
            assertThat(twin.find(CITY, id("1"), Viewer.everything()).orElseThrow().attributes())
                    .isEmpty();
        }
    }

    private static CompletableFuture<List<Outcome>> append(CityTwin twin, Command command) {
        return twin.append(CITY, List.of(command), Caller.theCity());
    }

    private static Outcome outcome(CompletableFuture<List<Outcome>> answer) throws Exception {
        return answer.get(30, TimeUnit.SECONDS).getFirst();
    }

    private static Command update(String name, double power) {
        return set(name, number("power", power));
    }

    private static Command set(String name, Attribute attribute) {
        return new Update(id(name), List.of(), List.of(attribute), Mode.OVERWRITE);
    }

    private static void await(BooleanSupplier condition) {
        var deadline = System.nanoTime() + LONG.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("it did not come to be");
            }
            LockSupport.parkNanos(POLL_NANOS);
        }
    }
}
