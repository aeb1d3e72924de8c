package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Problem;
import java.util.ArrayList;
import java.util.List;

/// An HTTP response: status, header fields and body.
///
/// It cannot be changed, but by whoever changes the bytes that {@link #body} shows.
final class NgsiLdAnswer {

    private static final byte[] NOTHING = {};
    private static final NgsiLdAnswer DONE = new NgsiLdAnswer(204, List.of(), NOTHING);

    private final int status;
    private final List<Field> fields;
    private final byte[] body;

    /// @param body empty if there is none
    NgsiLdAnswer(int status, List<Field> fields, byte[] body) {
        this.status = status;
        this.fields = List.copyOf(fields);
        this.body = body;
    }

    int status() {
        return status;
    }

    List<Field> fields() {
        return fields;
    }

    byte[] body() {
        return body;
    }

    record Field(String name, String value) {}

    static NgsiLdAnswer done() {
        return DONE;
    }

    static NgsiLdAnswer ofStatus(int status) {
        return new NgsiLdAnswer(status, List.of(), NOTHING);
    }

    static NgsiLdAnswer json(int status, byte[] body) {
        return new NgsiLdAnswer(
                status, List.of(new Field("Content-Type", MediaType.JSON.text())), body);
    }

    /// §6.3.3: an error is `application/json` whatever was asked for.
    static NgsiLdAnswer of(Problem problem) {
        return json(problem.status(), Results.problem(problem));
    }

    NgsiLdAnswer withStatus(int another) {
        return new NgsiLdAnswer(another, fields, body);
    }

    NgsiLdAnswer with(String name, String value) {
        var more = new ArrayList<>(fields);
        more.add(new Field(name, value));
        return new NgsiLdAnswer(status, more, body);
    }
}
