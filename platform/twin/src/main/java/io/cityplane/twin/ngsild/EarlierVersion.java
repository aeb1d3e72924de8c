package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes entities fit for who knows the standard only up to a version of it (§4.3.6.8).
///
/// @param minor of the version 1.minor
record EarlierVersion(int minor) {

    private static final int OURS = 9;

    private static final Set<String> SINCE_1_9 =
            Set.of(
                    Attribute.EXPIRES_AT,
                    Words.MEMBERS + "valueType",
                    Words.PROOF,
                    Words.MEMBERS + "entityIdSealed",
                    Words.MEMBERS + "entityTypeSealed");
    private static final String OBJECT_TYPE = Words.MEMBERS + "objectType";

    /// The one that is asked for, or ours if that is later than ours.
    static EarlierVersion of(int minor) {
        return new EarlierVersion(Math.min(minor, OURS));
    }

    /// For the field `Preference-Applied`.
    String applied() {
        return "ngsi-ld=1." + minor;
    }

    /// The same entity without what came later; the very same if there is nothing such in it.
    Entity amend(Entity entity, LdContext context) {
        if (minor >= OURS) {
            return entity;
        }
        var attributes = attributes(entity.attributes(), context);
        var types = minor < 3 ? entity.types().subList(0, 1) : entity.types();
        var scopes = minor < 4 ? List.<String>of() : entity.scopes();
        return attributes.equals(entity.attributes())
                        && types.size() == entity.types().size()
                        && scopes.size() == entity.scopes().size()
                        && entity.expiresAt().isEmpty()
                ? entity
                : entity.withAttributes(attributes)
                        .withTypes(types)
                        .withScopes(scopes)
                        .withExpiry(Optional.empty());
    }

    private List<Attribute> attributes(List<Attribute> all, LdContext context) {
        var amended = new ArrayList<Attribute>(all.size());
        var seen = new HashSet<String>();
        for (var attribute : all) {
            var isLater =
                    SINCE_1_9.contains(attribute.name())
                            || (minor < 8 && attribute.name().equals(OBJECT_TYPE));
            if (!isLater && (minor >= 3 || isTheOne(attribute, all, seen))) {
                amended.add(amend(attribute, context));
            }
        }
        return amended;
    }

    /// Before 1.3 an attribute has one instance: the default one if it is there.
    private static boolean isTheOne(Attribute attribute, List<Attribute> all, Set<String> seen) {
        return attribute.dataset().isEmpty()
                || (all.stream()
                                .noneMatch(other ->
                                        other.name().equals(attribute.name())
                                                && other.dataset().isEmpty())
                        && seen.add(attribute.name()));
    }

    private Attribute amend(Attribute attribute, LdContext context) {
        var kind = kind(attribute.kind());
        var value =
                attribute.kind() == Kind.VOCAB_PROPERTY && kind == Kind.PROPERTY
                        ? words(attribute.value(), context)
                        : attribute.value();
        return new Attribute(
                attribute.name(),
                kind,
                minor < 3 ? Optional.empty() : attribute.dataset(),
                value,
                minor < 3 ? Optional.empty() : attribute.unitCode(),
                minor < 3 ? Optional.empty() : attribute.observedAt(),
                attributes(attribute.subAttributes(), context),
                attribute.times());
    }

    private Kind kind(Kind kind) {
        return switch (kind) {
            case PROPERTY, GEO_PROPERTY, RELATIONSHIP -> kind;
            case LANGUAGE_PROPERTY -> minor < 4 ? Kind.PROPERTY : kind;
            case JSON_PROPERTY, VOCAB_PROPERTY, LIST_PROPERTY -> minor < 8 ? Kind.PROPERTY : kind;
            case LIST_RELATIONSHIP -> minor < 8 ? Kind.RELATIONSHIP : kind;
        };
    }

    /// A property's value is not expanded by who reads it, so it is told as the context has it.
    private static Value words(Value value, LdContext context) {
        return switch (value) {
            case Value.Text(String iri) -> new Value.Text(context.compact(iri));
            case Value.Json(String list) ->
                    new Value.Json(
                            JsonText.writeText(json -> {
                                json.writeStartArray();
                                for (var iri : Values.texts(list, "vocab")) {
                                    json.writeString(context.compact(iri));
                                }
                                json.writeEndArray();
                            }));
            case Value.Numeric _, Value.Truth _ -> value;
        };
    }
}
