package io.cityplane.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.ObjectMapper;

import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.LongAdder;

/// Mutated requests to all of NGSI-LD: none ends in a fault of the server's, none takes a second,
/// and memory stays flat. The same seed sends the same requests.
///
/// A context that cannot be had is answered with 504, which is no fault.
public final class NgsiLdFuzz {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int CONNECTIONS = 8;
    private static final int TOLD = 20;
    private static final Duration LONGEST = Duration.ofSeconds(1);
    private static final long MOST_GROWTH_KIB = 192 * 1024;

    /// Part of the requests after which memory is looked at first.
    private static final int WARM_UP_PARTS = 5;

    private final ServerUnderDrill server;
    private final String token;
    private final Map<Integer, LongAdder> statuses = new ConcurrentSkipListMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private final Queue<String> slow = new ConcurrentLinkedQueue<>();

    private NgsiLdFuzz(ServerUnderDrill server, String token) {
        this.server = server;
        this.token = token;
    }

    /// Runs the drill; the exit status says whether all held.
    ///
    /// @param arguments how many requests, and the seed; a million and 1 if there are none
    public static void main(String... arguments) throws Exception {
        var requests = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
        var seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1L;
        var server = ServerUnderDrill.start(Files.createTempDirectory("cityplane fuzz "));
        var fuzz = new NgsiLdFuzz(server, server.token("operator"));
        fuzz.send(requests / WARM_UP_PARTS, seed);
        var before = server.residentKib();
        fuzz.send(requests - requests / WARM_UP_PARTS, seed + CONNECTIONS);
        var growth = server.residentKib() - before;
        server.stop();
        var sent = fuzz.statuses.values().stream().mapToLong(LongAdder::sum).sum();
        var good = fuzz.count(200, 299);
        var report = JSON.createObjectNode().put("drill", "ngsi-ld-fuzz").put("seed", seed);
        report.put("requests", sent).put("answered2xx", good).put("residentGrowthKib", growth);
        report.set("statuses", JSON.valueToTree(new TreeMap<>(fuzz.statuses)));
        report.set("faults", JSON.valueToTree(fuzz.faults));
        report.set("slow", JSON.valueToTree(fuzz.slow));
        System.out.println(report.toPrettyString());
        var held =
                sent == requests
                        && good > requests / 20
                        && growth < MOST_GROWTH_KIB
                        && fuzz.faults.isEmpty()
                        && fuzz.slow.isEmpty();
        System.exit(held ? 0 : 1);
    }

    private long count(int from, int to) {
        return statuses.entrySet().stream()
                .filter(entry -> entry.getKey() >= from && entry.getKey() <= to)
                .mapToLong(entry -> entry.getValue().sum())
                .sum();
    }

    private void send(int requests, long seed) throws Exception {
        try (var senders = Executors.newFixedThreadPool(CONNECTIONS)) {
            var running =
                    java.util.stream.IntStream.range(0, CONNECTIONS)
                            .mapToObj(
                                    number ->
                                            senders.submit(
                                                    () -> {
                                                        var from =
                                                                (long) requests
                                                                        * number
                                                                        / CONNECTIONS;
                                                        var to =
                                                                (long) requests
                                                                        * (number + 1)
                                                                        / CONNECTIONS;
                                                        sendSome(
                                                                to - from,
                                                                new Random(seed + number));
                                                        return 0;
                                                    }))
                            .toList();
            for (Future<Integer> one : running) {
                one.get();
            }
        }
    }

    private void sendSome(long requests, Random random) throws IOException {
        var mutations = new Mutations(random);
        try (var connection = new KeptConnection(server.address())) {
            for (var i = 0L; i < requests; i++) {
                sendOne(connection, mutations);
            }
        }
    }

    private void sendOne(KeptConnection connection, Mutations mutations) throws IOException {
        var seed = mutations.any(NgsiLdSeeds.ALL);
        var target =
                "/ngsi-ld/v1"
                        + mutations.address(seed.path())
                        + (seed.query().isEmpty() ? "" : "?" + mutations.address(seed.query()));
        var body = mutations.json(seed.body());
        var head =
                "%s %s HTTP/1.1\r\nAuthorization: Bearer %s\r\nContent-Type: %s\r\nAccept: %s\r\n%s"
                        .formatted(
                                seed.method(),
                                target,
                                token,
                                seed.mediaType(),
                                mutations.any(
                                        List.of(
                                                "*/*",
                                                "application/ld+json",
                                                "application/json",
                                                "application/geo+json")),
                                link(mutations, seed) + extra(mutations));
        var start = System.nanoTime();
        var answer = connection.send(head, body.getBytes(UTF_8));
        var took = Duration.ofNanos(System.nanoTime() - start);
        statuses.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
        var told = seed.method() + " " + target + "\n" + body + "\n";
        if (isFault(answer) && faults.size() < TOLD) {
            faults.add(told + answer.status() + " " + answer.body());
        }
        if (took.compareTo(LONGEST) > 0 && slow.size() < TOLD) {
            slow.add(told + took.toMillis() + " ms");
        }
    }

    /// Fields that change how a request is answered.
    private static String extra(Mutations mutations) {
        return mutations.any(
                List.of(
                        "",
                        "",
                        "",
                        "Prefer: ngsi-ld=1.5\r\n",
                        "Prefer: ngsi-ld=1.0, body=json\r\n",
                        "Prefer: ;;=,ngsi-ld=1.99999999999\r\n",
                        "NGSILD-Tenant: default\r\n",
                        "NGSILD-Tenant: elsewhere\r\n",
                        "NGSILD-Tenant: ../x\r\n",
                        "NGSILD-EntityMap: /ngsi-ld/v1/entityMaps/urn:m:1\r\n"));
    }

    private static String link(Mutations mutations, NgsiLdSeeds.Seed seed) {
        return seed.mediaType().equals("application/json")
                ? mutations.any(
                        List.of(
                                "",
                                "",
                                "Link: <http://127.0.0.1:1/c>;"
                                        + " rel=\"http://www.w3.org/ns/json-ld#context\"\r\n",
                                "Link:"
                                    + " <https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.7.jsonld>;"
                                    + " rel=\"http://www.w3.org/ns/json-ld#context\"\r\n"))
                : "";
    }

    private static boolean isFault(KeptConnection.Answer answer) {
        var isMissingContext =
                answer.status() == 504 && answer.body().contains("LdContextNotAvailable");
        return answer.status() == 0
                || (answer.status() >= 500 && !isMissingContext)
                || answer.body().contains("io.cityplane")
                || answer.body().contains("Exception");
    }
}
