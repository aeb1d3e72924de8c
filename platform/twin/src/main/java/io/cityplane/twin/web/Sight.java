package io.cityplane.twin.web;

import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import java.util.IdentityHashMap;

/// A viewer who looks at many pins: asks once for each ownership, of which there are few.
///
/// Used by one thread, on the pins of one {@link PinReader}.
final class Sight {

    private final Viewer viewer;
    private final IdentityHashMap<Ownership, Boolean> seen = new IdentityHashMap<>();

    Sight(Viewer viewer) {
        this.viewer = viewer;
    }

    boolean sees(Pin pin) {
        return seen.computeIfAbsent(pin.ownership(), viewer::sees);
    }
}
