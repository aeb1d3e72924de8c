package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Known by their names as tokens.
final class TestCallers implements Callers {

    private static final District NANSHAN = new District("440305");
    private static final District FUTIAN = new District("440304");
    private static final Optional<Department> POLICE = Optional.of(new Department("police"));
    private static final Optional<Department> HEALTH = Optional.of(new Department("health"));
    private static final Optional<Department> TRANSPORT = Optional.of(new Department("transport"));

    private static final Map<String, Caller> KNOWN =
            Map.of(
                    "city",
                    new Caller(
                            1,
                            new Official(Optional.empty(), Set.of(), Clearance.CONFIDENTIAL),
                            Right.EVERYTHING_SEEN,
                            Ownership.OF_THE_CITY),
                    "administrator",
                    new Caller(
                            5,
                            new Official(Optional.empty(), Set.of(), Clearance.CONFIDENTIAL),
                            Right.ADMINISTER,
                            Ownership.OF_THE_CITY),
                    "police",
                    new Caller(
                            6,
                            new Official(POLICE, Set.of(), Clearance.CONFIDENTIAL),
                            Right.OWN_DEPARTMENT,
                            new Ownership(POLICE, Optional.empty(), Clearance.CONFIDENTIAL)),
                    // Sees what is the city's, and neither the police's nor Nanshan's.
                    "health",
                    new Caller(
                            7,
                            new Official(HEALTH, Set.of(FUTIAN), Clearance.CONFIDENTIAL),
                            Right.OWN_DEPARTMENT,
                            new Ownership(HEALTH, Optional.of(FUTIAN), Clearance.INTERNAL)),
                    "reader",
                    new Caller(
                            2,
                            new Official(Optional.empty(), Set.of(), Clearance.INTERNAL),
                            Right.NONE,
                            Ownership.OF_THE_CITY),
                    // Sees neither what is internal nor what is confidential.
                    "citizen",
                    new Caller(
                            3,
                            new Official(Optional.empty(), Set.of(), Clearance.PUBLIC),
                            Right.EVERYTHING_SEEN,
                            Ownership.OF_THE_CITY),
                    "transport",
                    new Caller(
                            4,
                            new Official(TRANSPORT, Set.of(NANSHAN), Clearance.INTERNAL),
                            Right.OWN_DEPARTMENT,
                            new Ownership(TRANSPORT, Optional.of(NANSHAN), Clearance.INTERNAL)));

    static Optional<Caller> find(String name) {
        return Optional.ofNullable(KNOWN.get(name));
    }

    @Override
    public Optional<Caller> find(Credentials credentials, Intent intent) {
        return find(credentials.authorization().replaceFirst("^Bearer ", ""));
    }
}
