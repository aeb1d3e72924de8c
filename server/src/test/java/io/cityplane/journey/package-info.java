/// From end to end: through the server's own sockets, to a real database and back.
@NullMarked
package io.cityplane.journey;

import org.jspecify.annotations.NullMarked;
