/// Drills against a built server, from outside: over HTTP, and with a hand on its processes.
@NullMarked
package io.cityplane.conformance;

import org.jspecify.annotations.NullMarked;
