package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.cityplane.twin.domain.Twins;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Requests that went wrong on the way: cut, doubled, swapped, overwritten.
class MutationTest {

    private static final int REQUESTS = 30_000;
    private static final String CORE =
            "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.9.jsonld";

    private static final List<String> BODIES =
            List.of(
                    "{\"id\":\"urn:a:1\",\"type\":[\"T\",\"U\"],\"scope\":\"/A/B\",\"p\":{\"type\":\"Property\",\"value\":1.5,\"unitCode\":\"KWT\",\"observedAt\":\"2025-06-01T04:00:00.123Z\",\"datasetId\":\"urn:d:1\"},\"g\":{\"type\":\"GeoProperty\",\"value\":{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}}}",
                    "{\"@context\":[\""
                            + CORE
                            + "\"],\"id\":\"urn:a:2\",\"type\":\"T\",\"l\":{\"languageMap\":{\"zh\":\"山\",\"en\":[\"a\"]}},\"v\":{\"vocab\":[\"A\",\"B\"]},\"j\":{\"json\":{\"a\":null}},\"r\":{\"object\":[\"urn:a:1\"]},\"lr\":{\"objectList\":[{\"object\":\"urn:a:1\"}]}}",
                    "[{\"id\":\"urn:a:1\",\"type\":\"T\",\"a\":[{\"value\":1},{\"value\":2,\"datasetId\":\"urn:d:1\",\"sub\":{\"value\":{\"x\":[1e400]}}}]},{\"id\":\"urn:a:2\",\"type\":\"T\",\"a\":\"\\ud83d\\ude00\"}]",
                    "[\"urn:a:1\",\"urn:a:2\"]",
                    "{\"a\":\"urn:ngsi-ld:null\",\"b\":{\"coordinates\":[1,2],\"type\":\"Point\"},\"c\":[{\"x\":1}]}");

    private record Seed(String method, String path, String query, int body) {}

    private static final List<Seed> SEEDS =
            List.of(
                    new Seed("POST", "/entities", "local=true", 0),
                    new Seed("POST", "/entities", "", 1),
                    new Seed("GET", "/entities/urn:a:1", "attrs=p%20,g&options=keyValues", 4),
                    new Seed(
                            "GET",
                            "/entities",
                            "type=T,U&id=urn:a:1&limit=10&offset=1&count=true&options=sysAttrs,concise",
                            4),
                    new Seed("PATCH", "/entities/urn:a:1/attrs", "", 4),
                    new Seed("POST", "/entities/urn:a:1/attrs", "options=noOverwrite", 0),
                    new Seed(
                            "DELETE",
                            "/entities/urn:a:1/attrs/p",
                            "datasetId=urn:d:1&deleteAll=true",
                            4),
                    new Seed("DELETE", "/entities/urn:a:1", "", 4),
                    new Seed("POST", "/entityOperations/create", "", 2),
                    new Seed("POST", "/entityOperations/upsert", "options=update", 2),
                    new Seed("POST", "/entityOperations/update", "", 2),
                    new Seed("POST", "/entityOperations/delete", "", 3),
                    new Seed("GET", "/types", "details=false", 4));

    private static final String PIECES = "{}[]\",:\\u0d8a%&=;()|<>.-+eE1@#/\u0000\u00e9深";

    @Test
    @DisplayName("none of them is a fault of ours")
    void noFaults() {
        var random = new Random(20250601);
        try (var twin = Twins.inMemory()) {
            assertThat(
                            countGood(
                                    new NgsiLdEndpoint(twin, TestContexts.none(), Runnable::run),
                                    random))
                    .isGreaterThan(REQUESTS / 5);
        }
    }

    private static int countGood(NgsiLdEndpoint endpoint, Random random) {
        var good = 0;
        for (var i = 0; i < REQUESTS; i++) {
            var seed = any(SEEDS, random);
            var type = seed.body() == 1 ? MediaType.LD_JSON : MediaType.JSON;
            var request =
                    new NgsiLdRequest(
                            seed.method(),
                            Target.ROOT + mutated(seed.path(), random, 20),
                            mutated(seed.query(), random, 5),
                            new NgsiLdRequest.Fields(
                                    mutated("application/*;q=0.5, */*", random, 10),
                                    type.text(),
                                    List.of(),
                                    mutated("", random, 50)),
                            TestCallers.find("city"));
            var text = mutated(BODIES.get(seed.body()), random, 2);
            var body = text.getBytes(StandardCharsets.UTF_8);
            if (body.length > 0 && random.nextInt(20) == 0) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }

            var answer = endpoint.answer(request, body).join();

            if (answer.status() >= 500 && answer.status() != 504) {
                fail(
                        "%s\n%s\n%s",
                        request, text, new String(answer.body(), StandardCharsets.UTF_8));
            }
            good += answer.status() < 300 ? 1 : 0;
        }
        return good;
    }

    /// @param rarity of so many one is changed, and of those again one is changed more
    private static String mutated(String text, Random random, int rarity) {
        var mutated = new StringBuilder(text);
        while (random.nextInt(rarity) == 0 && mutated.length() < 10_000) {
            var at = random.nextInt(mutated.length() + 1);
            var to = Math.min(mutated.length(), at + random.nextInt(12));
            switch (random.nextInt(4)) {
                case 0 -> mutated.delete(at, to);
                case 1 -> mutated.insert(at, mutated.substring(at, to));
                case 2 -> mutated.insert(at, PIECES.charAt(random.nextInt(PIECES.length())));
                default ->
                        mutated.insert(
                                random.nextInt(mutated.length() + 1), mutated.substring(at, to));
            }
        }
        return mutated.toString();
    }

    private static <T> T any(List<T> list, Random random) {
        return list.get(random.nextInt(list.size()));
    }
}
