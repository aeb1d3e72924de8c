package io.cityplane.twin;

import io.cityplane.kernel.Ownership;
import java.util.List;
import java.util.Optional;

/// An entity as it is brought in or read out: a copy of the moment.
///
/// @param types expanded, at least one, no duplicates
/// @param scopes such as `/Shenzhen/Nanshan` (GS CIM 009 §4.18); often none
/// @param attributes at most one of each name and dataset
/// @param ownership whose it is; empty in what is brought in unless the caller decides it, which
///   takes {@link io.cityplane.kernel.Caller.Right#ADMINISTER}
/// @param times {@link Times#NONE} in what is brought in
public record Entity(
        EntityId id,
        List<String> types,
        List<String> scopes,
        List<Attribute> attributes,
        Optional<Ownership> ownership,
        Times times) {

    public Entity {
        types = List.copyOf(types);
        scopes = List.copyOf(scopes);
        attributes = List.copyOf(attributes);
        if (types.isEmpty()) {
            throw new IllegalArgumentException(id.uri() + " has no type");
        }
    }

    /// An entity to be brought in, owned by whoever brings it.
    public static Entity of(EntityId id, String type, List<Attribute> attributes) {
        return new Entity(id, List.of(type), List.of(), attributes, Optional.empty(), Times.NONE);
    }

    public Entity withOwnership(Ownership owned) {
        return new Entity(id, types, scopes, attributes, Optional.of(owned), times);
    }
}
