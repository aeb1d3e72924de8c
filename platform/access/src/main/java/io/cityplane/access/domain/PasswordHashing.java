package io.cityplane.access.domain;

import io.cityplane.access.Secret;

/// Turns passwords into what may be kept. Slow and hungry on purpose: see {@link BoundedHashing}.
public interface PasswordHashing {

    /// Makes a hash with new salt and today's parameters.
    String hash(Secret password);

    /// Whether the password belongs to the hash, in a time that does not tell how far it agrees.
    ///
    /// @throws IllegalArgumentException if it is no hash of this kind
    boolean matches(Secret password, String hash);

    /// Whether the hash has today's parameters.
    boolean isCurrent(String hash);
}
