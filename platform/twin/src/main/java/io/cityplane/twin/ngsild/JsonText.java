package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/// JSON text: what of it is taken, and what is said of the rest.
///
/// No name stands twice in one object; a NUL or half a surrogate pair stands nowhere.
final class JsonText {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 1 << 18;
    private static final int LONGEST_NUMBER = 400;

    private static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(StreamReadFeature.USE_FAST_DOUBLE_PARSER)
                    .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                    .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(DEEPEST)
                                    .maxNameLength(Words.LONGEST_NAME)
                                    .maxStringLength(LONGEST_STRING)
                                    .maxNumberLength(LONGEST_NUMBER)
                                    .build())
                    .build();

    private static final ObjectMapper TREES = new ObjectMapper(FACTORY);

    private JsonText() {}

    /// What is done with a body's tokens; it leaves the parser at the last one.
    interface Reading<T> {
        T read(JsonParser parser, Escapes escapes) throws IOException;
    }

    /// Reads a body that is one JSON value.
    ///
    /// @throws Fault if it is not, or one that we do not take
    static <T> T read(byte[] body, Reading<T> reading) {
        var escapes = Utf8.check(body);
        try (var parser = FACTORY.createParser(body)) {
            if (parser.nextToken() == null) {
                throw ErrorType.INVALID_REQUEST.fault("The body is empty, and must be JSON");
            }
            var result = reading.read(parser, escapes);
            if (parser.nextToken() != null) {
                throw ErrorType.INVALID_REQUEST.fault(
                        "Something follows after the JSON value" + where(parser));
            }
            return result;
        } catch (StreamConstraintsException e) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A limit is passed%s: JSON at most %d deep, names of at most %d, strings of %d, numbers of %d characters"
                            .formatted(
                                    where(e),
                                    DEEPEST,
                                    Words.LONGEST_NAME,
                                    LONGEST_STRING,
                                    LONGEST_NUMBER));
        } catch (JsonParseException e) {
            throw ErrorType.INVALID_REQUEST.fault(
                    e.getOriginalMessage().startsWith("Duplicate field")
                            ? "A name is given twice in one object" + where(e)
                            : "The body is not JSON" + where(e));
        } catch (IOException e) {
            throw new UncheckedIOException("bytes in memory could not be read", e);
        }
    }

    /// Reads a body that is one JSON value, whole.
    ///
    /// @throws Fault if it is not, or one that we do not take
    static JsonNode tree(byte[] body) {
        return read(
                body,
                (parser, escapes) -> {
                    if (escapes == Escapes.CODE_POINTS) {
                        // Goes through every text, and refuses those that are none.
                        return TREES.readTree(copy(parser, escapes));
                    }
                    return TREES.readTree(parser);
                });
    }

    /// A parser of what {@link #copy} made.
    static JsonParser again(String checked) throws IOException {
        var parser = FACTORY.createParser(checked);
        parser.nextToken();
        return parser;
    }

    /// The text of the string, or the name, that the parser is at.
    static String text(JsonParser parser, Escapes escapes) throws IOException {
        var text = parser.getText();
        if (escapes == Escapes.CODE_POINTS) {
            requireWhole(text, parser);
        }
        return text;
    }

    private static void requireWhole(String text, JsonParser parser) {
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == 0) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "A text has the character U+0000 in it" + where(parser));
            }
            if (Character.isSurrogate(c)) {
                if (Character.isLowSurrogate(c)
                        || i + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(i + 1))) {
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "A text has half a surrogate pair in it" + where(parser));
                }
                i++;
            }
        }
    }

    /// The value that the parser is at as compact JSON, its numbers as they were written.
    static String copy(JsonParser parser, Escapes escapes) throws IOException {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            copy(parser, escapes, json, 0);
        }
        return text.toString();
    }

    /// As {@link #copy}, of an object whose start is passed already: the parser is at its first
    /// name, at the value of that if it is `type`, or at the end.
    static String copyOpened(JsonParser parser, Escapes escapes) throws IOException {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            json.writeStartObject();
            if (parser.currentToken() != JsonToken.FIELD_NAME
                    && parser.currentToken() != JsonToken.END_OBJECT) {
                json.writeFieldName("type");
            }
            copy(parser, escapes, json, 1);
        }
        return text.toString();
    }

    /// @param depth how many objects and lists are open
    private static void copy(JsonParser parser, Escapes escapes, JsonGenerator json, int depth)
            throws IOException {
        for (var open = depth; ; parser.nextToken()) {
            var token = parser.currentToken();
            copyOne(parser, escapes, json, token);
            if (token.isStructStart()) {
                open++;
            } else if (token.isStructEnd()) {
                open--;
            }
            if (open == 0) {
                return;
            }
        }
    }

    private static void copyOne(
            JsonParser parser, Escapes escapes, JsonGenerator json, JsonToken token)
            throws IOException {
        switch (token) {
            case START_OBJECT -> json.writeStartObject();
            case END_OBJECT -> json.writeEndObject();
            case START_ARRAY -> json.writeStartArray();
            case END_ARRAY -> json.writeEndArray();
            case FIELD_NAME -> json.writeFieldName(text(parser, escapes));
            case VALUE_STRING -> json.writeString(text(parser, escapes));
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> json.writeNumber(parser.getText());
            case VALUE_TRUE -> json.writeBoolean(true);
            case VALUE_FALSE -> json.writeBoolean(false);
            case VALUE_NULL -> json.writeNull();
            case NOT_AVAILABLE, VALUE_EMBEDDED_OBJECT ->
                    throw new IllegalStateException("no token of text: " + token);
        }
    }

    /// What is written to a generator.
    interface Writing {
        void write(JsonGenerator json) throws IOException;
    }

    static byte[] write(Writing writing) {
        var bytes = new ByteArrayOutputStream(512);
        try (var json = FACTORY.createGenerator(bytes)) {
            writing.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("an answer of ours did not become JSON", e);
        }
        return bytes.toByteArray();
    }

    /// Writes in UTF-8 to bytes that others write to as well; what it got is there once it is
    /// closed.
    static JsonGenerator generator(JsonBytes bytes) throws IOException {
        return FACTORY.createGenerator(bytes);
    }

    static String writeText(Writing writing) {
        var text = new StringWriter();
        try (var json = FACTORY.createGenerator(text)) {
            writing.write(json);
        } catch (IOException e) {
            throw new UncheckedIOException("a value of ours did not become JSON", e);
        }
        return text.toString();
    }

    static String where(JsonParser parser) {
        var at = parser.currentTokenLocation();
        return " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }

    private static String where(JsonProcessingException e) {
        var at = e.getLocation();
        return at == null ? "" : " at line " + at.getLineNr() + ", column " + at.getColumnNr();
    }
}
