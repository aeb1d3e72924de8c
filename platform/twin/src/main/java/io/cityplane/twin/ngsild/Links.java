package io.cityplane.twin.ngsild;

import java.util.List;
import java.util.Optional;

/// `Link` fields (RFC 8288) as far as they name a JSON-LD context (JSON-LD 1.1 §6.1).
final class Links {

    private static final String RELATION = "http://www.w3.org/ns/json-ld#context";

    private Links() {}

    /// The address of the context; empty if no link is to one.
    ///
    /// @throws Fault if there are several
    static Optional<String> context(List<String> links) {
        var address = Optional.<String>empty();
        for (var link : links) {
            for (var from = link.indexOf('<'); from >= 0; ) {
                var close = link.indexOf('>', from);
                var next = close < 0 ? -1 : link.indexOf('<', close);
                var end = next < 0 ? link.length() : next;
                if (close >= 0 && link.substring(close, end).contains(RELATION)) {
                    if (address.isPresent()) {
                        throw ErrorType.BAD_REQUEST_DATA.fault(
                                "A request names one context in its Link fields, not several");
                    }
                    address = Optional.of(link.substring(from + 1, close).strip());
                }
                from = next;
            }
        }
        return address;
    }
}
