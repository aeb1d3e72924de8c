/// Imports over HTTP, for the command line on the same machine.
@NullMarked
package io.cityplane.imports.web;

import org.jspecify.annotations.NullMarked;
