package io.cityplane.simulator;

import io.cityplane.simulator.domain.Entity;
import io.cityplane.simulator.ngsild.Answer;
import io.cityplane.simulator.ngsild.Broker;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

/// Something to ask of the broker.
///
/// @param whole the ids of the entities that it tells everything of
/// @param changes how many attributes it brings
record Request(Set<String> whole, int changes, Call call) {

    static Request create(Broker broker, Entity entity) {
        return new Request(
                Set.of(entity.id()), entity.attributes().size(), () -> broker.create(entity));
    }

    static Request update(Broker broker, Entity report) {
        return new Request(Set.of(), report.attributes().size(), () -> broker.update(report));
    }

    static Request batch(Broker broker, List<Entity> reports) {
        return new Request(Set.of(), attributesOf(reports), () -> broker.upsert(reports));
    }

    static Request whole(Broker broker, List<Entity> entities) {
        var ids = entities.stream().map(Entity::id).collect(Collectors.toUnmodifiableSet());
        return new Request(ids, attributesOf(entities), () -> broker.upsert(entities));
    }

    private static int attributesOf(List<Entity> entities) {
        return entities.stream().mapToInt(entity -> entity.attributes().size()).sum();
    }

    /// Asks, and blocks until the answer is there.
    @FunctionalInterface
    interface Call extends Callable<Answer> {
        @Override
        Answer call() throws InterruptedException;
    }
}
