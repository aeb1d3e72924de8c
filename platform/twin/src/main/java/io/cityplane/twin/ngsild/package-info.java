/// NGSI-LD over HTTP: ETSI GS CIM 009 v1.9.1, under `/ngsi-ld/v1`.
///
/// Sections (§) are those of that document; the words here are the standard's. {@link
/// io.cityplane.twin.ngsild.NgsiLdEndpoint} translates them to the twin's door and back, without a
/// socket; only {@link io.cityplane.twin.ngsild.NgsiLdRoutes} knows HTTP's transport. What is
/// served and what is not: docs/standards/ngsi-ld.md.
@NullMarked
package io.cityplane.twin.ngsild;

import org.jspecify.annotations.NullMarked;
