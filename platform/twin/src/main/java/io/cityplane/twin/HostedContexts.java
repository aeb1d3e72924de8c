package io.cityplane.twin;

import io.cityplane.kernel.Caller;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// JSON-LD contexts that clients leave with the city, to be named by an address of ours (GS CIM 009
/// §5.13).
///
/// A context is vocabulary: whoever may ask at all may read those of the tenant.
public interface HostedContexts {

    int MOST_OF_A_TENANT = 1_000;

    int MOST_OF_ALL = 10_000;

    /// Stores a context; blocks until that is durable.
    ///
    /// @param json the value of `@context`
    AddOutcome add(Tenant tenant, Origin origin, String json, Caller caller);

    /// Removes a context; blocks until that is durable.
    RemoveOutcome remove(Tenant tenant, String id, Caller caller);

    /// At once, from memory.
    Optional<HostedContext> find(Tenant tenant, String id);

    /// At once, from memory; the oldest first.
    List<HostedContext> list(Tenant tenant);

    /// A context that the city hosts; it never changes.
    ///
    /// @param id a UUID
    /// @param json the value of `@context`
    /// @param addedBy the number of the caller that added it
    record HostedContext(
            Tenant tenant, String id, Origin origin, String json, int addedBy, Instant createdAt) {}

    /// Why it is there.
    enum Origin {
        /// A client added it.
        CLIENT,
        /// The server made it of what a client brought.
        SERVER
    }

    sealed interface AddOutcome {
        record Added(HostedContext context) implements AddOutcome {}

        record Forbidden(String why) implements AddOutcome {}

        record Refused(String why) implements AddOutcome {}
    }

    enum RemoveOutcome {
        REMOVED,
        NOT_FOUND,
        FORBIDDEN
    }
}
