@NullMarked
package io.cityplane.server;

import org.jspecify.annotations.NullMarked;
