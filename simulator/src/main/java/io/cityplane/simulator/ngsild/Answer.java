package io.cityplane.simulator.ngsild;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// What came of a request to the broker.
public sealed interface Answer {

    /// The broker took everything.
    ///
    /// @param created the entities it did not know before (§6.15.3.1); empty also where it does not
    ///   tell
    record Taken(List<String> created) implements Answer {}

    /// The broker does not have the entity (404).
    record Unknown(String id) implements Answer {}

    /// It is there already (409).
    record AlreadyThere() implements Answer {}

    /// The broker does not answer, or asks to be left alone for now (429, 5xx).
    ///
    /// @param retryAfter how long it asks to be left alone (RFC 9110 §10.2.3), if it says so
    record Away(String why, Optional<Duration> retryAfter) implements Answer {}

    /// The token does not do (401, 403): asking again does not help.
    record NotAllowed(int status, String why) implements Answer {}

    /// The broker took some entities, or none (207, other 4xx): asking again does not help.
    ///
    /// @param why the first of its reasons
    record NotTaken(int count, String why) implements Answer {}
}
