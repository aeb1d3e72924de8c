package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// What each kind of attribute can say, read as the door has it.
final class Values {

    private static final String QUOTED_NULL = '"' + Words.NULL + '"';

    /// Roughly RFC 5646, or the default of a JSON-LD language map.
    private static final Pattern LANGUAGE =
            Pattern.compile("@none|[A-Za-z]{1,8}(-[A-Za-z0-9]{1,8})*");

    private Values() {}

    /// The value that the parser is at.
    static Value read(JsonParser parser, Escapes escapes) throws IOException {
        return switch (parser.currentToken()) {
            case VALUE_STRING -> new Value.Text(JsonText.text(parser, escapes));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> Numbers.read(parser);
            case VALUE_TRUE -> new Value.Truth(true);
            case VALUE_FALSE -> new Value.Truth(false);
            case VALUE_NULL ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "null is no value; " + QUOTED_NULL + " deletes (§4.5.0)");
            default -> new Value.Json(JsonText.copy(parser, escapes));
        };
    }

    /// Whether it is an NGSI-LD Null, in the form of any kind of attribute (§4.5.0).
    static boolean isNull(Value value) {
        return switch (value) {
            case Value.Text(String text) -> text.equals(Words.NULL);
            case Value.Json(String json) ->
                    json.length() < 64
                            && (json.equals("[" + QUOTED_NULL + "]")
                                    || json.equals("[{\"object\":" + QUOTED_NULL + "}]")
                                    || json.equals("{\"@none\":" + QUOTED_NULL + "}"));
            case Value.Numeric _, Value.Truth _ -> false;
        };
    }

    /// What kind an attribute is that does not say so, by the member with its value.
    static Kind kind(String valueMember, Value value) {
        return switch (valueMember) {
            case "object" -> Kind.RELATIONSHIP;
            case "languageMap" -> Kind.LANGUAGE_PROPERTY;
            case "vocab" -> Kind.VOCAB_PROPERTY;
            case "json" -> Kind.JSON_PROPERTY;
            case "valueList" -> Kind.LIST_PROPERTY;
            case "objectList" -> Kind.LIST_RELATIONSHIP;
            default ->
                    value instanceof Value.Json(String json) && Shape.of(json) == Shape.GEOMETRY
                            ? Kind.GEO_PROPERTY
                            : Kind.PROPERTY;
        };
    }

    /// The value as the door has it for this kind.
    ///
    /// @throws Fault if an attribute of this kind cannot have it
    static Value check(Kind kind, Value value, LdContext context) {
        return switch (kind) {
            case PROPERTY -> requireNoNull(value);
            case JSON_PROPERTY -> structured(value);
            case GEO_PROPERTY -> Geometry.check(value);
            case RELATIONSHIP -> uris(value);
            case VOCAB_PROPERTY -> vocabulary(value, context);
            case LANGUAGE_PROPERTY -> languages(value);
            case LIST_PROPERTY -> requireNoNull(list(value, "valueList"));
            case LIST_RELATIONSHIP -> objects(list(value, "objectList"));
        };
    }

    private static Value structured(Value value) {
        if (value instanceof Value.Json(String json)
                && (json.startsWith("{") || json.startsWith("["))) {
            return value;
        }
        throw ErrorType.BAD_REQUEST_DATA.fault("json is an object or a list (§4.5.24.2)");
    }

    /// §5.5.4 has no NGSI-LD Null within a property's value.
    private static Value requireNoNull(Value value) {
        if (value instanceof Value.Json(String json) && json.contains(QUOTED_NULL)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    QUOTED_NULL + " cannot stand within a value (§5.5.4)");
        }
        return value;
    }

    private static Value list(Value value, String member) {
        if (value instanceof Value.Json(String json) && json.startsWith("[")) {
            return value;
        }
        throw ErrorType.BAD_REQUEST_DATA.fault(member + " is a list");
    }

    private static Value uris(Value value) {
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(Words.iri(text));
            case Value.Json(String json) when json.startsWith("[") -> {
                for (var uri : texts(json, "object")) {
                    Words.iri(uri);
                }
                yield value;
            }
            case Value.Json _, Value.Numeric _, Value.Truth _ ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "object is a URI or a list of URIs (§4.5.3.2)");
        };
    }

    private static Value vocabulary(Value value, LdContext context) {
        return switch (value) {
            case Value.Text(String text) -> new Value.Text(Words.expandWord(context, text));
            case Value.Json(String json) when json.startsWith("[") ->
                    list(
                            texts(json, "vocab").stream()
                                    .map(word -> Words.expandWord(context, word))
                                    .toList());
            case Value.Json _, Value.Numeric _, Value.Truth _ ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "vocab is a word or a list of words (§4.5.20.2)");
        };
    }

    /// Both forms of §4.5.22 become a list of URIs.
    private static Value objects(Value value) {
        var uris = texts(((Value.Json) value).text(), "objectList");
        uris.forEach(Words::uri);
        return list(uris);
    }

    private static Value list(List<String> texts) {
        return new Value.Json(
                JsonText.writeText(json -> {
                    json.writeStartArray();
                    for (var text : texts) {
                        json.writeString(text);
                    }
                    json.writeEndArray();
                }));
    }

    /// A list of strings, or of objects with nothing but an `object`.
    ///
    /// @param json checked already
    /// @param member in the error's text
    static List<String> texts(String json, String member) {
        var texts = new ArrayList<String>();
        try (var parser = JsonText.again(json)) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                var wrapped = parser.currentToken() == JsonToken.START_OBJECT;
                if (wrapped) {
                    if (!"object".equals(parser.nextFieldName())) {
                        throw notTexts(member);
                    }
                    parser.nextToken();
                }
                if (parser.currentToken() != JsonToken.VALUE_STRING) {
                    throw notTexts(member);
                }
                texts.add(parser.getText());
                if (wrapped && parser.nextToken() != JsonToken.END_OBJECT) {
                    throw notTexts(member);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checked JSON is not JSON", e);
        }
        return texts;
    }

    private static Fault notTexts(String member) {
        return ErrorType.BAD_REQUEST_DATA.fault(
                "The list in " + member + " has something other than strings in it");
    }

    /// §4.6.5: each language has a string or a list of strings.
    private static Value languages(Value value) {
        if (!(value instanceof Value.Json(String json)) || !json.startsWith("{")) {
            throw notLanguages();
        }
        try (var parser = JsonText.again(json)) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                if (!LANGUAGE.matcher(parser.currentName()).matches()) {
                    throw notLanguages();
                }
                var list = parser.nextToken() == JsonToken.START_ARRAY;
                var token = list ? parser.nextToken() : parser.currentToken();
                while (token == JsonToken.VALUE_STRING && list) {
                    token = parser.nextToken();
                }
                if (token != (list ? JsonToken.END_ARRAY : JsonToken.VALUE_STRING)) {
                    throw notLanguages();
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checked JSON is not JSON", e);
        }
        return value;
    }

    private static Fault notLanguages() {
        return ErrorType.BAD_REQUEST_DATA.fault(
                "languageMap is an object of language tags (RFC 5646), each with a string or a list"
                        + " of strings");
    }

    /// What a language map says, as JSON, by language.
    ///
    /// @param map checked
    static Map<String, String> byLanguage(Value map) {
        var languages = new LinkedHashMap<String, String>();
        if (map instanceof Value.Json(String text)) {
            try (var parser = JsonText.again(text)) {
                while (parser.nextToken() == JsonToken.FIELD_NAME) {
                    var language = parser.currentName();
                    parser.nextToken();
                    languages.put(language, JsonText.copy(parser, Escapes.NO_CODE_POINTS));
                }
            } catch (IOException e) {
                throw new UncheckedIOException("checked JSON is not JSON", e);
            }
        }
        return languages;
    }
}
