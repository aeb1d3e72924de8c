/// The twin behind its door: rules, memory, and the one writer of the journal. Start at {@link
/// io.cityplane.twin.domain.CityTwin}.
///
/// A command is decided under its partition's lock ({@link io.cityplane.twin.domain.Rules}), waits
/// as a {@link io.cityplane.twin.domain.Ticket}, is written into blocks by {@link
/// io.cityplane.twin.domain.Writer}, and is seen by readers once its batch is durable.
@NullMarked
package io.cityplane.twin.domain;

import org.jspecify.annotations.NullMarked;
