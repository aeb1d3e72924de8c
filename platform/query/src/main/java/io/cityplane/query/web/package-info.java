/// Facts over HTTP, for the command line and the console.
@NullMarked
package io.cityplane.query.web;

import org.jspecify.annotations.NullMarked;
