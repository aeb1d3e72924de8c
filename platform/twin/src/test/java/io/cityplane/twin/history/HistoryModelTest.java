package io.cityplane.twin.history;

import static io.cityplane.twin.domain.Twins.CITY;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.twin.Command;
import io.cityplane.twin.Erasing;
import io.cityplane.twin.Erasing.Erasure.Erased;
import io.cityplane.twin.History;
import io.cityplane.twin.Summary;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.ClockByHand;
import io.cityplane.twin.domain.Foundation;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.domain.Twins;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whatever was written, late, again, corrected or deleted, wherever it is kept by then, while
/// files are written and merged, and after restarts: the past reads as a list of all of it would.
///
/// Seconds in a build; `-Dcityplane.history.seconds` and `.seed` for longer and others.
class HistoryModelTest {

    private static final long SECONDS = Long.getLong("cityplane.history.seconds", 6);
    private static final long SEED = Long.getLong("cityplane.history.seed", 31);

    private static final HistorySettings SMALL =
            new HistorySettings(4L << 20, Duration.ofMillis(40), Duration.ofMillis(1), 3, 1L << 40);

    private static final Viewer SOME = new Official(Optional.empty(), Set.of(), Clearance.INTERNAL);

    @TempDir Path folder;

    private final ClockByHand clock = new ClockByHand(Instant.parse("2026-06-01T04:00:00Z"));
    private final JournalInMemory journal = new JournalInMemory();
    private final ManifestInMemory manifest = new ManifestInMemory();
    private final PlainHistory plain = new PlainHistory();
    private final RandomPast random = new RandomPast(SEED);

    @Test
    @DisplayName("at any moment the past is what the plain model says")
    void model() throws IOException {
        var end = System.nanoTime() + Duration.ofSeconds(SECONDS).toNanos();
        var questions = 0L;
        var restarts = 0;
        var rolls = 0L;
        var merges = 0L;
        while (System.nanoTime() < end || restarts < 3) {
            try (var keeper = HistoryKeeper.open(SMALL, manifest, folder, clock);
                    var twin = open(keeper)) {
                var history = keeper.history(twin::heading);
                for (var round = 6 + random.below(10); round > 0; round--) {
                    write(twin);
                    if (random.below(4) == 0) {
                        keeper.roll();
                    }
                    if (random.below(12) == 0) {
                        erase(keeper.erasing(twin::heading));
                    }
                    questions += ask(history);
                }
                assertThat(twin.figures().silencedListeners()).isEmpty();
                assertThat(keeper.figures().trouble()).isEmpty();
                rolls += keeper.figures().rolls();
                merges += keeper.figures().merges();
            }
            restarts++;
        }
        assertThat(rolls).isPositive();
        assertThat(merges).isPositive();
        System.out.printf(
                "history model, seed %d: %d questions, %d restarts, %d rolls, %d merges%n",
                SEED, questions, restarts, rolls, merges);
    }

    private CityTwin open(HistoryKeeper keeper) {
        var foundation = Foundation.of(journal).with(List.of(keeper, plain));
        return CityTwin.open(foundation, TwinSettings.USUAL, clock);
    }

    private void write(CityTwin twin) {
        for (var i = random.below(8); i > 0; i--) {
            var commands = new ArrayList<Command>();
            for (var j = 1 + random.below(40); j > 0; j--) {
                commands.add(random.command(clock.instant()));
            }
            Twins.runAll(twin, commands, Caller.theCity());
            clock.advanceMicros(random.below(20) == 0 ? 3_600_000_000L : random.below(9_000_000));
        }
    }

    private void erase(Erasing erasing) {
        var query = random.query(clock.instant());
        var id = query.ids().getFirst();
        var outcome =
                erasing.erase(
                        CITY,
                        id,
                        query.attributes(),
                        Optional.empty(),
                        query.range(),
                        Caller.theCity());
        var erased = plain.erase(CITY, id, query.attributes(), query.range());
        if (outcome instanceof Erased(long values)) {
            assertThat(values).isEqualTo(erased);
        } else {
            assertThat(plain.ids(CITY)).doesNotContain(id);
        }
    }

    private int ask(History history) {
        for (var i = 0; i < 12; i++) {
            var viewer = random.below(3) == 0 ? SOME : Viewer.everything();
            var query = random.query(clock.instant());
            assertThat(history.read(CITY, query, viewer))
                    .as(() -> "seed %d: %s".formatted(SEED, query))
                    .isEqualTo(plain.read(CITY, query, viewer));
            var summary = random.summary(clock.instant());
            assertThat(rounded(history.summarise(CITY, summary, viewer)))
                    .as(() -> "seed %d: %s".formatted(SEED, summary))
                    .isEqualTo(rounded(plain.summarise(CITY, summary, viewer)));
        }
        return 24;
    }

    /// The model's sum is exact; a compensated one is so but for the last digits.
    private static List<Summary> rounded(List<Summary> summaries) {
        return summaries.stream()
                .map(
                        it ->
                                new Summary(
                                        it.id(),
                                        it.begin(),
                                        it.count(),
                                        (float) it.sum(),
                                        it.least(),
                                        it.most(),
                                        it.last()))
                .toList();
    }
}
