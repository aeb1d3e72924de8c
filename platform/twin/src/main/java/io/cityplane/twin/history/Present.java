package io.cityplane.twin.history;

import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.Heading;
import java.util.Optional;

/// What is there now.
public interface Present {

    /// What an entity is and whose; empty if there is none now.
    Optional<Heading> heading(Tenant tenant, EntityId id);
}
