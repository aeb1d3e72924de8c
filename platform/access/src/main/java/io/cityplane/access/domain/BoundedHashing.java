package io.cityplane.access.domain;

import io.cityplane.access.Secret;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Hashes a few passwords at a time, so that a flood of them takes neither all cores nor the heap.
///
/// Some more wait a moment for their turn; whoever finds the queue full is turned away at once.
public final class BoundedHashing {

    private static final int QUEUE = 32;
    private static final long WAIT_MILLIS = 2_000;

    private final PasswordHashing hashing;
    private final Semaphore atWork;
    private final Semaphore inside;

    /// Compared with when there is no account, so that its absence takes as long.
    private final String nobodys;

    /// Hashes once at the start.
    ///
    /// @param atOnce how many hashes run at a time, each with the memory of one
    public BoundedHashing(PasswordHashing hashing, int atOnce) {
        this.hashing = hashing;
        this.atWork = new Semaphore(atOnce, true);
        this.inside = new Semaphore(atOnce + QUEUE);
        this.nobodys = hashing.hash(RandomSecrets.password());
    }

    /// Empty if too many others are at it.
    Optional<String> hash(Secret password) {
        return inTurn(() -> hashing.hash(password));
    }

    /// Empty if too many others are at it.
    ///
    /// @param hash empty if there is no account: that takes as long, and never matches
    Optional<Boolean> matches(Secret password, Optional<String> hash) {
        return inTurn(() -> hashing.matches(password, hash.orElse(nobodys)) && hash.isPresent());
    }

    boolean isCurrent(String hash) {
        return hashing.isCurrent(hash);
    }

    private <T> Optional<T> inTurn(Supplier<T> work) {
        if (!inside.tryAcquire()) {
            return Optional.empty();
        }
        try {
            if (!atWork.tryAcquire(WAIT_MILLIS, TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
            try {
                return Optional.of(work.get());
            } finally {
                atWork.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        } finally {
            inside.release();
        }
    }
}
