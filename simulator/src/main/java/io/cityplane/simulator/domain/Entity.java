package io.cityplane.simulator.domain;

import java.util.List;

/// An entity, whole or in the part that has changed.
public record Entity(String id, String type, List<Attribute> attributes) {

    public Entity {
        attributes = List.copyOf(attributes);
    }
}
