/// What `./cityplane` can be told to do.
@NullMarked
package io.cityplane.server.command;

import org.jspecify.annotations.NullMarked;
