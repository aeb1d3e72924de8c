/// Plans, acceptances and snapshots in PostgreSQL, evidence in files.
@NullMarked
package io.cityplane.targets.store;

import org.jspecify.annotations.NullMarked;
