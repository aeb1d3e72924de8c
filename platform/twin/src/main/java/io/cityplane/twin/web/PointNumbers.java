package io.cityplane.twin.web;

import java.util.random.RandomGenerator;

/// What a console calls an entity on the map: a number that tells nothing of how many entities
/// there are, since a viewer must not count what it may not see.
///
/// A permutation of all 32-bit numbers, another one after each start.
final class PointNumbers {

    private static final int ROUNDS = 4;
    private static final int HALF = 0xffff;

    private final int[] keys;

    PointNumbers(RandomGenerator random) {
        keys = random.ints(ROUNDS).toArray();
    }

    int number(int slot) {
        var left = slot >>> 16;
        var right = slot & HALF;
        for (var key : keys) {
            var before = left;
            left = right;
            right = before ^ mixed(right, key);
        }
        return left << 16 | right;
    }

    int slot(int number) {
        var left = number >>> 16;
        var right = number & HALF;
        for (var i = keys.length - 1; i >= 0; i--) {
            var before = right;
            right = left;
            left = before ^ mixed(left, keys[i]);
        }
        return left << 16 | right;
    }

    private static int mixed(int half, int key) {
        var product = (half ^ key) * 0x9E3779B1;
        return (product >>> 15 ^ product >>> 3) & HALF;
    }
}
