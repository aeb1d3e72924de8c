package io.cityplane.twin.ngsild.context;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Gets contexts from where they are. Never blocks; the future never fails.
public interface Downloads {

    CompletableFuture<Download> get(String address);

    sealed interface Download {

        /// What was there.
        ///
        /// @param freshFor what the server said of how long it is good (RFC 9111 §4.2); empty if
        ///   nothing
        record Document(String text, Optional<Duration> freshFor) implements Download {}

        /// Nothing was to be had.
        ///
        /// @param why for whoever named the address; nothing of what was read there
        record Failure(String why) implements Download {}
    }
}
