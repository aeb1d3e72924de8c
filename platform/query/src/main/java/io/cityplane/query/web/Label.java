package io.cityplane.query.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.util.List;

/// A value in words for both languages of the console.
record Label(String zh, String en) {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final List<String> CHINESE = List.of("zh", "zh-CN", "zh-Hans", "zh-hans");
    private static final List<String> ENGLISH = List.of("en", "en-GB", "en-US");

    static Label same(String text) {
        return new Label(text, text);
    }

    /// The last part of an id, for what has no name.
    static Label ofId(String uri) {
        return same(uri.substring(uri.lastIndexOf(':') + 1));
    }

    static Label of(Value value) {
        return switch (value) {
            case Value.Text(var text) -> same(text);
            case Value.Numeric(var number) ->
                    same(new BigDecimal(number).stripTrailingZeros().toPlainString());
            case Value.Truth(var truth) -> same(Boolean.toString(truth));
            case Value.Json(var text) -> of(text);
        };
    }

    /// Of a map of languages; other JSON stands for itself.
    private static Label of(String text) {
        try {
            var json = JSON.readTree(text);
            if (json.isObject() && json.valueStream().allMatch(JsonNode::isTextual)) {
                var any = json.valueStream().map(JsonNode::asText).findFirst().orElse("");
                var zh = in(json, CHINESE, any);
                return new Label(zh, in(json, ENGLISH, zh));
            }
            return same(text);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("the twin holds no JSON: " + text, e);
        }
    }

    private static String in(JsonNode languages, List<String> tags, String otherwise) {
        for (var tag : tags) {
            if (languages.has(tag)) {
                return languages.path(tag).asText();
            }
        }
        return otherwise;
    }
}
