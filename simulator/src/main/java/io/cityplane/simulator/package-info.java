/// A city that is not there: it speaks to a server as real equipment would. Start at {@link
/// Simulator}.
///
/// It runs as a process of its own and knows nothing of the server but NGSI-LD over HTTP.
@NullMarked
package io.cityplane.simulator;

import org.jspecify.annotations.NullMarked;
