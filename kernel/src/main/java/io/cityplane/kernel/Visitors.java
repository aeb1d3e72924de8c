package io.cityplane.kernel;

import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Tells a web page's endpoint who asks, by the fields of the request; nobody unknown gets past it.
public final class Visitors {

    private final Callers callers;

    public Visitors(Callers callers) {
        this.callers = callers;
    }

    /// For an endpoint that reads.
    ///
    /// @param header gives a field of the request by its name, null if it has none
    /// @throws Problem.Raised with 401 if nobody known asks
    public Viewer viewer(Function<String, @Nullable String> header) {
        return find(header, Intent.READ).viewer();
    }

    /// For an endpoint that changes something; whether this caller may, the door decides.
    ///
    /// @param header gives a field of the request by its name, null if it has none
    /// @throws Problem.Raised with 401 if nobody known asks
    public Caller caller(Function<String, @Nullable String> header) {
        return find(header, Intent.WRITE);
    }

    private Caller find(Function<String, @Nullable String> header, Intent intent) {
        return callers.find(credentials(header), intent)
                .orElseThrow(() ->
                        new Problem(
                                        "/problems/access/not-signed-in",
                                        "Not signed in",
                                        401,
                                        "Sign in, or send a token that is valid for %s."
                                                .formatted(
                                                        switch (intent) {
                                                            case READ -> "reading";
                                                            case WRITE -> "writing";
                                                        }))
                                .raised());
    }

    /// What a request shows of who sends it.
    ///
    /// @param header gives a field of the request by its name, null if it has none
    public static Credentials credentials(Function<String, @Nullable String> header) {
        return new Credentials(
                Objects.requireNonNullElse(header.apply("Authorization"), ""),
                Objects.requireNonNullElse(header.apply("Cookie"), ""),
                Objects.requireNonNullElse(header.apply("X-Requested-With"), ""));
    }
}
