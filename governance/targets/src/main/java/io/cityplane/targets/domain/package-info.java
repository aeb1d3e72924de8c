/// The rules of plans, counts and their past. Start at {@link
/// io.cityplane.targets.domain.CityTargets}.
@NullMarked
package io.cityplane.targets.domain;

import org.jspecify.annotations.NullMarked;
