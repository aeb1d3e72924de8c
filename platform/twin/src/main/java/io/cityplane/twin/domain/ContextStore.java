package io.cityplane.twin.domain;

import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.Tenant;
import java.util.List;

/// Keeps contexts for good. Blocks.
public interface ContextStore {

    void insert(HostedContext context);

    void delete(Tenant tenant, String id);

    /// The oldest first.
    List<HostedContext> all();
}
