/// The walls of the house: rules that the compiler does not keep, and the proof that they bite.
/// Start at {@link ArchitectureTest}.
@NullMarked
package io.cityplane.architecture;

import org.jspecify.annotations.NullMarked;
