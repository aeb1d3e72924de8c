package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command.Create;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.TwinReports.ResumeOutcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Who is told how the twin is, and what.
class ReportTest {

    private final CityTwin twin = Twins.inMemory();
    private final CursorsInMemory cursors = new CursorsInMemory();
    private final CityFollowers followers =
            new CityFollowers(
                    twin, cursors, cursors, FollowerSettings.USUAL, InstantSource.system());
    private final CityReports reports =
            new CityReports(
                    twin,
                    followers,
                    () -> new OutboxFigures(3, 1, Duration.ofMillis(70), 9, Optional.empty()),
                    InstantSource.system());

    @AfterEach
    void close() {
        followers.close();
        twin.close();
    }

    @Test
    @DisplayName(
            "operators and administrators are told; who may change only its own, or reads, not")
    void who() {
        assertThat(reports.report(caller(Right.NONE))).isEmpty();
        assertThat(reports.report(caller(Right.OWN_DEPARTMENT))).isEmpty();
        assertThat(reports.report(caller(Right.EVERYTHING_SEEN))).isPresent();
        assertThat(reports.report(caller(Right.ADMINISTER))).isPresent();
    }

    @Test
    @DisplayName("commits, changes, followers with their lag and the outbox are in it")
    void what() {
        var scribe = new Scribe("scribe");
        var _ = followers.follow(scribe, Viewer.everything());
        Scribe.await(() -> scribe.anew().size() == 1);
        scribe.breakDown();
        run(twin, new Create(charger("1")));
        Scribe.await(() -> followers.figures().getFirst().trouble().isPresent());

        var report = reports.report(Caller.theCity()).orElseThrow();

        assertThat(report.commits()).isEqualTo(1);
        assertThat(report.changes()).isEqualTo(1);
        assertThat(report.entities()).isEqualTo(1);
        assertThat(report.journalBytes()).isPositive();
        assertThat(report.heapBytes()).isPositive();
        assertThat(report.trouble()).isEmpty();
        assertThat(report.outbox().lagMillis()).isEqualTo(70);
        assertThat(report.followers())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.name()).isEqualTo("scribe");
                    assertThat(it.behind()).isEqualTo(1);
                    assertThat(it.trouble()).isPresent();
                });
    }

    @Test
    @DisplayName("operators are told which index answers a query, others are not")
    void explained() {
        run(twin, new Create(charger("1")));
        run(twin, new Create(charger("2")));
        var query = EntityQuery.ofType("Charger", 0, 10);
        assertThat(reports.explain(Twins.CITY, query, caller(Right.OWN_DEPARTMENT))).isEmpty();
        var explained =
                reports.explain(Twins.CITY, query, caller(Right.EVERYTHING_SEEN)).orElseThrow();
        assertThat(explained.index()).isEqualTo("TYPES");
        assertThat(explained.candidates()).isEqualTo(2);
    }

    @Test
    @DisplayName("only an administrator resumes a follower, and only one that is parked")
    void resume() {
        assertThat(reports.resume("scribe", caller(Right.EVERYTHING_SEEN)))
                .isEqualTo(ResumeOutcome.FORBIDDEN);
        assertThat(reports.resume("scribe", caller(Right.ADMINISTER)))
                .isEqualTo(ResumeOutcome.NOT_PARKED);
        var scribe = new Scribe("scribe");
        var _ = followers.follow(scribe, Viewer.everything());
        Scribe.await(() -> scribe.anew().size() == 1);
        scribe.breakDown();
        run(twin, new Create(charger("1")));
        Scribe.await(
                () -> reports.resume("scribe", caller(Right.ADMINISTER)) == ResumeOutcome.RESUMED);
        scribe.mend();
        Scribe.await(() -> {
            var _ = reports.resume("scribe", caller(Right.ADMINISTER));
            return scribe.told().size() == 1;
        });
    }

    private static Caller caller(Right right) {
        return new Caller(7, Viewer.everything(), right, Ownership.OF_THE_CITY);
    }
}
