package io.cityplane.simulator.domain;

import java.time.Duration;
import java.time.Instant;

/// What makes one thing differ from the next and one minute from another: chance that gives the
/// same answer whenever it is asked again.
///
/// @param seed the thing's own
record Noise(long seed) {

    private static final long PERIOD_MILLIS = Duration.ofMinutes(10).toMillis();

    /// The noise of one of many things in a city.
    static Noise of(long citySeed, Kind kind, int number) {
        return new Noise(mixed(mixed(citySeed, kind.type().hashCode()), number));
    }

    /// A lasting trait of the thing, evenly from 0 to below 1.
    double trait(String what) {
        return share(mixed(seed, what.hashCode()));
    }

    /// A lasting trait of the thing.
    double trait(String what, double low, double high) {
        return low + (high - low) * trait(what);
    }

    /// What wavers around 0 between -1 and 1, smoothly, within some ten minutes.
    double wavering(String what, Instant at) {
        var key = mixed(seed, what.hashCode());
        var period = Math.floorDiv(at.toEpochMilli(), PERIOD_MILLIS);
        var share = (double) Math.floorMod(at.toEpochMilli(), PERIOD_MILLIS) / PERIOD_MILLIS;
        var smooth = (1 - Math.cos(share * Math.PI)) / 2;
        var before = share(mixed(key, period));
        var after = share(mixed(key, period + 1));
        return 2 * (before + (after - before) * smooth) - 1;
    }

    /// SplitMix64's finisher: neighbouring inputs give unlike outputs.
    private static long mixed(long key, long more) {
        long z = (key + 0x9E3779B97F4A7C15L) * 0xBF58476D1CE4E5B9L + more * 0x94D049BB133111EBL;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static double share(long bits) {
        return (bits >>> 11) * 0x1p-53;
    }
}
