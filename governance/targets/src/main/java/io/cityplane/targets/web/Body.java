package io.cityplane.targets.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cityplane.targets.Filing;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// A request's JSON object, bounded and of known fields.
final class Body {

    private static final int MOST_BYTES = 1024 * 1024;
    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    static Body read(InputStream in, Set<String> known) {
        try {
            var object = JSON.readTree(bytes(in, MOST_BYTES));
            if (!object.isObject()) {
                throw Problems.bad("the body is a JSON object");
            }
            object.fieldNames()
                    .forEachRemaining(name -> {
                        if (!known.contains(name)) {
                            throw Problems.bad(
                                    "the fields are "
                                            + String.join(", ", known.stream().sorted().toList()));
                        }
                    });
            return new Body(object);
        } catch (JsonProcessingException _) {
            throw Problems.bad("the body is not JSON, or has a field twice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static byte[] bytes(InputStream in, int most) {
        try {
            var bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw Problems.tooLarge("the body has at most %,d bytes".formatted(most));
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String field) {
        var value = object.path(field);
        if (!value.isTextual()) {
            throw Problems.bad(field + (value.isMissingNode() ? " is missing" : " is text"));
        }
        return value.textValue();
    }

    String textOr(String field, String other) {
        return object.path(field).isMissingNode() ? other : text(field);
    }

    Filing filing() {
        return new Filing(text("document"), textOr("reason", ""));
    }

    LocalDate day(String field) {
        return day(field, text(field));
    }

    static LocalDate day(String field, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException _) {
            throw Problems.bad(field + " is a day such as 2025-12-31");
        }
    }

    List<String> texts(String field) {
        var values = object.path(field);
        var texts = new ArrayList<String>();
        if (!values.isArray()) {
            throw Problems.bad(field + " is a list of texts");
        }
        for (var value : values) {
            if (!value.isTextual()) {
                throw Problems.bad(field + " is a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }
}
