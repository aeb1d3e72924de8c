package io.cityplane.twin.history;

import io.cityplane.twin.domain.Heading;
import java.util.List;

/// What an entity was called and whose it was, as of a change of that.
///
/// @param number the entity's within its partition, see {@link
///   io.cityplane.twin.domain.Committed#number}
record HeadingNote(Heading heading, List<String> scopes, int number) {}
