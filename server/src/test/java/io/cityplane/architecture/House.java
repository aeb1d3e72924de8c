package io.cityplane.architecture;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.core.importer.Locations;
import io.cityplane.architecture.CityPlan.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Classes without their tests, and how a package name tells module and room.
record House(CityPlan plan, JavaClasses classes) {

    static final String ROOT = "io.cityplane.";

    /// The project as it is: what is on the class path, and the programs that the server does not
    /// have on it, which are built before it.
    static final House AS_BUILT = new House(CityPlan.AS_BUILT, project());

    /// `charging` of `io.cityplane.charging.store`
    static String module(JavaClass type) {
        return type.getPackageName().substring(ROOT.length()).split("\\.", 2)[0];
    }

    /// `store` of `io.cityplane.charging.store` and of what is below it, empty for the module's
    /// root
    static String room(JavaClass type) {
        var parts = type.getPackageName().substring(ROOT.length()).split("\\.", 3);
        return parts.length == 1 ? "" : parts[1];
    }

    Group group(JavaClass type) {
        return plan.group(module(type));
    }

    /// The classes of modules that are rooms of the house: not the kernel, not the programs.
    Stream<JavaClass> roomClasses() {
        return classes.stream()
                .filter(type -> plan.isRoom(module(type)))
                .filter(type -> !type.getSimpleName().equals("package-info"));
    }

    /// Every dependency of one of our classes on another.
    Stream<Dependency> dependencies() {
        return classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(to -> to.getTargetClass().getPackageName().startsWith(ROOT));
    }

    /// What each module uses, itself not among it.
    Map<String, Set<String>> uses() {
        return dependencies()
                .filter(to -> !isInside(to))
                .collect(
                        groupingBy(
                                to -> module(to.getOriginClass()),
                                TreeMap::new,
                                mapping(
                                        to -> module(to.getTargetClass()),
                                        toCollection(TreeSet::new))));
    }

    /// Whether a dependency stays inside its module.
    static boolean isInside(Dependency to) {
        return module(to.getOriginClass()).equals(module(to.getTargetClass()));
    }

    /// Whether a class is in one of these packages or below.
    static boolean isIn(JavaClass type, String... packages) {
        return Arrays.stream(packages)
                .anyMatch(name -> (type.getPackageName() + ".").startsWith(name + "."));
    }

    private static JavaClasses project() {
        Collection<Location> locations = new LinkedHashSet<>(Locations.ofPackage("io.cityplane"));
        for (var module : new SourceTree(SourceTree.PROJECT).modules()) {
            var built = SourceTree.PROJECT.resolve(module).resolve(Path.of("target", "classes"));
            if (!module.equals("server") && Files.isDirectory(built)) {
                locations.add(Location.of(built));
            }
        }
        return new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importLocations(locations);
    }
}
