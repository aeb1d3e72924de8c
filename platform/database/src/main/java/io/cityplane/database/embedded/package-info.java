/// A PostgreSQL of our own, that lives and dies with this server. Start at {@link
/// io.cityplane.database.embedded.EmbeddedPostgres}. Processes and files only; SQL is for the
/// store.
@NullMarked
package io.cityplane.database.embedded;

import org.jspecify.annotations.NullMarked;
