/// Who may do what: accounts, tokens, sessions, and the record of it.
@NullMarked
@Serves("七(四)")
package io.cityplane.access;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
