package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/// What is served, as an OpenAPI 3.1 document. A test compares it with what is routed, which
/// parameters each operation takes and how it answers, so that it says neither more nor less.
final class ApiDescription {

    private static final Pattern IN_PATH = Pattern.compile("\\{([A-Za-z]+)}");

    /// What any operation may answer: who asks is not known or may not, it is not there, it makes
    /// no sense, it cannot be told so, or the server cannot now.
    private static final List<Integer> OF_ALL = List.of(400, 401, 403, 404, 406, 503, 504);

    /// And any that takes a body.
    private static final List<Integer> OF_BODIES = List.of(411, 413, 415);

    private final JsonNode source;

    private ApiDescription(JsonNode source) {
        this.source = source;
    }

    static ApiDescription read() {
        try (var from = ApiDescription.class.getResourceAsStream("api.json")) {
            return new ApiDescription(new JsonMapper().readTree(from));
        } catch (IOException e) {
            throw new UncheckedIOException("a part of the server cannot be read", e);
        }
    }

    /// An operation as it is described.
    ///
    /// @param path under {@link Target#ROOT}, with names in braces
    /// @param answers every status that it may have
    record Described(
            Operation operation,
            String method,
            String path,
            List<String> parameters,
            List<Integer> answers,
            JsonNode source) {

        static Described of(JsonNode source) {
            var operation = Operation.valueOf(source.get("operation").textValue());
            var request = source.get("request").textValue().split(" ", 2);
            var answers = new ArrayList<Integer>();
            for (var status : source.get("answers").textValue().split(" ", -1)) {
                answers.add(Integer.valueOf(status));
            }
            OF_ALL.stream().filter(it -> !answers.contains(it)).forEach(answers::add);
            if (operation.takesBody()) {
                OF_BODIES.stream().filter(it -> !answers.contains(it)).forEach(answers::add);
            }
            var parameters = source.get("parameters").textValue();
            return new Described(
                    operation,
                    request[0],
                    request[1],
                    parameters.isEmpty() ? List.of() : List.of(parameters.split(" ", -1)),
                    answers.stream().sorted().toList(),
                    source);
        }
    }

    List<Described> operations() {
        return source.get("operations").valueStream().map(Described::of).toList();
    }

    byte[] openApi() {
        Map<String, List<Described>> paths = new LinkedHashMap<>();
        for (var described : operations()) {
            paths.computeIfAbsent(described.path(), _ -> new ArrayList<>()).add(described);
        }
        return JsonText.write(json -> {
            json.writeStartObject();
            json.writeStringField("openapi", "3.1.0");
            json.writeObjectFieldStart("info");
            json.writeStringField("title", "Cityplane NGSI-LD");
            json.writeStringField("version", "1.9.1");
            json.writeStringField(
                    "description", "ETSI GS CIM 009 v1.9.1 as far as this server has it");
            json.writeEndObject();
            json.writeArrayFieldStart("servers");
            json.writeStartObject();
            json.writeStringField("url", Target.ROOT);
            json.writeEndObject();
            json.writeEndArray();
            json.writeRaw(",\"security\":[{\"token\":[]}]");
            json.writeObjectFieldStart("paths");
            for (var path : paths.entrySet()) {
                json.writeObjectFieldStart(path.getKey());
                for (var described : path.getValue()) {
                    write(described, json);
                }
                json.writeEndObject();
            }
            json.writeEndObject();
            writeComponents(json);
            json.writeEndObject();
        });
    }

    private static void writeComponents(JsonGenerator json) throws IOException {
        json.writeFieldName("components");
        json.writeRawValue(
                """
                {"securitySchemes":{"token":{"type":"http","scheme":"bearer"}},\
                "schemas":{"Problem":{"type":"object","required":["type","title","detail","status"],\
                "properties":{"type":{"type":"string","format":"uri-reference"},\
                "title":{"type":"string"},"detail":{"type":"string"},\
                "status":{"type":"integer"}}}}}\
                """);
    }

    private void write(Described described, JsonGenerator json) throws IOException {
        var of = described.source();
        json.writeObjectFieldStart(described.method().toLowerCase(Locale.ROOT));
        json.writeStringField("operationId", of.get("id").textValue());
        json.writeStringField("summary", of.get("summary").textValue());
        json.writeStringField("description", "§" + of.get("clause").textValue());
        json.writeArrayFieldStart("tags");
        json.writeString(of.get("tag").textValue());
        json.writeEndArray();
        json.writeArrayFieldStart("parameters");
        var names = IN_PATH.matcher(described.path());
        while (names.find()) {
            writeParameter(json, names.group(1), "path", "");
        }
        for (var name : described.parameters()) {
            writeParameter(json, name, "query", source.get("parameters").get(name).textValue());
        }
        writeParameter(json, "NGSILD-Tenant", "header", "The tenant; else the default one");
        json.writeEndArray();
        if (of.has("query")) {
            json.writeStringField("x-example-query", of.get("query").textValue());
        }
        if (described.operation().takesBody()) {
            writeBody(of.get("body"), json);
        }
        writeAnswers(described, json);
        json.writeEndObject();
    }

    private static void writeParameter(
            JsonGenerator json, String name, String where, String description) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", name);
        json.writeStringField("in", where);
        if (where.equals("path")) {
            json.writeBooleanField("required", true);
        }
        if (!description.isEmpty()) {
            json.writeStringField("description", description);
        }
        json.writeRaw(",\"schema\":{\"type\":\"string\"}");
        json.writeEndObject();
    }

    private static void writeBody(JsonNode example, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("requestBody");
        json.writeBooleanField("required", true);
        json.writeObjectFieldStart("content");
        json.writeObjectFieldStart(MediaType.JSON.text());
        json.writeFieldName("example");
        json.writeRawValue(example.toString());
        json.writeEndObject();
        json.writeObjectFieldStart(MediaType.LD_JSON.text());
        json.writeEndObject();
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeAnswers(Described described, JsonGenerator json) throws IOException {
        json.writeObjectFieldStart("responses");
        for (var status : described.answers()) {
            json.writeObjectFieldStart(Integer.toString(status));
            json.writeStringField("description", meaning(status));
            if (status >= 400 && status != 411) {
                json.writeFieldName("content");
                json.writeRawValue(
                        """
                        {"application/json":{"schema":{"$ref":"#/components/schemas/Problem"}}}\
                        """);
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private static String meaning(int status) {
        return switch (status) {
            case 200 -> "What was asked for";
            case 201 -> "Made; Location says where, or the body what";
            case 203 -> "What was asked for, told as an earlier version has it";
            case 204 -> "Done";
            case 206 -> "A part of what was asked for; Content-Range says of which time";
            case 207 -> "Done in part; the body tells which";
            case 400 -> "The request makes no sense; detail says where";
            case 401 -> "Who asks is not known";
            case 403 -> "The caller may not do this";
            case 404 -> "There is no such thing, or none that the caller may see";
            case 406 -> "No such representation";
            case 409 -> "It is there already";
            case 411 -> "A Content-Length is missing";
            case 413 -> "The body is too large";
            case 415 -> "Send application/json or application/ld+json";
            case 422 -> "This is not supported";
            case 503 -> "The twin cannot take this now; Retry-After says when";
            case 504 -> "A JSON-LD context cannot be had";
            default -> throw new IllegalStateException("nobody answers " + status);
        };
    }
}
