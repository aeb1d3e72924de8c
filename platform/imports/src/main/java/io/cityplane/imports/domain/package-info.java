/// The rules: what a mapping means, where a place is, what a row becomes.
@NullMarked
package io.cityplane.imports.domain;

import org.jspecify.annotations.NullMarked;
