/// Plans and targets over HTTP, for the console and for programs.
@NullMarked
package io.cityplane.targets.web;

import org.jspecify.annotations.NullMarked;
