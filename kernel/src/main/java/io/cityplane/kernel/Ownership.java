package io.cityplane.kernel;

import io.cityplane.kernel.Viewer.Clearance;
import java.util.Optional;

/// Whose a thing is and who may know of it. Kept beside what the thing says of itself, never in it.
///
/// @param department the department that answers for it; empty if the city as a whole does
/// @param district where it belongs; empty if to no district in particular
/// @param classification the clearance that a viewer needs
public record Ownership(
        Optional<Department> department, Optional<District> district, Clearance classification) {

    /// The city's own, for every official to see.
    public static final Ownership OF_THE_CITY =
            new Ownership(Optional.empty(), Optional.empty(), Clearance.INTERNAL);
}
