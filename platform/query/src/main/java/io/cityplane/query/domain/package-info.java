/// How questions are read and answered.
@NullMarked
package io.cityplane.query.domain;

import org.jspecify.annotations.NullMarked;
