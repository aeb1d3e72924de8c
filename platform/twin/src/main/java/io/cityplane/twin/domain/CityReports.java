package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Followers;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TwinReports;
import io.cityplane.twin.domain.TwinFigures.Over;
import io.cityplane.twin.domain.TwinFigures.Trouble;
import java.lang.management.ManagementFactory;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;

/// Puts together what the twin's parts say of themselves.
public final class CityReports implements TwinReports {

    private final CityTwin twin;
    private final Followers followers;
    private final Supplier<OutboxFigures> outbox;
    private final InstantSource clock;

    public CityReports(
            CityTwin twin,
            Followers followers,
            Supplier<OutboxFigures> outbox,
            InstantSource clock) {
        this.twin = twin;
        this.followers = followers;
        this.outbox = outbox;
        this.clock = clock;
    }

    @Override
    public Optional<TwinReport> report(Caller caller) {
        return operates(caller) ? Optional.of(report()) : Optional.empty();
    }

    @Override
    public Optional<Explained> explain(Tenant tenant, EntityQuery query, Caller caller) {
        if (!operates(caller)) {
            return Optional.empty();
        }
        var begun = System.nanoTime();
        var found = twin.explain(tenant, query, Viewer.everything());
        var micros = (System.nanoTime() - begun) / 1_000;
        return Optional.of(
                new Explained(found.index().name(), found.candidates(), found.tested(), micros));
    }

    private static boolean operates(Caller caller) {
        return switch (caller.right()) {
            case NONE, OWN_DEPARTMENT -> false;
            case EVERYTHING_SEEN, ADMINISTER -> true;
        };
    }

    private TwinReport report() {
        var figures = twin.figures();
        return new TwinReport(
                clock.instant(),
                figures.commits(),
                figures.changes(),
                figures.mostChangesInACommit(),
                figures.commitTime().toNanos() / 1_000,
                figures.journalBytes(),
                figures.queuedChanges(),
                figures.entities(),
                ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed(),
                figures.lastTrouble().filter(it -> it.over() != Over.SINCE_THEN).map(Trouble::why),
                followers.figures().stream()
                        .map(it ->
                                new FollowerReport(
                                        it.name(),
                                        it.state().name(),
                                        it.behind(),
                                        it.lag().toMillis(),
                                        it.told(),
                                        it.trouble()))
                        .toList(),
                of(outbox.get()));
    }

    private static OutboxReport of(OutboxFigures figures) {
        return new OutboxReport(
                figures.waiting(),
                figures.parked(),
                figures.lag().toMillis(),
                figures.relayed(),
                figures.trouble());
    }

    @Override
    public ResumeOutcome resume(String follower, Caller caller) {
        if (caller.right() != Right.ADMINISTER) {
            return ResumeOutcome.FORBIDDEN;
        }
        return followers.resume(follower) ? ResumeOutcome.RESUMED : ResumeOutcome.NOT_PARKED;
    }
}
