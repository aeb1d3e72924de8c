package io.cityplane.imports.store;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import io.cityplane.imports.domain.Source;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A JSON object in memory, as a row or a part of one. It knows its line.
///
/// @param members texts and numbers as {@link Word}, objects as {@link JsonNest}, lists as {@link
///   Items}; null for null
record JsonNest(long line, Map<String, @Nullable Object> members) {

    /// Bounds on what a file can make the reader hold.
    static final JsonFactory FACTORY =
            JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder()
                                    .maxNestingDepth(64)
                                    .maxStringLength(TextCheck.MOST_LINE_CHARS)
                                    .maxNumberLength(100)
                                    .maxNameLength(1_000)
                                    .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build();

    /// A row has no more parts.
    private static final int MOST_PARTS = 1_000_000;

    /// @param quoted whether it is a text, and not a number or a truth
    record Word(String text, Quoting quoted) {}

    enum Quoting {
        TEXT,
        PLAIN
    }

    record Items(List<@Nullable Object> items) {}

    /// Reads from an object's first token to its last.
    static JsonNest read(JsonParser json) throws IOException {
        return object(json, new int[1]);
    }

    private static JsonNest object(JsonParser json, int[] parts) throws IOException {
        var line = json.currentTokenLocation().getLineNr();
        var members = new LinkedHashMap<String, @Nullable Object>();
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            members.put(name, value(json, parts));
        }
        return new JsonNest(line, members);
    }

    private static @Nullable Object value(JsonParser json, int[] parts) throws IOException {
        if (++parts[0] > MOST_PARTS) {
            throw new IOException("a row has more than %d parts".formatted(MOST_PARTS));
        }
        return switch (json.currentToken()) {
            case START_OBJECT -> object(json, parts);
            case START_ARRAY -> {
                var items = new ArrayList<@Nullable Object>();
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    items.add(value(json, parts));
                }
                yield new Items(items);
            }
            case VALUE_NULL -> null;
            case VALUE_STRING -> new Word(json.getText(), Quoting.TEXT);
            default -> new Word(json.getText(), Quoting.PLAIN);
        };
    }

    /// Columns of members: a nested object's are called `outer.inner`, a list is a text of JSON.
    static void flatten(
            Map<String, @Nullable Object> members,
            String prefix,
            Source source,
            Map<String, String> columns) {
        members.forEach(
                (name, value) -> {
                    var column = prefix + name;
                    switch (value) {
                        case null -> {}
                        case JsonNest nest ->
                                flatten(nest.members(), column + ".", source, columns);
                        case Word(String text, _) -> put(column, text, source, columns);
                        default -> {
                            var text = new StringBuilder();
                            write(value, text);
                            put(column, text.toString(), source, columns);
                        }
                    }
                });
    }

    private static void put(
            String column, String text, Source source, Map<String, String> columns) {
        if (!source.isMissing(text)) {
            columns.put(column, text);
        }
    }

    private static void write(@Nullable Object value, StringBuilder text) {
        switch (value) {
            case null -> text.append("null");
            case Word(String word, Quoting quoted) -> {
                if (quoted == Quoting.TEXT) {
                    quote(word, text);
                } else {
                    text.append(word);
                }
            }
            case Items(List<@Nullable Object> items) -> {
                text.append('[');
                for (var i = 0; i < items.size(); i++) {
                    text.append(i == 0 ? "" : ",");
                    write(items.get(i), text);
                }
                text.append(']');
            }
            case JsonNest nest -> {
                text.append('{');
                nest.members()
                        .forEach(
                                (name, member) -> {
                                    text.append(text.charAt(text.length() - 1) == '{' ? "" : ",");
                                    quote(name, text);
                                    text.append(':');
                                    write(member, text);
                                });
                text.append('}');
            }
            default -> throw new IllegalStateException("not of a JSON row: " + value.getClass());
        }
    }

    private static void quote(String word, StringBuilder text) {
        text.append('"').append(JsonStringEncoder.getInstance().quoteAsString(word)).append('"');
    }
}
