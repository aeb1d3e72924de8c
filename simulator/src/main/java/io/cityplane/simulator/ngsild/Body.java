package io.cityplane.simulator.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.util.List;

/// Reads what a broker answers. A body that cannot be read says nothing; it is no error.
final class Body {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int LONGEST_REASON = 300;

    private Body() {}

    /// The ids of created entities, from the body of a 201 (§6.15.3.1).
    static List<String> created(byte[] body) {
        return read(body).valueStream().filter(JsonNode::isTextual).map(JsonNode::asText).toList();
    }

    /// A BatchOperationResult (§5.2.16), or an UpdateResult (§5.2.18), of which it is no harm if an
    /// attribute was not updated since the next whole report brings it.
    static Answer multiStatus(byte[] body) {
        var result = read(body);
        var errors = result.path("errors");
        if (!errors.isEmpty()) {
            return new Answer.NotTaken(errors.size(), reason(errors.path(0).path("error")));
        }
        var notUpdated = result.path("notUpdated");
        if (!notUpdated.isEmpty()) {
            return new Answer.NotTaken(1, line(notUpdated.path(0).path("reason").asText()));
        }
        return new Answer.Taken(created(body));
    }

    /// The problem that a body tells of (RFC 9457 §3.1), in one line.
    static String problem(byte[] body) {
        return reason(read(body));
    }

    private static String reason(JsonNode problem) {
        var title = problem.path("title").asText();
        var detail = problem.path("detail").asText();
        return title.isEmpty() && detail.isEmpty()
                ? "no reason was given"
                : line(detail.isEmpty() ? title : title + ": " + detail);
    }

    private static String line(String text) {
        var line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= LONGEST_REASON ? line : line.substring(0, LONGEST_REASON) + "…";
    }

    private static JsonNode read(byte[] body) {
        try {
            var node = MAPPER.readTree(body);
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }
}
