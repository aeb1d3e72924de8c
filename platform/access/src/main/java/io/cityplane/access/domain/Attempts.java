package io.cityplane.access.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Failed attempts of one kind, and how long each key has to wait for its next.
///
/// It keeps a bounded number of keys and forgets the one that was quiet the longest. Not safe for
/// concurrent use: {@link Doorkeeper} takes care of that.
final class Attempts {

    private static final Duration FIRST_DELAY = Duration.ofSeconds(30);
    static final Duration LONGEST_DELAY = Duration.ofMinutes(15);
    private static final int DOUBLINGS = 5;

    /// Without a failure for so long, a key is like new.
    static final Duration FORGOTTEN_AFTER = Duration.ofHours(1);

    private final int free;
    private final int mostKeys;
    private final LinkedHashMap<String, Tally> tallies = new LinkedHashMap<>();

    /// @param free the failure from which on the next attempt has to wait
    Attempts(int free, int mostKeys) {
        this.free = free;
        this.mostKeys = mostKeys;
    }

    /// How long the key still has to wait; zero if not at all.
    Duration delay(String key, Instant now) {
        var tally = tallies.get(key);
        if (tally == null || tally.failures() < free || tally.isForgotten(now)) {
            return Duration.ZERO;
        }
        var doublings = Math.min(tally.failures() - free, DOUBLINGS);
        var delay = FIRST_DELAY.multipliedBy(1L << doublings);
        var shortened = delay.compareTo(LONGEST_DELAY) > 0 ? LONGEST_DELAY : delay;
        var rest = Duration.between(now, tally.lastAt().plus(shortened));
        return rest.isNegative() ? Duration.ZERO : rest;
    }

    /// Counts an attempt before it is known how it ends, lest many at once all count as the first.
    Tally count(String key, Instant now) {
        var tally =
                Optional.ofNullable(tallies.remove(key))
                        .filter(before -> !before.isForgotten(now))
                        .map(before -> new Tally(before.failures() + 1, now))
                        .orElse(new Tally(1, now));
        put(key, tally);
        return tally;
    }

    void put(String key, Tally tally) {
        tallies.putLast(key, tally);
        if (tallies.size() > mostKeys) {
            tallies.pollFirstEntry();
        }
    }

    /// Takes a counted attempt back: it was not made, or did not fail.
    void uncount(String key) {
        tallies.computeIfPresent(key, (_, tally) -> tally.oneLess());
    }

    void forget(String key) {
        tallies.remove(key);
    }

    void forgetQuiet(Instant now) {
        tallies.values().removeIf(tally -> tally.isForgotten(now));
    }

    Map<String, Tally> tallies() {
        return tallies;
    }

    /// How often a key failed, and when it last did.
    record Tally(int failures, Instant lastAt) {

        private boolean isForgotten(Instant now) {
            return lastAt.plus(FORGOTTEN_AFTER).isBefore(now);
        }

        private @Nullable Tally oneLess() {
            return failures > 1 ? new Tally(failures - 1, lastAt) : null;
        }
    }
}
