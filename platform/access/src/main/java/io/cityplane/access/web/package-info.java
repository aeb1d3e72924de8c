/// Signing in, accounts, tokens and the audit as JSON, for the console and for programs.
@NullMarked
package io.cityplane.access.web;

import org.jspecify.annotations.NullMarked;
