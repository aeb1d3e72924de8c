package io.cityplane.targets.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import io.cityplane.targets.Figure;
import io.cityplane.targets.Indicator;
import io.cityplane.targets.PlanVersion;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Publishes headlines as entities of the twin: `KeyPerformanceIndicator` of Smart Data Models.
/// They are the whole city's figures, counted of what every official of the city may see.
final class Publishing implements AutoCloseable {

    private static final Logger LOG = System.getLogger(Publishing.class.getName());
    private static final Duration EVERY = Duration.ofSeconds(1);
    private static final String TYPE = "KeyPerformanceIndicator";
    private static final Viewer EVERY_OFFICIAL =
            new Official(Optional.empty(), Set.of(), Clearance.INTERNAL);

    private final Twin twin;
    private final CityPlans plans;
    private final LiveCounts counts;
    private final InstantSource clock;
    private final Map<EntityId, List<Object>> published = new HashMap<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private final Thread thread = Thread.ofVirtual().name("targets-kpi").unstarted(this::run);

    Publishing(Twin twin, CityPlans plans, LiveCounts counts, InstantSource clock) {
        this.twin = twin;
        this.plans = plans;
        this.counts = counts;
        this.clock = clock;
    }

    void start() {
        thread.start();
    }

    private void run() {
        try {
            while (!closing.await(EVERY.toMillis(), TimeUnit.MILLISECONDS)) {
                try {
                    plans.current()
                            .filter(_ -> !counts.state().counting())
                            .ifPresent(this::publish);
                } catch (RuntimeException e) {
                    // What is not published now is published by the next round.
                    published.clear();
                    LOG.log(Level.WARNING, "figures were not published yet", e);
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(PlanVersion version) {
        var commands = new ArrayList<Command>();
        for (var indicator : version.plan().indicators()) {
            counts.read(indicator.code(), count -> count.figure(EVERY_OFFICIAL, _ -> true))
                    .ifPresent(figure -> {
                        var id = id(version, indicator);
                        var said = List.<Object>of(version.number(), figure);
                        if (!said.equals(published.get(id))) {
                            published.put(id, said);
                            commands.add(new Command.Put(entity(id, indicator, version, figure)));
                        }
                    });
        }
        if (!commands.isEmpty()) {
            twin.append(Tenant.DEFAULT, commands, Caller.theCity()).join();
        }
    }

    private static EntityId id(PlanVersion version, Indicator indicator) {
        return new EntityId(
                "urn:ngsi-ld:%s:%s:%s"
                        .formatted(
                                TYPE,
                                version.plan().name().replaceAll("[^A-Za-z0-9._-]", "-"),
                                indicator.code().value()));
    }

    private Entity entity(EntityId id, Indicator indicator, PlanVersion version, Figure figure) {
        var now = clock.instant();
        var attributes = new ArrayList<Attribute>();
        attributes.add(text("name", indicator.name().zh()));
        attributes.add(text("description", indicator.wording().zh()));
        attributes.add(text("alternateName", indicator.name().en()));
        attributes.add(text("calculationFormula", indicator.formula().orElseThrow().text()));
        attributes.add(number("planVersion", BigDecimal.valueOf(version.number())));
        indicator.target().ifPresent(it -> attributes.add(number("targetValue", it)));
        figure.headline()
                .value()
                .ifPresent(it -> attributes.add(number("kpiValue", it).withObservedAt(now)));
        for (var measure : io.cityplane.targets.Measure.values()) {
            var name = name(measure);
            attributes.add(number(name, BigDecimal.valueOf(figure.by(measure).assets())));
        }
        return Entity.of(id, CoreContext.expand(TYPE), attributes)
                .withOwnership(Ownership.OF_THE_CITY);
    }

    /// `NOT_ACCEPTED` as `assetsNotAccepted`.
    private static String name(io.cityplane.targets.Measure measure) {
        var name = new StringBuilder("assets");
        for (var word : measure.name().split("_", -1)) {
            name.append(word.charAt(0))
                    .append(word.substring(1).toLowerCase(java.util.Locale.ROOT));
        }
        return name.toString();
    }

    private static Attribute text(String name, String value) {
        return Attribute.of(CoreContext.expand(name), Kind.PROPERTY, new Value.Text(value));
    }

    private static Attribute number(String name, BigDecimal value) {
        return Attribute.of(
                CoreContext.expand(name), Kind.PROPERTY, new Value.Numeric(value.doubleValue()));
    }

    @Override
    public void close() {
        closing.countDown();
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }
}
