package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import java.util.List;
import java.util.Optional;

/// An HTTP request as far as NGSI-LD reads it.
///
/// @param path as it was sent, percent-encoded
/// @param query as it was sent, without the question mark; empty if there is none
/// @param caller empty if the credentials are nobody's
/// @param body empty if there is none
record NgsiLdRequest(
        String method,
        String path,
        String query,
        Fields fields,
        Optional<Caller> caller,
        byte[] body) {

    NgsiLdRequest withBody(byte[] received) {
        return new NgsiLdRequest(method, path, query, fields, caller, received);
    }

    /// The header fields that matter; empty strings where there are none.
    ///
    /// @param links each `Link` field
    record Fields(String accept, String contentType, List<String> links, String tenant) {

        static final Fields NONE = new Fields("", "", List.of(), "");
    }
}
