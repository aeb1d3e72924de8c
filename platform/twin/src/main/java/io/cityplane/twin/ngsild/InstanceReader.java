package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.AttributeReader.Instances;
import io.cityplane.twin.ngsild.AttributeReader.Nulls;
import io.cityplane.twin.ngsild.Fragment.Removal;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads the members of one instance of an attribute, until its object ends.
final class InstanceReader implements Instances {

    private static final int MOST_SUB_ATTRIBUTES = 100;

    private final AttributeReader attributes;
    private final LdContext context;
    private final String iri;
    private final Escapes escapes;
    private final Nulls nulls;

    private @Nullable Kind kind;
    private @Nullable Value value;
    private String valueMember = "";
    private Optional<String> dataset = Optional.empty();
    private Patched<String> unitCode = new Patched.Kept<>();
    private Patched<Instant> observedAt = new Patched.Kept<>();
    private List<Attribute> subAttributes = List.of();
    private final List<AttributePatch> patches = new ArrayList<>(0);

    InstanceReader(
            AttributeReader attributes,
            LdContext context,
            String iri,
            Escapes escapes,
            Nulls nulls) {
        this.attributes = attributes;
        this.context = context;
        this.iri = iri;
        this.escapes = escapes;
        this.nulls = nulls;
    }

    /// Whose `type` was read already.
    InstanceReader of(Kind known) {
        kind = known;
        return this;
    }

    /// @param parser at a name or at the object's end; left at the end
    void read(JsonParser parser, Instances into) throws IOException {
        while (parser.currentToken() != JsonToken.END_OBJECT) {
            var name = JsonText.text(parser, escapes);
            parser.nextToken();
            member(parser, name);
            parser.nextToken();
        }
        if (nulls == Nulls.PATCH) {
            into.patch(patch());
        } else if (value != null && Values.isNull(value)) {
            nulls.remove(iri, dataset, into);
        } else {
            into.add(attribute());
        }
    }

    /// Reads a body: its `@context` is read already.
    ///
    /// @param parser at a name or at the object's end; left at the end
    AttributePatch fragment(JsonParser parser, MediaType mediaType) throws IOException {
        var hasContext = false;
        while (parser.currentToken() != JsonToken.END_OBJECT) {
            var name = JsonText.text(parser, escapes);
            parser.nextToken();
            if (name.equals("@context") && mediaType == MediaType.LD_JSON) {
                hasContext = true;
                parser.skipChildren();
            } else {
                member(parser, name);
            }
            parser.nextToken();
        }
        if (mediaType == MediaType.LD_JSON && !hasContext) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "application/ld+json has its @context in the body (§6.3.5)");
        }
        return patch();
    }

    private AttributePatch patch() {
        return new AttributePatch(
                iri,
                dataset,
                Optional.ofNullable(kind),
                Optional.ofNullable(value),
                valueMember,
                unitCode,
                observedAt,
                patches);
    }

    private void member(JsonParser parser, String name) throws IOException {
        switch (name) {
            case "type" -> readKind(parser);
            case "value", "object", "languageMap", "vocab", "json", "valueList", "objectList" ->
                    readValue(parser, name);
            case "unitCode" -> {
                var text = text(parser, name);
                unitCode = isDropped(text) ? new Patched.Dropped<>() : new Patched.Given<>(text);
            }
            case "observedAt" -> {
                var text = text(parser, name);
                observedAt =
                        isDropped(text)
                                ? new Patched.Dropped<>()
                                : new Patched.Given<>(DateTimes.parse(text));
            }
            case "datasetId" -> {
                var text = text(parser, name);
                if (text.equals(Words.NULL)) {
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "A datasetId cannot be deleted (§5.5.8)");
                }
                dataset =
                        text.equals(Words.DEFAULT_INSTANCE)
                                ? Optional.empty()
                                : Optional.of(Words.uri(text));
            }
            // Table 5.2.5-2: who brings them in has them ignored.
            case "createdAt", "modifiedAt", "deletedAt", "instanceId", "entity", "entityList" ->
                    parser.skipChildren();
            case "previousValue",
                    "previousObject",
                    "previousLanguageMap",
                    "previousVocab",
                    "previousJson",
                    "previousValueList",
                    "previousObjectList" ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            name + " is told in notifications, never brought in (§4.5.2.2)");
            case "expiresAt" -> readExpiry(text(parser, name));
            case "valueType", "objectType", "entityIdSealed", "entityTypeSealed" ->
                    readDescription(parser, name);
            case "@context" ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "An attribute has no @context of its own (§4.5.1)");
            default -> attributes.read(parser, name, this);
        }
    }

    private void readExpiry(String text) {
        if (nulls == Nulls.PATCH && text.equals(Words.NULL)) {
            patch(AttributePatch.of(Attribute.EXPIRES_AT, new Value.Text(text)));
        } else if (!isDropped(text)) {
            keep(
                    Attribute.of(Attribute.EXPIRES_AT, Kind.PROPERTY, new Value.Truth(true))
                            .withObservedAt(DateTimes.parse(text)));
        }
    }

    /// What is no attribute, and describes one.
    private void readDescription(JsonParser parser, String member) throws IOException {
        var seals = member.endsWith("Sealed");
        if (seals && !iri.equals(Words.PROOF)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The member " + member + " belongs to ngsildproof (§4.5.2.2)");
        }
        var described = Values.read(parser, escapes);
        if (!(described instanceof Value.Text)
                && !(described instanceof Value.Json(String json) && json.startsWith("["))) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The member " + member + " is a string or a list of strings");
        }
        if (described instanceof Value.Json(String json)) {
            Values.texts(json, member);
        }
        if (member.equals("valueType")
                && kind == Kind.LANGUAGE_PROPERTY
                && !described.equals(new Value.Text("langString"))) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A LanguageProperty's valueType is langString (Table 5.2.32-1)");
        }
        keep(Attribute.of(Words.MEMBERS + member, Kind.JSON_PROPERTY, described));
    }

    private void keep(Attribute member) {
        if (nulls == Nulls.PATCH) {
            patch(AttributePatch.of(member));
        } else {
            add(member);
        }
    }

    private void readKind(JsonParser parser) throws IOException {
        var word = text(parser, "type");
        var found = Words.kind(word);
        if (found == null) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    Words.quoted(word) + " is no type of attribute, such as Property");
        }
        kind = found;
    }

    private void readValue(JsonParser parser, String member) throws IOException {
        if (!valueMember.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "An attribute has either " + valueMember + " or " + member + ", not both");
        }
        valueMember = member;
        value = Values.read(parser, escapes);
    }

    private String text(JsonParser parser, String member) throws IOException {
        if (parser.currentToken() != JsonToken.VALUE_STRING) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The member " + member + " is a string");
        }
        return JsonText.text(parser, escapes);
    }

    /// A fragment's attribute replaces the whole one that is there, so that what it says null of is
    /// gone with it (§5.5.8).
    private boolean isDropped(String text) {
        return nulls != Nulls.ARE_REFUSED && text.equals(Words.NULL);
    }

    private Attribute attribute() {
        if (value == null) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "An attribute says something: "
                            + (kind == null ? "value or object" : Words.valueMember(kind))
                            + " is missing");
        }
        var known = kind == null ? Values.kind(valueMember, value) : kind;
        if (!valueMember.equals(Words.valueMember(known))) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A %s has its value in %s, not in %s"
                            .formatted(Words.word(known), Words.valueMember(known), valueMember));
        }
        if (unitCode instanceof Patched.Given && Words.hasNoUnit(known)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A " + Words.word(known) + " has no unit (§4.5.3.2, §4.5.24.2)");
        }
        if (iri.equals(Words.PROOF)
                && !(value instanceof Value.Json(String json) && json.startsWith("{"))) {
            throw ErrorType.BAD_REQUEST_DATA.fault("A proof's value is an object (§4.5.2.2)");
        }
        if (Words.PLACES.contains(iri) && known != Kind.GEO_PROPERTY) {
            throw ErrorType.BAD_REQUEST_DATA.fault("This name is a GeoProperty's (§4.7.1)");
        }
        return new Attribute(
                iri,
                known,
                dataset,
                Values.check(known, value, context),
                unitCode.of(Optional.empty()),
                observedAt.of(Optional.empty()),
                subAttributes,
                Times.NONE);
    }

    /// Of a sub-attribute.
    @Override
    public void add(Attribute attribute) {
        if (subAttributes.isEmpty()) {
            subAttributes = new ArrayList<>(2);
        }
        for (var other : subAttributes) {
            if (other.name().equals(attribute.name())
                    && other.dataset().equals(attribute.dataset())) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "Two instances have the same name and datasetId");
            }
        }
        if (subAttributes.size() == MOST_SUB_ATTRIBUTES) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "An attribute has at most " + MOST_SUB_ATTRIBUTES + " sub-attributes");
        }
        subAttributes.add(attribute);
    }

    /// Of a sub-attribute: it is gone with the attribute that is replaced.
    @Override
    public void remove(Removal removal) {}

    @Override
    public void patch(AttributePatch patch) {
        if (patches.size() == MOST_SUB_ATTRIBUTES) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "An attribute has at most " + MOST_SUB_ATTRIBUTES + " sub-attributes");
        }
        patches.add(patch);
    }
}
