package io.cityplane.twin.ngsild.context;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/// The JSON of contexts, within limits.
final class ContextJson {

    private static final int DEEPEST = 32;
    private static final int LONGEST_STRING = 4_096;

    private static final ObjectMapper JSON =
            new ObjectMapper(
                            JsonFactory.builder()
                                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                                    .streamReadConstraints(
                                            StreamReadConstraints.builder()
                                                    .maxNestingDepth(DEEPEST)
                                                    .maxNameLength(LONGEST_STRING)
                                                    .maxStringLength(LONGEST_STRING)
                                                    .build())
                                    .build())
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private ContextJson() {}

    /// The value of `@context` in a document.
    ///
    /// @param where for the error's text
    static JsonNode ofDocument(String text, String where) throws WrongContextException {
        var context = parse(text, where).get("@context");
        if (context == null) {
            throw new WrongContextException(where + " has no @context in it");
        }
        return context;
    }

    static JsonNode parse(String text, String where) throws WrongContextException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            var at = e.getLocation();
            throw new WrongContextException(
                    where
                            + " is not JSON that is taken here"
                            + (at == null
                                    ? ""
                                    : ", at line %d, column %d"
                                            .formatted(at.getLineNr(), at.getColumnNr())));
        }
    }

    static String quoted(String text) {
        return '"' + new String(JsonStringEncoder.getInstance().quoteAsString(text)) + '"';
    }
}
