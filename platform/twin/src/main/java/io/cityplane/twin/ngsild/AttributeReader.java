package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.Fragment.Removal;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Reads attributes, normalized or concise (§4.5.2 to §4.5.24), straight to the door's.
///
/// What begins with its `type` or its value is read as it comes. Only of another object or list the
/// whole must be seen before it is known what it is; it is copied and looked at.
final class AttributeReader {

    private final LdContext context;
    private final Escapes escapes;
    private final Nulls nulls;
    private final Deque<String> path = new ArrayDeque<>();

    AttributeReader(LdContext context, Escapes escapes, Nulls nulls) {
        this.context = context;
        this.escapes = escapes;
        this.nulls = nulls;
    }

    /// What an NGSI-LD Null does (§5.5.4).
    enum Nulls {
        /// Each attribute is whole, or one that deletes.
        DELETE,
        /// Attributes name what is to change of them.
        PATCH,
        ARE_REFUSED;

        void requireDeletion() {
            if (this == ARE_REFUSED) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        '"'
                                + Words.NULL
                                + "\" deletes, and this operation deletes nothing (§5.5.4)");
            }
        }

        void remove(String name, Optional<String> dataset, Instances into) {
            requireDeletion();
            into.remove(new Removal(name, dataset));
        }
    }

    /// Where instances go as they are read.
    interface Instances {
        void add(Attribute attribute);

        void remove(Removal removal);

        /// Instead of both, where attributes are patched.
        void patch(AttributePatch patch);
    }

    /// Reads all instances of an attribute.
    ///
    /// @param parser at the attribute's value; left at its last token
    /// @param name as it is written
    void read(JsonParser parser, String name, Instances into) throws IOException {
        path.addLast(name);
        var iri = Words.attributeName(context, name);
        switch (parser.currentToken()) {
            case START_OBJECT -> readObject(parser, iri, into);
            case START_ARRAY -> readList(parser, iri, into);
            case VALUE_NULL ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "null is no value; \"" + Words.NULL + "\" deletes (§4.5.0)");
            case VALUE_STRING -> {
                var text = JsonText.text(parser, escapes);
                if (nulls == Nulls.PATCH) {
                    into.patch(AttributePatch.of(iri, new Value.Text(text)));
                } else if (text.equals(Words.NULL)) {
                    nulls.remove(iri, Optional.empty(), into);
                } else {
                    into.add(Attribute.of(iri, Kind.PROPERTY, new Value.Text(text)));
                }
            }
            default -> plain(iri, Values.read(parser, escapes), into);
        }
        path.removeLast();
    }

    /// Where the reader is, in an error's text; empty outside attributes.
    String path() {
        return String.join(".", path);
    }

    /// Forgets where it was, after an entity that was given up.
    void startAnew() {
        path.clear();
    }

    private void readObject(JsonParser parser, String iri, Instances into) throws IOException {
        // Only a peek at the first name: the rest is then read from here, or from a copy.
        if (parser.nextToken() == JsonToken.FIELD_NAME) {
            var first = parser.currentName();
            if (Words.isValueMember(first)) {
                instance(iri).read(parser, into);
                return;
            }
            if (first.equals("type")) {
                parser.nextToken();
                var kind = Words.kind(parser.getText());
                if (kind != null) {
                    parser.nextToken();
                    instance(iri).of(kind).read(parser, into);
                    return;
                }
            }
        }
        readCopy(JsonText.copyOpened(parser, escapes), iri, into);
    }

    private void readList(JsonParser parser, String iri, Instances into) throws IOException {
        var copy = JsonText.copy(parser, escapes);
        if (Shape.of(copy) != Shape.INSTANCES) {
            plain(iri, new Value.Json(copy), into);
            return;
        }
        try (var again = JsonText.again(copy)) {
            while (again.nextToken() != JsonToken.END_ARRAY) {
                if (again.currentToken() != JsonToken.START_OBJECT) {
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "A list of an attribute's instances has only objects in it");
                }
                again.nextToken();
                instance(iri).read(again, into);
            }
        }
    }

    private void readCopy(String copy, String iri, Instances into) throws IOException {
        var shape = Shape.of(copy);
        if (shape == Shape.PLAIN && nulls == Nulls.PATCH && Shape.namesPartsOfAttribute(copy)) {
            shape = Shape.ATTRIBUTE;
        }
        switch (shape) {
            case ATTRIBUTE -> {
                try (var again = JsonText.again(copy)) {
                    again.nextToken();
                    instance(iri).read(again, into);
                }
            }
            case GEOMETRY -> geometry(iri, new Value.Json(copy), into);
            case OF_UNKNOWN_TYPE ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "An object with a type is an attribute (§4.5.2.3), and this type is no"
                                    + " attribute's; put such a value in \"value\"");
            case PLAIN, INSTANCES -> plain(iri, new Value.Json(copy), into);
        }
    }

    private void geometry(String iri, Value value, Instances into) {
        if (nulls == Nulls.PATCH) {
            into.patch(AttributePatch.of(iri, value));
            return;
        }
        into.add(
                Attribute.of(
                        iri, Kind.GEO_PROPERTY, Values.check(Kind.GEO_PROPERTY, value, context)));
    }

    private void plain(String iri, Value value, Instances into) {
        if (nulls == Nulls.PATCH) {
            into.patch(AttributePatch.of(iri, value));
            return;
        }
        into.add(Attribute.of(iri, Kind.PROPERTY, Values.check(Kind.PROPERTY, value, context)));
    }

    /// Reads a body's members, which are those of an attribute.
    ///
    /// @param parser at the first name
    AttributePatch fragment(JsonParser parser, String name, MediaType mediaType)
            throws IOException {
        path.addLast(name);
        return instance(Words.attributeName(context, name)).fragment(parser, mediaType);
    }

    private InstanceReader instance(String iri) {
        return new InstanceReader(this, context, iri, escapes, nulls);
    }
}
