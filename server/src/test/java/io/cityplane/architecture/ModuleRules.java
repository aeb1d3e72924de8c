package io.cityplane.architecture;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.Dependency;
import io.cityplane.architecture.CityPlan.Group;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// How modules may lean on each other. Each rule answers what breaks it, in words.
final class ModuleRules {

    /// What no other module may use: programs, and what only tests need.
    private static final Set<String> USED_BY_NOBODY = Set.of("simulator", "conformance", "server");

    /// What may be part of the simulator: it stands for equipment, which knows no class of ours.
    private static final String[] SIMULATOR_USES = {
        "java", "com.fasterxml.jackson", "org.jspecify", "io.cityplane.simulator"
    };

    private ModuleRules() {}

    /// Neither modules nor packages run in circles.
    static List<String> circles(House house) {
        return Stream.of("io.cityplane.(*)..", "io.cityplane.(**)")
                .map(slice -> slices().matching(slice).should().beFreeOfCycles())
                .flatMap(rule ->
                        rule
                                .allowEmptyShould(true)
                                .evaluate(house.classes())
                                .getFailureReport()
                                .getDetails()
                                .stream())
                .toList();
    }

    /// Arrows go kernel ← platform ← city ← governance ← server; three neighbours at most.
    static List<String> arrows(House house) {
        return house.plan().faults(house.uses());
    }

    /// A module is entered by its root package; only the programs that wire modules see what is
    /// behind.
    static List<String> entered(House house) {
        return house.dependencies()
                .filter(to -> house.group(to.getOriginClass()) != Group.SERVER)
                .filter(to -> !House.isInside(to))
                .filter(to -> !House.room(to.getTargetClass()).isEmpty())
                .map(Dependency::getDescription)
                .toList();
    }

    /// A door speaks its own words, the kernel's and the platform's; a neighbour's words stay
    /// behind it.
    static List<String> doorsKnowNoNeighbour(House house) {
        return house.dependencies()
                .filter(to -> !House.isInside(to))
                .filter(to -> house.plan().isRoom(House.module(to.getOriginClass())))
                .filter(to -> House.room(to.getOriginClass()).isEmpty())
                .filter(to -> house.group(to.getTargetClass()).compareTo(Group.PLATFORM) > 0)
                .map(Dependency::getDescription)
                .toList();
    }

    /// Programs are used by nobody, and what tests share by no program that is shipped.
    static List<String> programsAreUsedByNobody(House house) {
        return house.dependencies()
                .filter(to -> !House.isInside(to))
                .filter(to -> {
                    var used = House.module(to.getTargetClass());
                    var user = House.module(to.getOriginClass());
                    return USED_BY_NOBODY.contains(used)
                            || (used.equals("testing") && !user.equals("conformance"));
                })
                .map(Dependency::getDescription)
                .toList();
    }

    /// The simulator uses the JDK, Jackson, and nothing of ours.
    static List<String> simulatorStandsAlone(House house) {
        return house.classes().stream()
                .filter(type -> House.module(type).equals("simulator"))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(to -> !to.getTargetClass().getBaseComponentType().isPrimitive())
                .filter(to ->
                        !House.isIn(to.getTargetClass().getBaseComponentType(), SIMULATOR_USES))
                .map(Dependency::getDescription)
                .toList();
    }
}
