/// The twin's journal in PostgreSQL; the tables are in db/twin.
@NullMarked
package io.cityplane.twin.store;

import org.jspecify.annotations.NullMarked;
