package io.cityplane.simulator.domain;

import java.time.Instant;
import java.util.Optional;

/// An attribute of an entity.
///
/// @param observedAt when it was measured; empty for what is not measured
public record Attribute(String name, Value value, Optional<Instant> observedAt) {

    static Attribute of(String name, Value value) {
        return new Attribute(name, value, Optional.empty());
    }

    static Attribute measured(String name, Value value, Instant at) {
        return new Attribute(name, value, Optional.of(at));
    }
}
