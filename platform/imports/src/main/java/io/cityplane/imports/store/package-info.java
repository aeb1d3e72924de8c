/// Files on this machine's disk, as mappings and rows.
@NullMarked
package io.cityplane.imports.store;

import org.jspecify.annotations.NullMarked;
