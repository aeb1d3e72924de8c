/// The twin of everything in the city. Start at {@link Twin}.
@NullMarked
@Serves("三(四)")
package io.cityplane.twin;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
