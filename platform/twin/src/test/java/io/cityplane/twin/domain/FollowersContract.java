package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Scribe.await;
import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Command;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Command.Delete;
import io.cityplane.twin.Command.Mode;
import io.cityplane.twin.Command.Update;
import io.cityplane.twin.Followers.Figures;
import io.cityplane.twin.Followers.State;
import io.cityplane.twin.Followers.Why;
import io.cityplane.twin.Outcome.Created;
import io.cityplane.twin.Position;
import io.cityplane.twin.Told;
import io.cityplane.twin.store.SnapshotFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What followers by a stored position are promised, whatever holds journal and cursors.
public abstract class FollowersContract {

    /// In memory; so few, that a follower is soon beyond them.
    private static final int KEPT = 160;

    private static final SnapshotSettings WHEN_ASKED =
            new SnapshotSettings(Duration.ofDays(1), Long.MAX_VALUE, Long.MAX_VALUE);

    private final ClockByHand clock = new ClockByHand(Instant.parse("2026-06-01T04:00:00Z"));
    private final Scribe scribe = new Scribe("scribe");

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CityTwin twin;

    @SuppressWarnings("NullAway.Init")
    private CityFollowers followers;

    /// Opens the same journal each time; the one before was closed.
    protected abstract Journal open();

    protected abstract CursorStore cursors();

    protected abstract Transactions transactions();

    /// Forgets the journal's batches before one.
    protected abstract void dropBefore(long batch);

    @BeforeEach
    void begin() {
        openTwin();
        openFollowers(FollowerSettings.USUAL);
    }

    @AfterEach
    void end() {
        closeAll();
    }

    private void openTwin() {
        var snapshots = new SnapshotFiles(folder);
        var need = new CursorNeed(cursors(), snapshots, FollowerSettings.USUAL.oldest(), clock);
        twin =
                CityTwin.open(
                        Foundation.of(open()).with(snapshots, WHEN_ASKED).withNeed(need::first),
                        TwinSettings.USUAL.withKeptChanges(KEPT),
                        clock);
    }

    private void openFollowers(FollowerSettings settings) {
        followers = new CityFollowers(twin, cursors(), transactions(), settings, clock);
    }

    private void closeAll() {
        followers.close();
        twin.close();
    }

    @Test
    @DisplayName(
            "a new follower reads anew, then is told what happened, to whom, of which attributes")
    void told() {
        run(twin, new Create(charger("0")));
        follow(scribe);
        await(() -> scribe.anew().equals(List.of(Why.NEW)));
        run(twin, new Create(charger("1", number("power", 7))));
        clock.add(Duration.ofSeconds(1));
        run(
                twin,
                new Update(
                        id("1"),
                        List.of("Plug"),
                        List.of(number("power", 8), number("count", 2)),
                        Mode.OVERWRITE));
        run(twin, new Delete(id("1")));
        await(() -> scribe.told().size() == 3);
        assertThat(scribe.lines().getFirst()).isEqualTo("1 Charger CREATED power");
        assertThat(scribe.told().get(1).types()).containsExactly("Charger", "Plug");
        assertThat(scribe.told().get(1).attributes()).containsExactlyInAnyOrder("power", "count");
        assertThat(scribe.lines().getLast()).isEqualTo("1 Charger+Plug DELETED ");
        assertThat(scribe.told().get(1).recordedAt()).isEqualTo(clock.instant());
        assertThat(scribe.told()).extracting(Told::offset).isSorted().doesNotHaveDuplicates();
        assertThat(scribe.told()).allMatch(it -> it.tenant().equals(CITY));
    }

    @Test
    @DisplayName("what happens while the follower, or the server, is down is told after it")
    void restart() {
        follow(scribe);
        run(twin, new Create(charger("1")));
        await(() -> scribe.told().size() == 1);
        followers.close();
        run(twin, new Create(charger("2")));
        twin.close();
        openTwin();
        run(twin, new Create(charger("3")));
        openFollowers(FollowerSettings.USUAL);
        follow(scribe);
        await(() -> scribe.told().size() == 3);
        assertThat(scribe.lines())
                .containsExactlyInAnyOrder(
                        "1 Charger CREATED ", "2 Charger CREATED ", "3 Charger CREATED ");
        assertThat(scribe.anew()).containsExactly(Why.NEW);
    }

    @Test
    @DisplayName(
            "a follower that memory is beyond is told the same from the journal as one that kept"
                    + " up")
    void fromTheJournal() {
        var quick = new Scribe("quick");
        follow(quick);
        scribe.stop();
        follow(scribe);
        await(() -> scribe.anew().size() == 1);
        var random = new Random(7);
        for (var i = 0; i < 1_500; i++) {
            var was = i;
            run(twin, some(random, i));
            if (i == 700) {
                assertThat(taken()).isTrue();
            }
            await(() -> quick.told().size() + KEPT / 20 > was / 2 - 50);
        }
        assertThat(followers.figures().getLast().behind()).isGreaterThan(KEPT);
        scribe.proceed();
        await(() -> followers.figures().stream().allMatch(it -> it.behind() == 0));
        assertThat(byEntity(scribe)).isEqualTo(byEntity(quick));
        assertThat(Set.copyOf(scribe.told())).hasSize(scribe.told().size());
    }

    @Test
    @DisplayName(
            "after a restart one is told from the newest snapshot before what it has not heard")
    void fromASnapshot() throws InterruptedException {
        follow(scribe);
        var random = new Random(8);
        for (var i = 0; i < 300; i++) {
            run(twin, some(random, i));
        }
        await(() -> followers.figures().getFirst().behind() == 0);
        followers.close();
        assertThat(twin.takeSnapshot()).isTrue();
        var first = twin.figures().lastSnapshot().orElseThrow().batch();
        var told = scribe.told().size();
        var reference = new ArrayList<Command>();
        for (var i = 0; i < 600; i++) {
            reference.add(some(random, i));
            run(twin, reference.getLast());
        }
        assertThat(twin.takeSnapshot()).isTrue();
        twin.close();
        dropBefore(first);
        openTwin();
        openFollowers(FollowerSettings.USUAL);
        follow(scribe);
        await(() -> followers.figures().getFirst().behind() == 0);
        assertThat(scribe.anew()).containsExactly(Why.NEW);
        assertThat(scribe.told().size()).isGreaterThan(told + 300);
        assertThat(Set.copyOf(scribe.told())).hasSize(scribe.told().size());
    }

    @Test
    @DisplayName(
            "what the journal does not have any more expires: the follower is told to read anew")
    void dropped() throws InterruptedException {
        follow(scribe);
        run(twin, new Create(charger("1")));
        await(() -> scribe.told().size() == 1);
        followers.close();
        for (var i = 0; i < 2 * KEPT; i++) {
            run(twin, new Create(charger("n" + i)));
        }
        assertThat(twin.takeSnapshot()).isTrue();
        dropBefore(twin.figures().lastSnapshot().orElseThrow().batch());
        openFollowers(FollowerSettings.USUAL);
        follow(scribe);
        await(() -> scribe.anew().equals(List.of(Why.NEW, Why.EXPIRED)));
        await(() -> followers.figures().getFirst().expired().isPresent());
        run(twin, new Create(charger("after")));
        await(() -> scribe.told().size() == 2);
        assertThat(scribe.lines()).endsWith("after Charger CREATED ");
    }

    @Test
    @DisplayName("a position older than the bound in time, or in changes, expires and says so")
    void bounds() {
        follow(scribe);
        run(twin, new Create(charger("1")));
        await(() -> scribe.told().size() == 1);
        followers.close();
        run(twin, new Create(charger("2")));
        clock.add(Duration.ofDays(2));
        openFollowers(FollowerSettings.USUAL);
        follow(scribe);
        await(() -> scribe.anew().equals(List.of(Why.NEW, Why.EXPIRED)));
        followers.close();
        for (var i = 0; i < 6; i++) {
            run(twin, new Create(charger("n" + i)));
        }
        openFollowers(FollowerSettings.USUAL.within(Duration.ofDays(1), 5));
        follow(scribe);
        await(() -> scribe.anew().size() == 3);
        assertThat(scribe.told()).hasSize(1);
    }

    @Test
    @DisplayName(
            "one that throws is parked and shown, writers and others go on; resumed, it misses"
                    + " nothing")
    void parked() {
        var other = new Scribe("other");
        follow(other);
        follow(scribe);
        await(() -> scribe.anew().size() == 1 && other.anew().size() == 1);
        scribe.breakDown();
        assertThat(run(twin, new Create(charger("1")))).isEqualTo(new Created());
        await(() -> figures("scribe").state() == State.PARKED);
        assertThat(figures("scribe").trouble())
                .hasValueSatisfying(it -> assertThat(it).contains("broken, as asked for"));
        assertThat(run(twin, new Create(charger("2")))).isEqualTo(new Created());
        clock.add(Duration.ofMinutes(5));
        await(() -> other.told().size() == 2);
        assertThat(figures("scribe").behind()).isEqualTo(2);
        assertThat(figures("scribe").lag()).isGreaterThanOrEqualTo(Duration.ofMinutes(5));
        assertThat(followers.resume("other")).isFalse();
        scribe.mend();
        assertThat(followers.resume("scribe")).isTrue();
        await(() -> scribe.told().size() == 2);
        await(() -> figures("scribe").behind() == 0);
        assertThat(figures("scribe").trouble()).isEmpty();
        assertThat(figures("scribe").lag()).isZero();
    }

    @Test
    @DisplayName("what a viewer may not see is not told")
    void rights() {
        var secret =
                new Ownership(
                        Optional.of(new Department("police")),
                        Optional.empty(),
                        Clearance.CONFIDENTIAL);
        var official =
                new Viewer.Official(
                        Optional.of(new Department("energy")), Set.of(), Clearance.CONFIDENTIAL);
        followers.follow(scribe, official);
        await(() -> scribe.anew().size() == 1);
        run(twin, new Create(charger("1").withOwnership(secret)));
        run(twin, new Create(charger("2")));
        await(() -> scribe.told().size() == 1);
        assertThat(scribe.lines()).containsExactly("2 Charger CREATED ");
    }

    @Test
    @DisplayName("of a name one follower is told at a time")
    void twice() {
        run(twin, new Create(charger("1")));
        var following = followers.follow(scribe, Viewer.everything());
        assertThatThrownBy(() -> follow(new Scribe("scribe")))
                .isInstanceOf(IllegalStateException.class);
        following.close();
        follow(new Scribe("scribe"));
    }

    private Command some(Random random, int i) {
        var name = "n" + random.nextInt(12);
        return switch (random.nextInt(6)) {
            case 0 -> new Delete(id(name));
            case 1 ->
                    new Update(
                            id(name),
                            List.of("Type" + random.nextInt(3)),
                            List.of(),
                            Mode.OVERWRITE);
            case 2, 3 -> new Create(charger(name, number("a", i)));
            default ->
                    new Update(
                            id(name),
                            List.of(),
                            List.of(number("b" + random.nextInt(4), i)),
                            Mode.OVERWRITE);
        };
    }

    private boolean taken() {
        try {
            return twin.takeSnapshot();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, List<Told>> byEntity(Scribe scribe) {
        var all = new HashMap<String, List<Told>>();
        for (var told : scribe.told()) {
            all.computeIfAbsent(told.id().uri(), _ -> new ArrayList<>()).add(told);
        }
        return all;
    }

    private void follow(Scribe who) {
        var read = who.anew().size();
        var following = followers.follow(who, Viewer.everything());
        await(() ->
                who.anew().size() > read
                        || !following.figures().position().equals(Position.BEGINNING));
    }

    private Figures figures(String name) {
        return followers.figures().stream()
                .filter(it -> it.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
