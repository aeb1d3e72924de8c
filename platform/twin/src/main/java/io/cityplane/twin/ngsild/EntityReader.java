package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.kernel.Problem;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.ngsild.AttributeReader.Instances;
import io.cityplane.twin.ngsild.AttributeReader.Nulls;
import io.cityplane.twin.ngsild.Fragment.Removal;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads entities and fragments of entities (§5.2.4, §5.4) to the door's types, token by token.
final class EntityReader {

    private static final int MOST_ATTRIBUTES = 1_000;
    private static final int MOST_TYPES = 50;

    private final JsonParser parser;
    private final Escapes escapes;
    private final MediaType mediaType;
    private final Nulls nulls;
    private LdContext context;
    private AttributeReader attributes;

    /// Whether instances of one name and dataset may repeat.
    private boolean isTemporal;

    private EntityReader(
            JsonParser parser,
            Escapes escapes,
            MediaType mediaType,
            LdContext context,
            Nulls nulls) {
        this.nulls = nulls;
        this.context = context;
        this.parser = parser;
        this.escapes = escapes;
        this.mediaType = mediaType;
        this.attributes = new AttributeReader(context, escapes, nulls);
    }

    /// Reads a body that is one entity or fragment.
    ///
    /// @throws Fault if it is none
    static Fragment readOne(byte[] body, MediaType mediaType, LdContext context, Nulls nulls) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        throw ErrorType.INVALID_REQUEST.fault("The body is an object");
                    }
                    return new EntityReader(parser, escapes, mediaType, context, nulls).object();
                });
    }

    /// Reads a body that tells what one entity was: an attribute has an instance for each of its
    /// times (§5.2.20).
    ///
    /// @throws Fault if it is none
    static Fragment readTemporal(byte[] body, MediaType mediaType, LdContext context) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        throw ErrorType.BAD_REQUEST_DATA.fault("The body is an object");
                    }
                    var reader =
                            new EntityReader(
                                    parser, escapes, mediaType, context, Nulls.ARE_REFUSED);
                    reader.isTemporal = true;
                    return reader.object();
                });
    }

    /// Reads a body that is a fragment of one attribute (§5.6.4, §5.6.19).
    ///
    /// @param name as it is written
    /// @throws Fault if it is none
    static AttributePatch readAttribute(
            byte[] body, MediaType mediaType, LdContext context, String name) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    if (parser.currentToken() != JsonToken.START_OBJECT) {
                        throw ErrorType.BAD_REQUEST_DATA.fault("The body is an object");
                    }
                    parser.nextToken();
                    return new AttributeReader(context, escapes, Nulls.PATCH)
                            .fragment(parser, name, mediaType);
                });
    }

    /// Reads a body that is a list of entities, or of fragments with their ids.
    ///
    /// One that is JSON and yet no entity does not spoil the others, if its id is known.
    ///
    /// @param most so many are taken
    /// @param made what becomes of each; may throw a {@link Fault} as well
    /// @throws Fault if it is no such list
    static <T> List<Item<T>> readAll(
            Work work, byte[] body, int most, Nulls nulls, Function<Fragment, T> made) {
        return JsonText.read(
                body,
                (parser, escapes) -> {
                    var reader =
                            new EntityReader(
                                    parser, escapes, work.bodyType(), work.context(), nulls);
                    return reader.list(work, most, made);
                });
    }

    /// One of a list.
    sealed interface Item<T> {
        EntityId id();

        record Good<T>(EntityId id, T made) implements Item<T> {}

        record Bad<T>(EntityId id, Problem problem) implements Item<T> {}
    }

    private <T> List<Item<T>> list(Work work, int most, Function<Fragment, T> made)
            throws IOException {
        var items = new ArrayList<Item<T>>();
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body is a list of entities");
        }
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() != JsonToken.START_OBJECT) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "Item " + (items.size() + 1) + " of the list is no object");
            }
            if (items.size() == most) {
                throw ErrorType.BAD_REQUEST_DATA.fault("A batch has at most " + most + " entities");
            }
            items.add(item(work, items.size(), made));
        }
        if (items.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The list is empty");
        }
        return items;
    }

    /// @param index from 0
    private <T> Item<T> item(Work work, int index, Function<Fragment, T> made) throws IOException {
        var depth = depth();
        var body = new Body();
        try {
            use(work.contextOf(index));
            var fragment = body.read();
            return new Item.Good<>(fragment.requireId(), made.apply(fragment));
        } catch (Fault fault) {
            attributes.startAnew();
            body.skipRest(depth);
            if (body.id == null) {
                throw new Fault(
                        ErrorType.BAD_REQUEST_DATA
                                .fault(
                                        "Item %d of the list: %s"
                                                .formatted(index + 1, fault.getMessage()))
                                .problem());
            }
            return new Item.Bad<>(body.id, fault.problem());
        }
    }

    private void use(LdContext another) {
        if (another != context) {
            context = another;
            attributes = new AttributeReader(another, escapes, nulls);
        }
    }

    private Fragment object() throws IOException {
        return new Body().read();
    }

    /// What is read of one object.
    private final class Body implements Instances {

        private @Nullable EntityId id;
        private List<String> types = List.of();
        private Patched<List<String>> scopes = new Patched.Kept<>();
        private Patched<Instant> expiresAt = new Patched.Kept<>();
        private final List<Attribute> found = new ArrayList<>();
        private final List<Removal> removals = new ArrayList<>();
        private final List<AttributePatch> patches = new ArrayList<>();
        private boolean hasContext;

        Fragment read() throws IOException {
            try {
                while (parser.nextToken() != JsonToken.END_OBJECT) {
                    member(JsonText.text(parser, escapes));
                }
                if (mediaType == MediaType.LD_JSON && !hasContext) {
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "application/ld+json has its @context in the body (§6.3.5)");
                }
                requireDistinct();
            } catch (Fault fault) {
                throw located(fault);
            }
            return new Fragment(id, types, scopes, expiresAt, found, removals, patches);
        }

        private void member(String name) throws IOException {
            switch (name) {
                case "id", "@id" -> id = Words.entityId(string(name));
                case "type", "@type" ->
                        types =
                                strings(name).stream()
                                        .map(type -> Words.typeName(context, type))
                                        .distinct()
                                        .toList();
                case "scope" -> scopes = scopes(strings(name));
                case "@context" -> readContext();
                // §4.8: the twin knows them, whoever brings them in.
                case "createdAt", "modifiedAt", "deletedAt" -> {
                    parser.nextToken();
                    parser.skipChildren();
                }
                case "expiresAt" -> {
                    var text = string(name);
                    expiresAt =
                            isNull(text)
                                    ? new Patched.Dropped<>()
                                    : new Patched.Given<>(DateTimes.parse(text));
                }
                default -> {
                    parser.nextToken();
                    attributes.read(parser, name, this);
                }
            }
        }

        private Patched<List<String>> scopes(List<String> names) {
            return names.size() == 1 && isNull(names.getFirst())
                    ? new Patched.Dropped<>()
                    : new Patched.Given<>(names.stream().map(Words::scope).distinct().toList());
        }

        private boolean isNull(String text) {
            if (!text.equals(Words.NULL)) {
                return false;
            }
            nulls.requireDeletion();
            return true;
        }

        private void readContext() throws IOException {
            if (mediaType == MediaType.JSON) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "application/json has no @context in the body: name it in a Link field, or"
                                + " send application/ld+json (§6.3.5)");
            }
            parser.nextToken();
            parser.skipChildren();
            hasContext = true;
        }

        private String string(String name) throws IOException {
            if (parser.nextToken() != JsonToken.VALUE_STRING) {
                throw ErrorType.BAD_REQUEST_DATA.fault("The member " + name + " is a string");
            }
            return JsonText.text(parser, escapes);
        }

        private List<String> strings(String name) throws IOException {
            var token = parser.nextToken();
            if (token == JsonToken.VALUE_STRING) {
                return List.of(JsonText.text(parser, escapes));
            }
            var strings = new ArrayList<String>();
            while (token == JsonToken.START_ARRAY
                    && parser.nextToken() == JsonToken.VALUE_STRING
                    && strings.size() < MOST_TYPES) {
                strings.add(JsonText.text(parser, escapes));
            }
            if (strings.isEmpty() || parser.currentToken() != JsonToken.END_ARRAY) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "The member %s is a string or a list of 1 to %d strings"
                                .formatted(name, MOST_TYPES));
            }
            return strings;
        }

        @Override
        public void add(Attribute attribute) {
            if (found.size() == MOST_ATTRIBUTES) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "An entity has at most " + MOST_ATTRIBUTES + " attributes");
            }
            found.add(attribute);
        }

        @Override
        public void remove(Removal removal) {
            removals.add(removal);
        }

        @Override
        public void patch(AttributePatch patch) {
            if (patches.size() == MOST_ATTRIBUTES) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "An entity has at most " + MOST_ATTRIBUTES + " attributes");
            }
            patches.add(patch);
        }

        private void requireDistinct() {
            var count = found.size() + removals.size() + patches.size();
            if (count < 2 || isTemporal) {
                return;
            }
            var seen = new HashSet<Removal>();
            for (var attribute : found) {
                seen.add(new Removal(attribute.name(), attribute.dataset()));
            }
            seen.addAll(removals);
            for (var patch : patches) {
                seen.add(new Removal(patch.name(), patch.dataset()));
            }
            if (seen.size() < count) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "Two attributes have the same name and datasetId (§4.5.5)");
            }
        }

        private Fault located(Fault fault) {
            var path = attributes.path();
            if (path.isEmpty()) {
                return fault;
            }
            var problem = fault.problem();
            return new Fault(
                    new Problem(
                            problem.type(),
                            problem.title(),
                            problem.status(),
                            path + ": " + problem.detail()));
        }

        /// Goes to this object's end, and takes its id if that is still to come.
        ///
        /// @param depth of this object
        private void skipRest(int depth) throws IOException {
            while (depth() >= depth) {
                if (parser.nextToken() == JsonToken.FIELD_NAME
                        && depth() == depth
                        && parser.currentName().equals("id")
                        && parser.nextToken() == JsonToken.VALUE_STRING
                        && EntityId.isWellFormed(parser.getText())) {
                    id = new EntityId(parser.getText());
                }
            }
        }
    }

    private int depth() {
        return parser.getParsingContext().getNestingDepth();
    }
}
