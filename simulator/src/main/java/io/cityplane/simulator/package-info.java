/// A city that is not there: it speaks to a server as real equipment would.
@NullMarked
package io.cityplane.simulator;

import org.jspecify.annotations.NullMarked;
