package io.cityplane.architecture;

import static java.util.stream.Collectors.toCollection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Which module stands in which group; every new module gets a line here.
///
/// A module's package does not name its group, so it can move from one to another by moving its
/// line and its folder.
record CityPlan(Map<String, Group> groups) {

    /// In the order in which they may lean on each other: each on its own and on those before it.
    enum Group {
        KERNEL,
        PLATFORM,
        CITY,
        GOVERNANCE,
        SERVER
    }

    /// So many other city modules a city module may know; more than that meet in the twin.
    static final int MAX_NEIGHBOURS = 3;

    static final CityPlan AS_BUILT =
            new CityPlan(
                    Map.ofEntries(
                            Map.entry("kernel", Group.KERNEL),
                            Map.entry("database", Group.PLATFORM),
                            Map.entry("twin", Group.PLATFORM),
                            Map.entry("access", Group.PLATFORM),
                            Map.entry("imports", Group.PLATFORM),
                            Map.entry("query", Group.PLATFORM),
                            Map.entry("targets", Group.GOVERNANCE),
                            Map.entry("testing", Group.SERVER),
                            Map.entry("simulator", Group.SERVER),
                            Map.entry("conformance", Group.SERVER),
                            Map.entry("server", Group.SERVER)));

    Group group(String module) {
        var group = groups.get(module);
        if (group == null) {
            throw new IllegalArgumentException(module + " stands in no group: add it to CityPlan");
        }
        return group;
    }

    /// Whether a module is built like a room: door, rules, store, protocols, web.
    boolean isRoom(String module) {
        return switch (group(module)) {
            case PLATFORM, CITY, GOVERNANCE -> true;
            case KERNEL, SERVER -> false;
        };
    }

    /// Says in words what is wrong with the arrows of modules to modules.
    ///
    /// @param uses what each module uses, itself not among it
    List<String> faults(Map<String, Set<String>> uses) {
        var faults = new ArrayList<String>();
        uses.forEach((module, used) -> {
            for (var other : used) {
                if (group(other).compareTo(group(module)) > 0) {
                    faults.add("%s uses %s, which stands after it".formatted(module, other));
                }
            }
            var neighbours = neighbours(module, used);
            if (neighbours.size() > MAX_NEIGHBOURS) {
                faults.add("%s has too many neighbours: %s".formatted(module, neighbours));
            }
        });
        return faults;
    }

    private Set<String> neighbours(String module, Set<String> used) {
        return used.stream()
                .filter(other -> group(module) == Group.CITY && group(other) == Group.CITY)
                .collect(toCollection(TreeSet::new));
    }
}
