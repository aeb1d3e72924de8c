package io.cityplane.access.domain;

import io.cityplane.access.Secret;
import java.util.concurrent.atomic.AtomicInteger;

/// Argon2id, cheap, that counts how often a password was compared.
public final class CountingHashing implements PasswordHashing {

    /// The least that Argon2 can do.
    public static final Argon2id.Cost CHEAP = new Argon2id.Cost(8, 1, 1);

    private final AtomicInteger comparisons = new AtomicInteger();
    private final PasswordHashing hashing;

    public CountingHashing(Argon2id.Cost cost) {
        hashing = new Argon2id(cost);
    }

    public int comparisons() {
        return comparisons.get();
    }

    @Override
    public String hash(Secret password) {
        return hashing.hash(password);
    }

    @Override
    public boolean matches(Secret password, String hash) {
        comparisons.incrementAndGet();
        return hashing.matches(password, hash);
    }

    @Override
    public boolean isCurrent(String hash) {
        return hashing.isCurrent(hash);
    }
}
