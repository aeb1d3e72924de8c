package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Scribe.await;
import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.Told;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The contract in memory, and partitions whose commits are held up.
class FollowersInMemoryTest extends FollowersContract {

    private static final int CHANGES = 64;

    private final JournalInMemory journal = new JournalInMemory();
    private final CursorsInMemory cursors = new CursorsInMemory();

    @Override
    protected Journal open() {
        return journal;
    }

    @Override
    protected CursorStore cursors() {
        return cursors;
    }

    @Override
    protected Transactions transactions() {
        return cursors;
    }

    @Override
    protected void dropBefore(long batch) {
        journal.dropBefore(batch);
    }

    @Test
    @DisplayName(
            "a partition that commits after others is not skipped; a follower by one counter skips")
    void laterPartition() {
        // A commit takes one partition only, so what was decided first is committed at any time.
        var settings = TwinSettings.USUAL.withMostChangesPerCommit(1);
        var slow = new JournalInMemory();
        var store = new CursorsInMemory();
        try (var twin = CityTwin.open(slow, settings, InstantSource.system());
                var followers =
                        new CityFollowers(
                                twin,
                                store,
                                store,
                                FollowerSettings.USUAL,
                                InstantSource.system())) {
            var scribe = new Scribe("right");
            var _ = followers.follow(scribe, Viewer.everything());
            await(() -> scribe.anew().size() == 1);
            slow.stop();
            var appends = new ArrayList<CompletableFuture<?>>();
            for (var i = 0; i < CHANGES; i++) {
                appends.add(
                        twin.append(CITY, List.of(new Create(charger("n" + i))), Caller.theCity()));
            }
            slow.proceed();
            CompletableFuture.allOf(appends.toArray(CompletableFuture[]::new)).join();
            await(() -> scribe.told().size() == CHANGES);
            assertThat(scribe.told()).extracting(Told::id).doesNotHaveDuplicates();

            var wrong = new OneCounter();
            wrong.told(scribe.told());
            assertThat(wrong.heard()).isLessThan(CHANGES);
        }
    }
}
