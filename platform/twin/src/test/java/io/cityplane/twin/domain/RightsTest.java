package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.DeleteAttribute;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Put;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Command.Upsert;
import io.cityplane.twin.Command.Which;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Outcome.AlreadyExists;
import io.cityplane.twin.Outcome.Changed;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Outcome.Deleted;
import io.cityplane.twin.Outcome.Forbidden;
import io.cityplane.twin.Outcome.NotFound;
import io.cityplane.twin.TypeCount;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who sees what, and who changes what of that.
class RightsTest {

    private static final Ownership TRANSPORT = owned("transport", "440305", Clearance.INTERNAL);
    private static final Ownership TRANSPORTS_SECRET =
            owned("transport", "440305", Clearance.CONFIDENTIAL);

    private static final Caller OF_TRANSPORT =
            official("transport", Right.OWN_DEPARTMENT, TRANSPORT);
    private static final Caller OF_WATER =
            official("water", Right.OWN_DEPARTMENT, owned("water", "440305", Clearance.INTERNAL));
    private static final Caller READER = official("water", Right.NONE, TRANSPORT);
    private static final Caller ADMIN =
            new Caller(9, Viewer.everything(), Right.ADMINISTER, Ownership.OF_THE_CITY);

    private final JournalInMemory journal = new JournalInMemory();
    private final CityTwin twin = Twins.on(journal);

    @AfterEach
    void close() {
        twin.close();
    }

    @Test
    @DisplayName(
            "what a caller brings in is owned as the caller's things are, also after a restart")
    void own() {
        run(twin, new Create(charger("1")), OF_TRANSPORT);

        assertThat(find(twin, "1").ownership()).contains(TRANSPORT);
        try (var again = Twins.on(journal)) {
            assertThat(find(again, "1").ownership()).contains(TRANSPORT);
        }
    }

    @Test
    @DisplayName("only an administrator decides whose an entity is, at its creation or later")
    void givenAway() {
        var secret = charger("1").withOwnership(TRANSPORTS_SECRET);
        assertThat(run(twin, new Create(secret), OF_TRANSPORT)).isInstanceOf(Forbidden.class);
        assertThat(run(twin, new Create(secret), ADMIN)).isEqualTo(new Created());
        assertThat(find(twin, "1").ownership()).contains(TRANSPORTS_SECRET);

        var open = charger("1").withOwnership(TRANSPORT);
        assertThat(run(twin, new Upsert(open), ADMIN)).isEqualTo(new Changed(List.of()));
        assertThat(find(twin, "1").ownership()).contains(TRANSPORT);
        assertThat(run(twin, new Upsert(open), OF_TRANSPORT)).isInstanceOf(Forbidden.class);
        assertThat(run(twin, new Put(open), OF_TRANSPORT)).isInstanceOf(Forbidden.class);
        assertThat(run(twin, new Put(charger("1")), ADMIN)).isEqualTo(new Changed(List.of()));
        assertThat(find(twin, "1").ownership()).contains(TRANSPORT);
    }

    @Test
    @DisplayName("who may only read changes nothing")
    void reader() {
        run(twin, new Create(charger("1")), OF_TRANSPORT);

        assertThat(run(twin, new Create(charger("2")), READER)).isInstanceOf(Forbidden.class);
        assertThat(run(twin, new Delete(id("1")), READER)).isInstanceOf(Forbidden.class);
        assertThat(run(twin, new Delete(id("none")), READER)).isInstanceOf(Forbidden.class);
    }

    @Test
    @DisplayName("another department's entity is seen and cannot be changed by any command")
    void anothers() {
        run(twin, new Create(charger("1", number("power", 7))), OF_TRANSPORT);
        var attributes = List.of(number("power", 8));

        assertThat(twin.find(CITY, id("1"), OF_WATER.viewer())).isPresent();
        assertThat(run(twin, new Create(charger("1")), OF_WATER)).isEqualTo(new AlreadyExists());
        for (var command :
                List.of(
                        new Put(charger("1")),
                        new Upsert(charger("1")),
                        new Update(id("1"), List.of(), attributes, Mode.OVERWRITE),
                        new Delete(id("1")),
                        new DeleteAttribute(
                                id("1"), "power", Optional.empty(), Which.THIS_INSTANCE))) {
            assertThat(run(twin, command, OF_WATER)).isInstanceOf(Forbidden.class);
        }
        assertThat(run(twin, new Delete(id("1")), OF_TRANSPORT)).isEqualTo(new Deleted());
    }

    @Test
    @DisplayName(
            "what a caller may not see is not there: not to any command, read, count or follower")
    void unseen() throws InterruptedException {
        var before = twin.position();
        run(twin, new Create(charger("1").withOwnership(TRANSPORTS_SECRET)), ADMIN);
        run(twin, new Create(charger("2")), OF_WATER);
        var viewer = OF_WATER.viewer();

        assertThat(run(twin, new Create(charger("1")), OF_WATER)).isEqualTo(new AlreadyExists());
        for (var command :
                List.of(
                        new Put(charger("1")),
                        new Upsert(charger("1")),
                        new Update(id("1"), List.of(), List.of(), Mode.OVERWRITE),
                        new Delete(id("1")),
                        new DeleteAttribute(
                                id("1"), "power", Optional.empty(), Which.THIS_INSTANCE))) {
            assertThat(run(twin, command, OF_WATER)).isEqualTo(new NotFound());
        }
        assertThat(twin.find(CITY, id("1"), viewer)).isEmpty();
        assertThat(twin.types(CITY, viewer)).containsExactly(new TypeCount("Charger", 1));
        assertThat(twin.query(CITY, EntityQuery.ofType("Charger", 0, 10), viewer))
                .satisfies(answer -> {
                    assertThat(answer.entities()).extracting(Entity::id).containsExactly(id("2"));
                    assertThat(answer.count()).hasValue(1);
                    assertThat(answer.more()).isFalse();
                });
        var byId =
                new EntityQuery(
                        List.of(id("1"), id("2")), Set.of(), Set.of(), 0, 10, Counting.COUNTED);
        assertThat(twin.query(CITY, byId, viewer).count()).hasValue(1);
        assertThat(twin.follow(CITY, before, 10, Duration.ZERO, viewer))
                .isInstanceOfSatisfying(
                        Follow.Changes.class,
                        changes ->
                                assertThat(changes.changes())
                                        .extracting(Follow.Change::id)
                                        .containsExactly(id("2")));
    }

    private static Entity find(CityTwin twin, String name) {
        return twin.find(CITY, id(name), Viewer.everything()).orElseThrow();
    }

    private static Ownership owned(String department, String district, Clearance clearance) {
        return new Ownership(
                Optional.of(new Department(department)),
                Optional.of(new District(district)),
                clearance);
    }

    private static Caller official(String department, Right right, Ownership own) {
        return new Caller(
                7,
                new Official(Optional.of(new Department(department)), Set.of(), Clearance.INTERNAL),
                right,
                own);
    }
}
