package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.List;
import java.util.regex.Pattern;

/// The JSON-LD contexts that a request may name: those of the core, of any version (§6.3.5).
///
/// All mean the one of 1.9: the core context takes precedence over whatever is given (§5.5.7).
final class Contexts {

    private static final String RELATION = "http://www.w3.org/ns/json-ld#context";

    private static final Pattern CORE_ADDRESS =
            Pattern.compile(
                    "https?://uri\\.etsi\\.org/ngsi-ld/v1/ngsi-ld-core-context(-v1\\.[3-9])?\\.jsonld");

    private Contexts() {}

    /// @param links the request's `Link` fields
    /// @throws Fault if one names a context other than the core's
    static void checkLinks(List<String> links) {
        for (var link : links) {
            for (var from = link.indexOf('<'); from >= 0; ) {
                var close = link.indexOf('>', from);
                var next = close < 0 ? -1 : link.indexOf('<', close);
                var end = next < 0 ? link.length() : next;
                if (close >= 0 && link.substring(close, end).contains(RELATION)) {
                    require(link.substring(from + 1, close).strip());
                }
                from = next;
            }
        }
    }

    static boolean areIn(List<String> links) {
        return links.stream().anyMatch(link -> link.contains(RELATION));
    }

    /// Reads the value of `@context`: an address or a list of them.
    ///
    /// @throws Fault if one is not the core's
    static void read(JsonParser parser) throws IOException {
        switch (parser.nextToken()) {
            case VALUE_STRING -> require(parser.getText());
            case START_ARRAY -> {
                while (parser.nextToken() != JsonToken.END_ARRAY) {
                    if (parser.currentToken() != JsonToken.VALUE_STRING) {
                        throw notAvailable("a context that is written out");
                    }
                    require(parser.getText());
                }
            }
            case START_OBJECT -> throw notAvailable("a context that is written out");
            default ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "@context is an address or a list of addresses");
        }
    }

    private static void require(String address) {
        if (!CORE_ADDRESS.matcher(address).matches()) {
            throw notAvailable(address);
        }
    }

    private static Fault notAvailable(String what) {
        return ErrorType.LD_CONTEXT_NOT_AVAILABLE.fault(
                "Contexts of users are not supported yet: leave out "
                        + what
                        + " and use full IRIs, or name the core context only");
    }
}
