/// What the console reads of the twin: lists, figures, points, and the live socket. Start at {@link
/// io.cityplane.twin.web.MapView}.
@NullMarked
package io.cityplane.twin.web;

import org.jspecify.annotations.NullMarked;
