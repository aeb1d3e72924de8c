/// The console's pages, as the server hands them out.
@NullMarked
package io.cityplane.server.console;

import org.jspecify.annotations.NullMarked;
