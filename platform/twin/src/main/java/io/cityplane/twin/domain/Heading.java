package io.cityplane.twin.domain;

import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Tenant;
import java.util.List;

/// What an entity is and whose: few headings stand for millions of entities.
///
/// @param types as the entity names them, in its order
public record Heading(Tenant tenant, List<String> types, Ownership ownership) {}
