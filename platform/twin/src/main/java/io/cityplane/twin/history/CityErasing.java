package io.cityplane.twin.history;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Erasing;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.TimeRange;
import io.cityplane.twin.domain.Heading;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Erases by writing the files anew that have what is to be erased, without it.
final class CityErasing implements Erasing {

    private final HistoryKeeper keeper;
    private final Present present;

    CityErasing(HistoryKeeper keeper, Present present) {
        this.keeper = keeper;
        this.present = present;
    }

    @Override
    public Erasure erase(
            Tenant tenant,
            EntityId id,
            Set<String> attributes,
            Optional<String> dataset,
            TimeRange range,
            Caller caller) {
        var entity = new EntityKey(tenant, id);
        var known = heading(entity);
        if (known.isEmpty() || !caller.viewer().sees(known.get().ownership())) {
            return new Erasure.NotFound();
        }
        if (caller.right() == Caller.Right.NONE || !caller.mayChange(known.get().ownership())) {
            return new Erasure.Forbidden(
                    "the entity is another department's, or the caller reads only");
        }
        try {
            // What is in memory has no way out but a file.
            keeper.roll();
            var wanted = new Erased(entity, attributes, dataset, Window.of(range));
            keeper.perform(() -> rewrite(wanted));
            return new Erasure.Erased(wanted.values());
        } catch (IOException e) {
            throw new UncheckedIOException("the files of the history could not be written", e);
        }
    }

    private Optional<Heading> heading(EntityKey entity) {
        var now = present.heading(entity.tenant(), entity.id());
        if (now.isPresent()) {
            return now;
        }
        try (var reading = keeper.reading()) {
            return reading.lastHeading(entity);
        }
    }

    private void rewrite(Erased wanted) throws IOException {
        var concerned = new ArrayList<Segment>();
        for (var segment : keeper.segments()) {
            if (wanted.isIn(segment)) {
                concerned.add(segment);
            }
        }
        if (present.heading(wanted.entity().tenant(), wanted.entity().id()).isPresent()) {
            for (var segment : concerned) {
                each(segment, wanted::noteState);
            }
        }
        for (var segment : concerned) {
            rewrite(segment, wanted);
        }
    }

    private void rewrite(Segment segment, Erased wanted) throws IOException {
        var old = segment.info();
        var path = keeper.folder().fresh(keeper.nextGeneration(), old.level());
        var pace = new Pace(keeper.settings().rest(), keeper::isInHurry);
        try (var writer = new SegmentWriter(path, pace)) {
            each(
                    segment,
                    row -> {
                        if (wanted.leaves(row)) {
                            writer.add(row);
                        }
                    });
            var left =
                    writer.rows() == 0
                            ? List.<SegmentInfo>of()
                            : List.of(
                                    writer.finish(old.level(), old.firstBatch(), old.lastBatch()));
            keeper.replace(left, List.of(segment), null);
        }
    }

    private static void each(Segment segment, Merge.Taker taker) throws IOException {
        Merge.each(List.of(segment), taker);
    }
}
