package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.ngsild.Subscription.Endpoint;
import io.cityplane.twin.ngsild.Subscription.Endpoint.Header;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads whom a notification goes to (§5.2.15).
final class EndpointReader {

    private static final Set<String> MEMBERS =
            Set.of("accept", "cooldown", "notifierInfo", "receiverInfo", "timeout", "uri");
    private static final int MOST_HEADERS = 20;
    private static final int LONGEST_VALUE = 4_096;
    private static final Pattern HEADER = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}");

    /// Those that the transport says itself.
    private static final Set<String> OURS =
            Set.of(
                    "connection",
                    "content-length",
                    "content-type",
                    "expect",
                    "host",
                    "keep-alive",
                    "te",
                    "trailer",
                    "transfer-encoding",
                    "upgrade");

    private static final Duration USUAL_TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST_TIMEOUT = Duration.ofSeconds(30);
    private static final Duration LONGEST_COOLDOWN = Duration.ofDays(1);

    private EndpointReader() {}

    /// @throws Fault if it is none
    static Endpoint read(JsonNode endpoint) {
        if (!endpoint.isObject()) {
            throw SubscriptionReader.wrong("A notification has an endpoint, an object (§5.2.14)");
        }
        SubscriptionReader.requireMembers(endpoint, MEMBERS, "The endpoint");
        return new Endpoint(
                uri(endpoint.path("uri")),
                accept(endpoint.path("accept")),
                headers(endpoint.path("receiverInfo")),
                millis(endpoint, "timeout", USUAL_TIMEOUT, LONGEST_TIMEOUT),
                millis(endpoint, "cooldown", Duration.ZERO, LONGEST_COOLDOWN));
    }

    private static String uri(JsonNode given) {
        try {
            var uri = new URI(given.isTextual() ? given.textValue() : "");
            var scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            if (scheme.equals("mqtt") || scheme.equals("mqtts")) {
                throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                        "Notifications over MQTT are not supported yet (§7)");
            }
            if ((!scheme.equals("http") && !scheme.equals("https"))
                    || uri.getHost() == null
                    || uri.getUserInfo() != null) {
                throw notAnAddress(given);
            }
            return uri.toString();
        } catch (URISyntaxException e) {
            throw notAnAddress(given);
        }
    }

    private static Fault notAnAddress(JsonNode given) {
        return SubscriptionReader.wrong(
                "The endpoint's uri is the address of a host, http or https, not "
                        + Words.quoted(given.asText()));
    }

    private static MediaType accept(JsonNode given) {
        return switch (given.isMissingNode() ? "application/json" : given.asText()) {
            case "application/json" -> MediaType.JSON;
            case "application/ld+json" -> MediaType.LD_JSON;
            case "application/geo+json" ->
                    throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                            "Notifications in GeoJSON are not supported yet (§5.3.1)");
            default ->
                    throw SubscriptionReader.wrong(
                            "The endpoint's accept is application/json, application/ld+json or"
                                    + " application/geo+json (§5.2.15)");
        };
    }

    private static List<Header> headers(JsonNode given) {
        var headers = new ArrayList<Header>();
        if (!given.isMissingNode() && !given.isArray()) {
            throw notPairs();
        }
        for (var pair : given) {
            var key = pair.path("key").asText();
            var value = pair.path("value").asText();
            if (!HEADER.matcher(key).matches()
                    || OURS.contains(key.toLowerCase(Locale.ROOT))
                    || value.length() > LONGEST_VALUE
                    || value.chars().anyMatch(unit -> unit < 0x20 || unit > 0x7e)
                    || headers.size() == MOST_HEADERS) {
                throw notPairs();
            }
            headers.add(new Header(key, value));
        }
        return headers;
    }

    private static Fault notPairs() {
        return SubscriptionReader.wrong(
                "receiverInfo is a list of at most "
                        + MOST_HEADERS
                        + " pairs of key and value, fit to be fields of HTTP that are not the"
                        + " transport's own (§5.2.22)");
    }

    private static Duration millis(
            JsonNode endpoint, String name, Duration otherwise, Duration longest) {
        var given = endpoint.path(name);
        if (given.isMissingNode()) {
            return otherwise;
        }
        if (!given.isNumber() || !(given.doubleValue() > 0)) {
            throw SubscriptionReader.wrong(
                    "The endpoint's " + name + " is a number of milliseconds, more than 0");
        }
        return Duration.ofMillis(
                Math.max(1, (long) Math.min(given.doubleValue(), (double) longest.toMillis())));
    }
}
