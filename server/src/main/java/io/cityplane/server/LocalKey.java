package io.cityplane.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;

/// A key that is good while this server runs: who can read the data directory, and so could do to
/// the database what he likes, speaks with it for the city.
final class LocalKey {

    private static final String BEARER = "Bearer ";
    private static final int BYTES = 32;

    private final String secret;

    LocalKey() {
        var random = new byte[BYTES];
        new SecureRandom().nextBytes(random);
        secret = "local_" + Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    }

    String secret() {
        return secret;
    }

    /// Whether an `Authorization` field shows the key.
    boolean opens(String authorization) {
        return MessageDigest.isEqual(
                authorization.getBytes(UTF_8), (BEARER + secret).getBytes(UTF_8));
    }

    /// Callers who may come with the key besides all that come without it.
    Callers before(Callers others) {
        return (credentials, intent) ->
                opens(credentials.authorization())
                        ? Optional.of(Caller.theCity())
                        : others.find(credentials, intent);
    }
}
