/// The one runnable: commands, configuration, and which implementation stands behind which door.
@NullMarked
package io.cityplane.server;

import org.jspecify.annotations.NullMarked;
