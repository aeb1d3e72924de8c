package io.cityplane.twin.web;

import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.Follow;
import io.cityplane.twin.Position;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// All entities of a tenant as the console's map and lists need them, kept true by following the
/// twin. Of each entity it holds one small object; how many there are is the twin's limit.
///
/// It reads the twin on behalf of the city itself, so whoever answers a request from it has to ask
/// the request's {@link Viewer} for each pin.
public final class MapView implements AutoCloseable {

    private static final int PAGE = 500;
    private static final int MOST_CHANGES = 5_000;
    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final Duration PAUSE_AFTER_FAULT = Duration.ofSeconds(1);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(10);

    private static final Logger LOG = System.getLogger(MapView.class.getName());

    private final Twin twin;
    private final Tenant tenant;
    private final Clock clock;
    private final PointNumbers numbers = new PointNumbers(new SecureRandom());
    private final PinReader reader = new PinReader();
    private final CountDownLatch readable = new CountDownLatch(1);
    private volatile Pins pins = new Pins();
    private volatile Instant asOf = Instant.EPOCH;
    private @Nullable Thread follower;

    public MapView(Twin twin, Tenant tenant, Clock clock) {
        this.twin = twin;
        this.tenant = tenant;
        this.clock = clock;
    }

    /// Begins to follow the twin, on a thread of its own. Call it once.
    public MapView start() {
        follower = Thread.ofVirtual().name("map-view").start(this::followForever);
        return this;
    }

    /// Stops following; what was read stays readable.
    @Override
    public void close() {
        if (follower != null) {
            follower.interrupt();
        }
    }

    /// Waits until the twin was read for the first time.
    ///
    /// @throws Problem.Raised with 503 if that takes longer than a reader should wait
    Pins pins() {
        try {
            if (readable.await(LONGEST_WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
                return pins;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new Problem(
                        "/problems/twin/map-not-ready",
                        "The map is not ready",
                        503,
                        "The server is still reading the city's entities. Try again in a moment.")
                .raised();
    }

    /// The pins as they are now; none before the twin was read. Never waits.
    Pins pinsSoFar() {
        return pins;
    }

    PointNumbers numbers() {
        return numbers;
    }

    /// Everything committed before it is in the pins.
    Instant asOf() {
        return asOf;
    }

    private void followForever() {
        try {
            var position = readAnew();
            while (true) {
                position = step(position);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private Position step(Position position) throws InterruptedException {
        try {
            var asked = clock.instant();
            var told = twin.follow(tenant, position, MOST_CHANGES, PATIENCE, Viewer.everything());
            return switch (told) {
                case Follow.Changes(var changes, var next) -> {
                    take(changes);
                    if (changes.size() < MOST_CHANGES) {
                        asOf = asked;
                    }
                    yield next;
                }
                case Follow.Expired _ -> readAnew();
            };
        } catch (RuntimeException e) {
            LOG.log(Level.ERROR, "the map could not follow the twin; it tries again", e);
            Thread.sleep(PAUSE_AFTER_FAULT);
            return position;
        }
    }

    private void take(List<Follow.Change> changes) {
        Set<EntityId> ids = new LinkedHashSet<>();
        changes.forEach(change -> ids.add(change.id()));
        if (ids.isEmpty()) {
            return;
        }
        var known = pins;
        var now = ids.stream().map(id -> twin.find(tenant, id, Viewer.everything())).toList();
        known.write(() -> {
            var each = now.iterator();
            for (var id : ids) {
                each.next()
                        .ifPresentOrElse(
                                entity -> known.put(reader.read(entity)),
                                () -> known.remove(id.uri()));
            }
        });
    }

    /// Reads all entities. Pages go from the youngest to the oldest: what is deleted meanwhile
    /// makes younger ones move into pages that are still to come, where they are read twice, not
    /// never.
    private Position readAnew() throws InterruptedException {
        while (true) {
            try {
                var now = clock.instant();
                var position = twin.position();
                var fresh = new Pins();
                for (var end = (int) Math.min(Integer.MAX_VALUE, count()); end > 0; end -= PAGE) {
                    var offset = Math.max(0, end - PAGE);
                    var page = twin.query(tenant, all(offset, end - offset), Viewer.everything());
                    fresh.write(() -> page.entities().forEach(e -> fresh.put(reader.read(e))));
                }
                pins = fresh;
                asOf = now;
                readable.countDown();
                return position;
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "the map could not read the twin; it tries again", e);
                Thread.sleep(PAUSE_AFTER_FAULT);
            }
        }
    }

    private long count() {
        var counted = new EntityQuery(List.of(), Set.of(), Set.of(), 0, 0, Counting.COUNTED);
        return twin.query(tenant, counted, Viewer.everything()).count().orElse(0);
    }

    private static EntityQuery all(int offset, int limit) {
        return new EntityQuery(List.of(), Set.of(), Set.of(), offset, limit, Counting.NOT_COUNTED);
    }
}
