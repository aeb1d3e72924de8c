package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds what a body has as `@context` before anything else of it is read: it may stand behind the
/// names that it explains.
final class BodyContexts {

    private BodyContexts() {}

    /// The `@context` of the body's object, or of each item of its list; as JSON.
    ///
    /// @throws Fault if the body is not JSON
    static Found find(byte[] body) {
        return JsonText.read(
                body,
                (parser, escapes) ->
                        switch (parser.currentToken()) {
                            case START_OBJECT -> new OfObject(ofObject(parser, escapes));
                            case START_ARRAY -> new OfList(ofList(parser, escapes));
                            default -> new OfObject(Optional.empty());
                        });
    }

    sealed interface Found {}

    record OfObject(Optional<String> json) implements Found {}

    record OfList(List<Optional<String>> items) implements Found {}

    private static List<Optional<String>> ofList(JsonParser parser, Escapes escapes)
            throws IOException {
        var items = new ArrayList<Optional<String>>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                items.add(ofObject(parser, escapes));
            } else {
                parser.skipChildren();
                items.add(Optional.empty());
            }
        }
        return items;
    }

    private static Optional<String> ofObject(JsonParser parser, Escapes escapes)
            throws IOException {
        var found = Optional.<String>empty();
        while (parser.nextToken() != JsonToken.END_OBJECT) {
            var isContext = parser.currentName().equals("@context");
            parser.nextToken();
            if (isContext) {
                found = Optional.of(JsonText.copy(parser, escapes));
            } else {
                parser.skipChildren();
            }
        }
        return found;
    }
}
