package io.cityplane.twin.ngsild;

import io.cityplane.twin.Twin;

/// Twins for the tests of this package.
final class TestTwins {

    private TestTwins() {}

    static Twin empty() {
        return new TwinOfMaps();
    }
}
