package io.cityplane.query.domain;

import io.cityplane.kernel.Viewer;
import io.cityplane.query.FactKey;
import io.cityplane.query.domain.Grouping.ByAttribute;
import io.cityplane.query.domain.Grouping.ByEntity;
import io.cityplane.query.domain.Grouping.OfTime;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Tells which group a value belongs to.
final class GroupKeys {

    private static final String NAME = CoreContext.expand("name");

    private final Twin twin;
    private final Tenant tenant;
    private final Viewer viewer;
    private final List<Grouping> by;
    private final ZoneId zone;
    private final Map<EntityId, FactKey> things = new HashMap<>();

    GroupKeys(Twin twin, Tenant tenant, Viewer viewer, Plan plan) {
        this.twin = twin;
        this.tenant = tenant;
        this.viewer = viewer;
        this.by = plan.by();
        this.zone = plan.zone();
    }

    /// What the groups of an entity's values have in common but for the time.
    List<FactKey> of(Entity entity) {
        var keys = new ArrayList<FactKey>(by.size());
        for (var grouping : by) {
            keys.add(
                    switch (grouping) {
                        case OfTime _ -> new FactKey.Nothing();
                        case ByEntity() -> new FactKey.Thing(entity.id(), name(entity));
                        case ByAttribute(var name) -> said(entity, name);
                    });
        }
        return List.copyOf(keys);
    }

    /// The group of a value at a moment.
    ///
    /// @param later so many days are added to the moment first
    List<FactKey> at(List<FactKey> ofEntity, Instant moment, int later) {
        if (by.stream().noneMatch(OfTime.class::isInstance)) {
            return ofEntity;
        }
        var keys = new ArrayList<>(ofEntity);
        var local = moment.atZone(zone).plusDays(later);
        for (var i = 0; i < by.size(); i++) {
            if (by.get(i) instanceof OfTime step) {
                keys.set(
                        i,
                        switch (step) {
                            case HOUR ->
                                    new FactKey.Moment(
                                            local.truncatedTo(ChronoUnit.HOURS).toInstant());
                            case DAY ->
                                    new FactKey.Moment(
                                            local.toLocalDate().atStartOfDay(zone).toInstant());
                            case MONTH ->
                                    new FactKey.Moment(
                                            local.toLocalDate()
                                                    .withDayOfMonth(1)
                                                    .atStartOfDay(zone)
                                                    .toInstant());
                            case HOUR_OF_DAY -> new FactKey.HourOfDay(local.getHour());
                        });
            }
        }
        return List.copyOf(keys);
    }

    private FactKey said(Entity entity, String name) {
        return attribute(entity, name)
                .map(attribute ->
                        attribute.kind() == Attribute.Kind.RELATIONSHIP
                                        && attribute.value() instanceof Value.Text(String uri)
                                        && EntityId.isWellFormed(uri)
                                ? thing(new EntityId(uri))
                                : new FactKey.Said(attribute.value()))
                .orElseGet(FactKey.Nothing::new);
    }

    private FactKey thing(EntityId id) {
        return things.computeIfAbsent(
                id,
                target ->
                        new FactKey.Thing(
                                target,
                                twin.find(tenant, target, viewer).flatMap(GroupKeys::name)));
    }

    private static Optional<Value> name(Entity entity) {
        return attribute(entity, NAME).map(Attribute::value);
    }

    /// The default instance of an attribute.
    static Optional<Attribute> attribute(Entity entity, String name) {
        for (var attribute : entity.attributes()) {
            if (attribute.name().equals(name) && attribute.dataset().isEmpty()) {
                return Optional.of(attribute);
            }
        }
        return Optional.empty();
    }
}
