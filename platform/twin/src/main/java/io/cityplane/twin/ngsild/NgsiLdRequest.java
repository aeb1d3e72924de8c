package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import java.util.List;
import java.util.Optional;

/// An HTTP request as far as NGSI-LD reads it, but for its body.
///
/// @param path as it was sent, percent-encoded
/// @param query as it was sent, without the question mark; empty if there is none
/// @param caller empty if the credentials are nobody's
record NgsiLdRequest(
        String method, String path, String query, Fields fields, Optional<Caller> caller) {

    /// The header fields that matter; empty strings where there are none.
    ///
    /// @param links each `Link` field
    /// @param entityMap what `NGSILD-EntityMap` names
    /// @param snapshot what `NGSILD-Snapshot` names
    /// @param prefer all `Prefer` fields
    record Fields(
            String accept,
            String contentType,
            List<String> links,
            String tenant,
            String entityMap,
            String snapshot,
            String prefer) {

        static final Fields NONE = new Fields("", "", List.of(), "");

        /// Of what every request may have.
        Fields(String accept, String contentType, List<String> links, String tenant) {
            this(accept, contentType, links, tenant, "", "", "");
        }
    }
}
