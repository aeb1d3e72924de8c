/// Brings a city's files into the twin. Start at {@link Imports}, the only door.
///
/// A mapping in YAML says what a file means: its columns' words, units, datum and ids, and what its
/// rows become. The words of that language are in docs/standards/import-mapping.md.
@NullMarked
@Serves("三(四)")
package io.cityplane.imports;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
