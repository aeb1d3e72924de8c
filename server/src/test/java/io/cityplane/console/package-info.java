/// The console in a browser, on the real server: every page in every look, and walks through it.
@NullMarked
package io.cityplane.console;

import org.jspecify.annotations.NullMarked;
