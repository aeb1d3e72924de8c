package io.cityplane.targets;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import java.time.LocalDate;
import java.util.Set;

/// A department that took over from another. From its day on, what was the old one's is the new
/// one's; what was counted for days before stays as it was.
///
/// @param on the first day of the new order
/// @param districts only what lies in these; empty for all
/// @param document by which it was decided
public record Reorganisation(
        LocalDate on, Department from, Department to, Set<District> districts, String document) {

    public Reorganisation {
        districts = Set.copyOf(districts);
    }
}
