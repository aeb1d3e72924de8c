package io.cityplane.twin;

import io.cityplane.kernel.Ownership;
import java.time.Instant;
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
/// @param expiresAt from when on it is not there any more (§4.22); most stay
public record Entity(
        EntityId id,
        List<String> types,
        List<String> scopes,
        List<Attribute> attributes,
        Optional<Ownership> ownership,
        Times times,
        Optional<Instant> expiresAt) {

    public Entity {
        types = List.copyOf(types);
        scopes = List.copyOf(scopes);
        attributes = List.copyOf(attributes);
        if (types.isEmpty()) {
            throw new IllegalArgumentException(id.uri() + " has no type");
        }
    }

    /// One that stays.
    public Entity(
            EntityId id,
            List<String> types,
            List<String> scopes,
            List<Attribute> attributes,
            Optional<Ownership> ownership,
            Times times) {
        this(id, types, scopes, attributes, ownership, times, Optional.empty());
    }

    /// An entity to be brought in, owned by whoever brings it.
    public static Entity of(EntityId id, String type, List<Attribute> attributes) {
        return new Entity(id, List.of(type), List.of(), attributes, Optional.empty(), Times.NONE);
    }

    public Entity withOwnership(Ownership owned) {
        return new Entity(id, types, scopes, attributes, Optional.of(owned), times, expiresAt);
    }

    public Entity withTypes(List<String> others) {
        return new Entity(id, others, scopes, attributes, ownership, times, expiresAt);
    }

    public Entity withScopes(List<String> others) {
        return new Entity(id, types, others, attributes, ownership, times, expiresAt);
    }

    public Entity withAttributes(List<Attribute> others) {
        return new Entity(id, types, scopes, others, ownership, times, expiresAt);
    }

    public Entity withExpiry(Optional<Instant> at) {
        return new Entity(id, types, scopes, attributes, ownership, times, at);
    }
}
