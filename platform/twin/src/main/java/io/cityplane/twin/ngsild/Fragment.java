package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a body says of an entity, expanded: all of it, or what is to be changed (§5.4).
///
/// @param id null if it names none
/// @param types expanded; empty if it names none
/// @param removals what it deletes by an NGSI-LD Null
/// @param patches where attributes need not be whole, in place of both
record Fragment(
        @Nullable EntityId id,
        List<String> types,
        Patched<List<String>> scopes,
        Patched<Instant> expiresAt,
        List<Attribute> attributes,
        List<Removal> removals,
        List<AttributePatch> patches) {

    /// @param dataset empty for the default instance
    record Removal(String name, Optional<String> dataset) {

        boolean targets(Attribute attribute) {
            return name.equals(attribute.name()) && dataset.equals(attribute.dataset());
        }
    }

    boolean isEmpty() {
        return types.isEmpty()
                && attributes.isEmpty()
                && !isMoreThanAttributes()
                && patches.isEmpty();
    }

    /// Whether it says something that is neither a type nor an attribute to be set.
    boolean isMoreThanAttributes() {
        return !(scopes instanceof Patched.Kept)
                || !(expiresAt instanceof Patched.Kept)
                || !removals.isEmpty();
    }

    /// Where the address says which entity it is.
    Fragment withId(EntityId known) {
        return new Fragment(known, types, scopes, expiresAt, attributes, removals, patches);
    }

    EntityId requireId() {
        if (id == null) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The entity has no id");
        }
        return id;
    }

    /// The entity that this is all of.
    Entity entity() {
        var whole = requireId();
        if (types.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The entity " + whole.uri() + " has no type");
        }
        return new Entity(
                whole,
                types,
                scopes.of(Optional.empty()).orElse(List.of()),
                attributes,
                Optional.empty(),
                Times.NONE,
                expiresAt.of(Optional.empty()));
    }
}
