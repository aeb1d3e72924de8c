package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Value;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// The entities that those in an answer are linked to (§4.5.23).
///
/// @param depth how many relationships are followed one after the other; 0 for none
/// @param containing not told once more, for the answer is contained in them
/// @param found what the viewer may see by an id
record Linking(
        Style style,
        int depth,
        Set<String> containing,
        Function<EntityId, Optional<Entity>> found) {

    static final Linking NONE = new Linking(Style.NONE, 0, Set.of(), _ -> Optional.empty());

    private static final int DEEPEST = 10;

    /// Linked entities in one answer.
    private static final int MOST = 10_000;

    enum Style {
        NONE,
        INLINE,
        FLAT
    }

    /// From the parameters `join`, `joinLevel` and `containedBy`.
    static Linking of(Parameters parameters, Function<EntityId, Optional<Entity>> found) {
        var style =
                switch (parameters.text("join").orElse("@none")) {
                    case "inline" -> Style.INLINE;
                    case "flat" -> Style.FLAT;
                    case "@none" -> Style.NONE;
                    default ->
                            throw ErrorType.BAD_REQUEST_DATA.fault(
                                    "join is inline, flat or @none (§4.5.23)");
                };
        var depth = parameters.number("joinLevel", 1);
        if (depth < 1 || depth > DEEPEST) {
            throw ErrorType.BAD_REQUEST_DATA.fault("joinLevel is 1 to " + DEEPEST);
        }
        if (style == Style.NONE && parameters.has("joinLevel")) {
            throw ErrorType.BAD_REQUEST_DATA.fault("joinLevel goes with join (§4.5.23)");
        }
        var containing = new HashSet<>(parameters.list("containedBy"));
        containing.forEach(Words::uri);
        return new Linking(style, style == Style.NONE ? 0 : depth, containing, found);
    }

    /// One level less.
    Linking below(String container) {
        var more = new HashSet<>(containing);
        more.add(container);
        return new Linking(depth > 1 ? style : Style.NONE, depth - 1, more, found);
    }

    /// The entities that an attribute leads to and the viewer may see.
    List<Entity> targets(Attribute attribute) {
        if (depth == 0
                || (attribute.kind() != Kind.RELATIONSHIP
                        && attribute.kind() != Kind.LIST_RELATIONSHIP)) {
            return List.of();
        }
        var uris =
                switch (attribute.value()) {
                    case Value.Text(String uri) -> List.of(uri);
                    case Value.Json(String list) -> Values.texts(list, "object");
                    case Value.Numeric _, Value.Truth _ -> List.<String>of();
                };
        return uris.stream()
                .filter(uri -> EntityId.isWellFormed(uri) && !containing.contains(uri))
                .flatMap(uri -> found.apply(new EntityId(uri)).stream())
                .toList();
    }

    /// Entities and then those they are linked to, each once, with what of them is told.
    Map<EntityId, Told> flat(List<Entity> entities, Projection projection) {
        var all = new LinkedHashMap<EntityId, Told>();
        entities.forEach(entity -> all.put(entity.id(), new Told(entity, projection)));
        var level = new ArrayList<>(all.values());
        for (var i = 0; i < depth && all.size() < MOST; i++) {
            var next = new ArrayList<Told>();
            for (var told : level) {
                for (var attribute : told.entity().attributes()) {
                    if (told.projection().shows(attribute.name())) {
                        for (var target : targets(attribute)) {
                            var linked = new Told(target, told.projection().of(attribute.name()));
                            if (all.putIfAbsent(target.id(), linked) == null) {
                                next.add(linked);
                            }
                        }
                    }
                }
            }
            level = next;
        }
        return all;
    }

    record Told(Entity entity, Projection projection) {}
}
