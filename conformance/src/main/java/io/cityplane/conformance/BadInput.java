package io.cityplane.conformance;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Set;

/// What nobody should send: each time the right 4xx with title and detail, no word of the inside,
/// and memory that stays flat.
public final class BadInput {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GOOD =
            "{\"id\":\"urn:ngsi-ld:Drill:x\",\"type\":\"Drill\",\"a\":{\"type\":\"Property\",\"value\":1}}";
    private static final long HUGE = 100L * 1024 * 1024;
    private static final long MOST_GROWTH_KIB = 64 * 1024;

    private BadInput() {}

    private record Case(String name, Set<Integer> right, RawRequest request) {}

    public static void main(String... arguments) throws Exception {
        var server = ServerUnderDrill.start(Files.createTempDirectory("cityplane bad input "));
        var token = server.token("operator");
        var results = JSON.createArrayNode();
        boolean held = true;
        for (var one : cases(token)) {
            held &= check(server, one, results);
        }
        // The heap is filled by the first rounds; after them it must not grow any more.
        long before = server.residentKib();
        for (int i = 0; i < 5; i++) {
            huge(token).send(server.address());
        }
        long growth = server.residentKib() - before;
        held &= growth < MOST_GROWTH_KIB;
        server.stop();
        var report = JSON.createObjectNode().put("drill", "bad-input");
        report.put("residentGrowthKib", growth).set("cases", results);
        System.out.println(report.toPrettyString());
        System.exit(held ? 0 : 1);
    }

    private static List<Case> cases(String token) {
        var deep = "[".repeat(100_000) + "]".repeat(100_000);
        return List.of(
                new Case("malformed JSON", Set.of(400), post(token, "{\"id\":")),
                new Case("two JSON values", Set.of(400), post(token, GOOD + GOOD)),
                new Case(
                        "duplicate name",
                        Set.of(400),
                        post(token, GOOD.replace("\"a\"", "\"id\""))),
                new Case("100 MB body", Set.of(413), huge(token)),
                new Case(
                        "depth bomb",
                        Set.of(400),
                        post(token, GOOD.replace(":1}", ":" + deep + "}"))),
                new Case(
                        "media type unknown",
                        Set.of(415),
                        post(token, GOOD).with("Content-Type", "text/csv")),
                new Case(
                        "NUL in a text",
                        Set.of(400),
                        post(token, GOOD.replace(":1}", ":\"a\\u0000b\"}"))),
                new Case("NUL byte", Set.of(400), post(token, GOOD.replace("Drill:x", "Dr\0ll:x"))),
                new Case(
                        "invalid UTF-8",
                        Set.of(400),
                        post(token, "").body(new byte[] {'{', '"', (byte) 0xff, '"', '}'})),
                new Case(
                        "tenant's name malformed",
                        Set.of(400),
                        post(token, GOOD).with("NGSILD-Tenant", "a b;drop")),
                new Case(
                        "tenant unknown",
                        Set.of(404),
                        post(token, GOOD).with("NGSILD-Tenant", "atlantis")),
                new Case("no credentials", Set.of(401), post("", GOOD)),
                new Case("nobody's token", Set.of(401), post("cp_nobody", GOOD)),
                new Case(
                        "identifier not a URI",
                        Set.of(400),
                        post(token, GOOD.replace("urn:ngsi-ld:Drill:x", "not a uri"))));
    }

    private static RawRequest post(String token, String body) {
        return RawRequest.post("/ngsi-ld/v1/entities", token)
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static RawRequest huge(String token) {
        return RawRequest.post("/ngsi-ld/v1/entities", token).bodyOf(HUGE);
    }

    private static boolean check(ServerUnderDrill server, Case one, ArrayNode results)
            throws IOException, InterruptedException {
        var answer = one.request().send(server.address());
        boolean told = isTold(answer.body());
        boolean right = one.right().contains(answer.status()) && told;
        results.addObject()
                .put("case", one.name())
                .put("status", answer.status())
                .put("titleAndDetail", told)
                .put("right", right)
                .put("answer", answer.body());
        return right;
    }

    private static boolean isTold(String body) {
        JsonNode problem;
        try {
            problem = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            return false;
        }
        boolean inside =
                body.contains("Exception")
                        || body.contains("io.cityplane")
                        || body.contains("\tat ");
        return problem.hasNonNull("title") && problem.hasNonNull("detail") && !inside;
    }
}
