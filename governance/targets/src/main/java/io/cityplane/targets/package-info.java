/// The plan and its targets: what was promised, and how much of it is declared, accepted and alive.
///
/// Start at {@link Targets}, which reads; {@link Plans} has what was promised, {@link Assets} takes
/// in what is declared and accepted.
@NullMarked
@Serves({"一(三)", "七(一)"})
package io.cityplane.targets;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
