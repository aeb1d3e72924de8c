/// JSON-LD contexts as NGSI-LD uses them (GS CIM 009 §4.4, §5.5.7; JSON-LD 1.1 §4.1): from short
/// names to IRIs and back.
///
/// Start at {@link io.cityplane.twin.ngsild.context.LdContext}. Nothing here knows a request.
@NullMarked
package io.cityplane.twin.ngsild.context;

import org.jspecify.annotations.NullMarked;
