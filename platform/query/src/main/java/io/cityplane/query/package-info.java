/// Facts of the city, each by one question: a selection of entities, a value, an aggregate. Start
/// at {@link Facts}, the only door.
@NullMarked
@Serves("三(四)")
package io.cityplane.query;

import io.cityplane.kernel.Serves;
import org.jspecify.annotations.NullMarked;
