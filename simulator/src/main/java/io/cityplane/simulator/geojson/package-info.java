/// Reads the districts' outlines (RFC 7946).
@NullMarked
package io.cityplane.simulator.geojson;

import org.jspecify.annotations.NullMarked;
