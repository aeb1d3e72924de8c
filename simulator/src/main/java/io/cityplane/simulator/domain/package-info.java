/// The city that is not there, as a function of a seed and the time. Start at {@link City}.
@NullMarked
package io.cityplane.simulator.domain;

import org.jspecify.annotations.NullMarked;
