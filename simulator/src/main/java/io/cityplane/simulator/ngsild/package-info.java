/// NGSI-LD over HTTP (ETSI GS CIM 009 v1.9.1) from the outside: the little that equipment needs.
/// Start at {@link Broker}.
@NullMarked
package io.cityplane.simulator.ngsild;

import org.jspecify.annotations.NullMarked;
