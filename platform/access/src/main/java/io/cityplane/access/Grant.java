package io.cityplane.access;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import java.util.Optional;
import java.util.Set;

/// What the city grants a person or program.
///
/// @param department whom it works for; empty for the whole city
/// @param districts the districts it is confined to; empty for all
/// @param clearance how confidential the things may be that it sees
public record Grant(
        Role role, Optional<Department> department, Set<District> districts, Clearance clearance) {

    /// Everything, as an administrator has it.
    public static final Grant EVERYTHING =
            new Grant(Role.ADMIN, Optional.empty(), Set.of(), Clearance.CONFIDENTIAL);

    public Grant {
        districts = Set.copyOf(districts);
    }

    /// The caller that has this grant.
    ///
    /// What it brings in belongs to its department and, if it is confined to a single one, to its
    /// district; it is internal, unless the caller could not see it then.
    public Caller caller(int number) {
        return new Caller(
                number,
                new Official(department, districts, clearance),
                role.right(),
                new Ownership(department, onlyDistrict(), own()));
    }

    private Optional<District> onlyDistrict() {
        return districts.size() == 1 ? districts.stream().findFirst() : Optional.empty();
    }

    private Clearance own() {
        return clearance == Clearance.PUBLIC ? Clearance.PUBLIC : Clearance.INTERNAL;
    }
}
