/// Brings a city's files into the twin.
@NullMarked
@Serves("三(四)")
package io.cityplane.imports;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
