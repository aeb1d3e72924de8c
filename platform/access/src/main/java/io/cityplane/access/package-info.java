/// Who may do what: accounts, tokens, sessions, and the record of it.
///
/// Start at {@link Access}, by which people sign in, and at {@link AccessAdministration}. Who makes
/// a request every other module asks the kernel's {@link io.cityplane.kernel.Callers}.
@NullMarked
@Serves("七(四)")
package io.cityplane.access;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
