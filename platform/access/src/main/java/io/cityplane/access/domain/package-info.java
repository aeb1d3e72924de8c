/// The rules of access: roles, passwords, attempts, and who is behind a request.
@NullMarked
package io.cityplane.access.domain;

import org.jspecify.annotations.NullMarked;
