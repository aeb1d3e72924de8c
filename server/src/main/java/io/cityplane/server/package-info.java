/// The one runnable: it wires the modules together.
@NullMarked
package io.cityplane.server;

import org.jspecify.annotations.NullMarked;
