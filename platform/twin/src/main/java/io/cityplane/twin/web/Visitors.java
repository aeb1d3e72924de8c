package io.cityplane.twin.web;

import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Viewer;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells who reads.
final class Visitors {

    private final Callers callers;

    Visitors(Callers callers) {
        this.callers = callers;
    }

    /// @throws Problem.Raised with 401 if nobody known asks
    Viewer viewer(Function<String, @Nullable String> header) {
        return callers.find(credentials(header), Intent.READ)
                .orElseThrow(() ->
                        new Problem(
                                        "/problems/access/not-signed-in",
                                        "Not signed in",
                                        401,
                                        "Sign in, or send a token that is valid for reading.")
                                .raised())
                .viewer();
    }

    static Credentials credentials(Function<String, @Nullable String> header) {
        return new Credentials(
                Objects.requireNonNullElse(header.apply("Authorization"), ""),
                Objects.requireNonNullElse(header.apply("Cookie"), ""),
                Objects.requireNonNullElse(header.apply("X-Requested-With"), ""));
    }
}
