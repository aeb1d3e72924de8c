package io.cityplane.access.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.cityplane.kernel.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// A request's JSON object, small and of known fields.
///
/// Read by hand, so that no value of it, which may be a password, is ever repeated in an error.
final class Body {

    private static final int MOST_BYTES = 16 * 1024;

    private static final JsonMapper JSON =
            JsonMapper.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .build();

    private final JsonNode object;

    private Body(JsonNode object) {
        this.object = object;
    }

    /// @throws Problem.Raised 413 if it is too long, 400 if it is no object or has other fields
    static Body read(InputStream in, Set<String> known) {
        var bytes = bytes(in);
        try {
            var object = JSON.readTree(bytes);
            if (!object.isObject()) {
                throw bad("the body is a JSON object");
            }
            object.fieldNames()
                    .forEachRemaining(name -> {
                        if (!known.contains(name)) {
                            throw bad("the fields are " + String.join(", ", sorted(known)));
                        }
                    });
            return new Body(object);
        } catch (JsonProcessingException _) {
            throw bad("the body is not JSON, or has a field twice");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean has(String field) {
        return object.has(field);
    }

    String text(String field) {
        return findText(field).orElseThrow(() -> bad(field + " is missing"));
    }

    /// Empty if the field is absent or null.
    Optional<String> findText(String field) {
        var value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            return Optional.empty();
        }
        if (!value.isTextual() || value.textValue().indexOf('\0') >= 0) {
            throw bad(field + " is text");
        }
        return Optional.of(value.textValue());
    }

    /// Empty if the field is absent or null.
    List<String> texts(String field) {
        var values = object.path(field);
        if (values.isMissingNode() || values.isNull()) {
            return List.of();
        }
        var texts = new ArrayList<String>();
        if (!values.isArray()) {
            throw bad(field + " is a list of texts");
        }
        for (var value : values) {
            if (!value.isTextual()) {
                throw bad(field + " is a list of texts");
            }
            texts.add(value.textValue());
        }
        return texts;
    }

    boolean flag(String field) {
        var value = object.path(field);
        if (!value.isBoolean()) {
            throw bad(field + " is true or false");
        }
        return value.booleanValue();
    }

    static Problem.Raised bad(String detail) {
        return Problem.badInput("access/bad-input", detail).raised();
    }

    private static byte[] bytes(InputStream in) {
        try {
            var bytes = in.readNBytes(MOST_BYTES + 1);
            if (bytes.length > MOST_BYTES) {
                throw new Problem(
                                "/problems/access/body-too-large",
                                "The request is too large",
                                413,
                                "the body has at most %d bytes".formatted(MOST_BYTES))
                        .raised();
            }
            return bytes;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> sorted(Set<String> names) {
        return names.stream().sorted().toList();
    }
}
