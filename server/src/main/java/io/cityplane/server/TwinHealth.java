package io.cityplane.server;

import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.TwinFigures.Trouble;
import io.cityplane.twin.history.HistoryKeeper;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// `twin` in `/q/health/ready`: whether the journal takes changes now. Reads are answered anyway.
@Readiness
@Singleton
final class TwinHealth implements HealthCheck {

    private final CityTwin twin;
    private final HistoryKeeper past;

    TwinHealth(CityTwin twin, HistoryKeeper past) {
        this.twin = twin;
        this.past = past;
    }

    @Override
    public HealthCheckResponse call() {
        var figures = twin.figures();
        var history = past.figures();
        return HealthCheckResponse.named("twin")
                .status(twin.isWritable())
                .withData("entities", figures.entities())
                .withData("commits", figures.commits())
                .withData("changes", figures.changes())
                .withData("journalBytes", figures.journalBytes())
                .withData("queuedChanges", figures.queuedChanges())
                .withData("replayedChanges", twin.replayed().changes())
                .withData("replayedSnapshot", twin.replayed().snapshotBatch())
                .withData("replayMillis", twin.replayed().took().toMillis())
                .withData("snapshotTrouble", figures.snapshotTrouble().orElse("none"))
                .withData("silencedListeners", String.join("; ", figures.silencedListeners()))
                .withData("historyTailBytes", history.tailBytes())
                .withData("historyFiles", history.segments())
                .withData("historyFileBytes", history.segmentBytes())
                .withData("historyTrouble", history.trouble().orElse("none"))
                .withData("lastTrouble", figures.lastTrouble().map(Trouble::why).orElse("none"))
                .build();
    }
}
