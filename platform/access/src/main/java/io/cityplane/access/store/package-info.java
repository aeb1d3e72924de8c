/// Accounts, tokens, sessions and the audit in PostgreSQL; the tables are in db/access.
@NullMarked
package io.cityplane.access.store;

import org.jspecify.annotations.NullMarked;
