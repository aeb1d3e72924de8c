package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The standard's words in JSON, and what names and identifiers are well formed.
final class Words {

    /// The NGSI-LD Null (§4.5.0): deletes what it is given for.
    static final String NULL = "urn:ngsi-ld:null";

    /// What the core context expands the standard's own names with.
    static final String MEMBERS = "https://uri.etsi.org/ngsi-ld/";

    /// Those that §4.7.1 defines as a GeoProperty.
    static final Set<String> PLACES =
            Set.of(
                    CoreContext.expand("location"),
                    CoreContext.expand("observationSpace"),
                    CoreContext.expand("operationSpace"));

    /// The property that proves an attribute (§4.5.2.2); the core context has no term of its own
    /// for it.
    static final String PROOF = CoreContext.expand("ngsildproof");

    /// Members of attributes that are kept beside sub-attributes, expanded.
    private static final Set<String> DESCRIPTIONS =
            Set.of("valueType", "objectType", "entityIdSealed", "entityTypeSealed");

    /// Whether a sub-attribute is a member that describes the attribute.
    static boolean isDescription(String iri) {
        return iri.startsWith(MEMBERS) && DESCRIPTIONS.contains(iri.substring(MEMBERS.length()));
    }

    /// The default instance of an attribute (§4.5.5).
    static final String DEFAULT_INSTANCE = "@none";

    static final int LONGEST_NAME = 1_024;

    private static final Map<String, Kind> KINDS =
            Map.of(
                    "Property", Kind.PROPERTY,
                    "Relationship", Kind.RELATIONSHIP,
                    "GeoProperty", Kind.GEO_PROPERTY,
                    "LanguageProperty", Kind.LANGUAGE_PROPERTY,
                    "VocabProperty", Kind.VOCAB_PROPERTY,
                    "JsonProperty", Kind.JSON_PROPERTY,
                    "ListProperty", Kind.LIST_PROPERTY,
                    "ListRelationship", Kind.LIST_RELATIONSHIP);

    /// The members that hold an attribute's value.
    private static final Set<String> VALUES =
            Set.of("value", "object", "languageMap", "vocab", "json", "valueList", "objectList");

    private static final Set<String> GEOMETRIES =
            Set.of(
                    "Point",
                    "MultiPoint",
                    "LineString",
                    "MultiLineString",
                    "Polygon",
                    "MultiPolygon");

    /// Terms that the core context defines for parts of attributes (§4.5.1).
    private static final Set<String> NOT_FOR_ATTRIBUTES =
            Set.of("datasetId", "instanceId", "observedAt", "unitCode", "objectType", "valueType");

    /// §4.6.2: a letter, then letters, numbers and `_`.
    private static final Pattern NAME = Pattern.compile("\\p{L}[\\p{L}\\p{N}_]*");

    /// A prefixed name or an IRI (RFC 3987) without what no IRI has.
    private static final Pattern IRI =
            Pattern.compile("[A-Za-z][\\p{L}\\p{N}_+.-]*:[^\\x00-\\x20<>\"{}|\\\\^`\\x7f-\\x9f]+");

    /// What an IRI may have behind its scheme.
    private static final Pattern WORD = Pattern.compile("[^\\x00-\\x20<>\"{}|\\\\^`\\x7f-\\x9f]+");

    private static final Pattern SCOPE =
            Pattern.compile("/?\\p{L}[\\p{L}\\p{N}_]*(/\\p{L}[\\p{L}\\p{N}_]*)*");

    private Words() {}

    static @Nullable Kind kind(String word) {
        return KINDS.get(word);
    }

    static String word(Kind kind) {
        return switch (kind) {
            case PROPERTY -> "Property";
            case RELATIONSHIP -> "Relationship";
            case GEO_PROPERTY -> "GeoProperty";
            case LANGUAGE_PROPERTY -> "LanguageProperty";
            case VOCAB_PROPERTY -> "VocabProperty";
            case JSON_PROPERTY -> "JsonProperty";
            case LIST_PROPERTY -> "ListProperty";
            case LIST_RELATIONSHIP -> "ListRelationship";
        };
    }

    /// The member that holds the value of an attribute of this kind.
    static String valueMember(Kind kind) {
        return switch (kind) {
            case PROPERTY, GEO_PROPERTY -> "value";
            case RELATIONSHIP -> "object";
            case LANGUAGE_PROPERTY -> "languageMap";
            case VOCAB_PROPERTY -> "vocab";
            case JSON_PROPERTY -> "json";
            case LIST_PROPERTY -> "valueList";
            case LIST_RELATIONSHIP -> "objectList";
        };
    }

    static boolean isValueMember(String name) {
        return VALUES.contains(name);
    }

    static boolean isGeometry(String type) {
        return GEOMETRIES.contains(type);
    }

    /// Expands an attribute's name.
    ///
    /// @throws Fault if it is none
    static String attributeName(LdContext context, String name) {
        if (NOT_FOR_ATTRIBUTES.contains(name)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "An attribute cannot be named " + name + " (§4.5.1)");
        }
        return expandName(context, name);
    }

    /// Expands the name of an entity's type.
    ///
    /// @throws Fault if it is none
    static String typeName(LdContext context, String name) {
        if (name.equals("type") || name.equals("id")) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A type cannot be named " + name + ": that is a keyword of JSON-LD");
        }
        return expandName(context, name);
    }

    /// Expands the name of a type or attribute.
    ///
    /// @throws Fault if it is none
    static String expandName(LdContext context, String name) {
        if (name.length() > LONGEST_NAME
                || !(name.indexOf(':') < 0 ? isPlain(name) : IRI.matcher(name).matches())) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    quoted(name)
                            + " is not a name: a letter, then letters, numbers and _ ; or an IRI of"
                            + " at most 1024 characters");
        }
        return context.expand(name);
    }

    /// Expands a word of a vocabulary: any string that makes an IRI (§4.5.20.2).
    ///
    /// @throws Fault if it makes none
    static String expandWord(LdContext context, String word) {
        if (word.length() > LONGEST_NAME || !WORD.matcher(word).matches()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    quoted(word) + " cannot be a word of a vocabulary: it makes no IRI (§4.5.20)");
        }
        return context.expand(word);
    }

    /// Quick for what nearly all names are made of.
    private static boolean isPlain(String name) {
        for (var i = 0; i < name.length(); i++) {
            var c = name.charAt(i);
            var letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            var other = (c >= '0' && c <= '9') || c == '_';
            if (!letter && (i == 0 || !other)) {
                return NAME.matcher(name).matches();
            }
        }
        return !name.isEmpty();
    }

    static EntityId entityId(String text) {
        if (!EntityId.isWellFormed(text) || text.equals(NULL)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    quoted(text) + " is not a URI, as an entity's id must be");
        }
        return new EntityId(text);
    }

    /// What a relationship points to: a URI, or an IRI of RFC 3987 with letters and digits of any
    /// script.
    static String iri(String text) {
        if (text.chars().allMatch(unit -> unit < 0x80)) {
            return uri(text);
        }
        var plain = new StringBuilder(text.length());
        text.codePoints()
                .forEach(point -> {
                    var isWritten =
                            point >= 0x80 && Character.isLetterOrDigit(point) && !isBlank(point);
                    plain.appendCodePoint(isWritten ? 'a' : point);
                });
        uri(plain.toString());
        return text;
    }

    /// Letters by their category that nobody can see: the fillers of Hangul.
    private static boolean isBlank(int point) {
        return point == 0x115f || point == 0x1160 || point == 0x3164 || point == 0xffa0;
    }

    static boolean hasNoUnit(Kind kind) {
        return kind == Kind.RELATIONSHIP
                || kind == Kind.LIST_RELATIONSHIP
                || kind == Kind.JSON_PROPERTY;
    }

    static String uri(String text) {
        if (!EntityId.isWellFormed(text)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(quoted(text) + " is not a URI");
        }
        return text;
    }

    static String scope(String text) {
        if (text.length() > LONGEST_NAME || !SCOPE.matcher(text).matches()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    quoted(text) + " is not a scope, such as /Shenzhen/Nanshan (§4.18)");
        }
        return text;
    }

    /// What somebody sent, cut short, in an error's text.
    static String quoted(String text) {
        return '"' + (text.length() > 80 ? text.substring(0, 80) + "…" : text) + '"';
    }
}
