package io.cityplane.access.domain;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.access.Secret;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// How a random secret is kept and looked up, in lower-case hexadecimal. Enough for 128 bits of
/// chance; a password needs {@link PasswordHashing}.
public record Sha256(String hex) {

    public static Sha256 of(Secret secret) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return new Sha256(
                    HexFormat.of().formatHex(digest.digest(secret.value().getBytes(UTF_8))));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
