package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.twin.ngsild.Utf8.Escapes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

/// JSON Merge Patch (RFC 7396), with the NGSI-LD Null where that has `null` (§5.5.12).
final class JsonMerge {

    private static final String QUOTED_NULL = '"' + Words.NULL + '"';

    private JsonMerge() {}

    /// What a patch makes of a value; both were checked before, so they are not too deep.
    ///
    /// @param target empty if there is none
    static String merge(String target, String patch) {
        if (!patch.startsWith("{")) {
            return patch;
        }
        var merged = target.startsWith("{") ? members(target) : new LinkedHashMap<String, String>();
        members(patch)
                .forEach((name, value) -> {
                    if (value.equals(QUOTED_NULL)) {
                        merged.remove(name);
                    } else {
                        merged.put(name, merge(merged.getOrDefault(name, ""), value));
                    }
                });
        return JsonText.writeText(json -> {
            json.writeStartObject();
            for (var member : merged.entrySet()) {
                json.writeFieldName(member.getKey());
                json.writeRawValue(member.getValue());
            }
            json.writeEndObject();
        });
    }

    private static Map<String, String> members(String object) {
        var members = new LinkedHashMap<String, String>();
        try (var parser = JsonText.again(object)) {
            while (parser.nextToken() != JsonToken.END_OBJECT) {
                var name = parser.currentName();
                parser.nextToken();
                members.put(name, JsonText.copy(parser, Escapes.NO_CODE_POINTS));
            }
        } catch (IOException e) {
            throw new UncheckedIOException("checked JSON is not JSON", e);
        }
        return members;
    }
}
