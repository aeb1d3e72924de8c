package io.cityplane.simulator.domain;

import io.cityplane.simulator.domain.Value.Names;
import io.cityplane.simulator.domain.Value.Truth;
import java.util.List;

/// A district of the city. It is real; only what the simulator puts into it is not.
///
/// @param code six digits of GB/T 2260, or a word for a functional area that has none: `dapeng`
/// @param outline a sketch, not a legal boundary
public record District(String code, Names name, Outline outline) {

    /// The identifier that everything in the district points at.
    public String id() {
        return "urn:ngsi-ld:AdministrativeArea:" + code;
    }

    /// The district as an entity, marked as not simulated.
    public Entity entity() {
        return new Entity(
                id(),
                "AdministrativeArea",
                List.of(
                        Attribute.of("name", name),
                        Attribute.of("location", new Value.Area(outline)),
                        Attribute.of("simulated", new Truth(false))));
    }
}
