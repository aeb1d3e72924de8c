package io.cityplane.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import io.cityplane.architecture.CityPlan.Group;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;

/// How a module is built inside. Each rule answers what breaks it, in words.
final class RoomRules {

    /// The packages that are a protocol, and which.
    private static final Map<String, String> PROTOCOLS = Map.of("twin.ngsild", "GS CIM 009");

    /// The packages of a sixth kind, and what decided for them.
    private static final Map<String, String> OTHERS =
            Map.of(
                    "database.embedded", "docs/decisions: embedded PostgreSQL, our own launcher",
                    "twin.parquet", "docs/decisions: history in Parquet files, written by our own",
                    "twin.history", "docs/decisions: history in Parquet files, written by our own");

    private static final Set<String> KINDS = Set.of("", "domain", "store", "web");

    /// Which rooms of its own module a room may use; a protocol's may use what `web` may.
    private static final Map<String, Set<String>> ARROWS =
            Map.of(
                    "", Set.of(),
                    "domain", Set.of(""),
                    "parquet", Set.of(),
                    "history", Set.of("", "domain", "parquet"),
                    "store", Set.of("", "domain", "embedded", "history"),
                    "web", Set.of(""));

    private static final String[] FRAMEWORKS = {
        "jakarta",
        "javax.inject",
        "io.quarkus",
        "io.vertx",
        "io.netty",
        "io.smallrye",
        "io.agroal",
        "org.eclipse.microprofile",
        "com.fasterxml",
        "tools.jackson"
    };
    private static final String[] SQL = {"java.sql", "javax.sql", "org.jdbi", "org.flywaydb"};
    private static final String[] CONTAINER = {
        "jakarta.enterprise", "jakarta.inject", "io.quarkus.arc"
    };
    private static final String[] TRANSPORT = {
        "io.vertx", "io.netty", "io.quarkus", "jakarta.ws.rs", "java.net.http"
    };
    private static final String[] OUTSIDE_WORLD = {"java.io", "java.nio", "java.net", "java.sql"};
    private static final String KNOWS_TRANSPORT = "(Socket|Routes|Resource)(\\$.*)?";

    /// The classes beside these that know the transport, and why.
    private static final Map<String, String> TRANSPORT_TOO =
            Map.of(
                    "io.cityplane.twin.ngsild.Completions",
                    "hands answers back to the event loop, one task for each commit");

    private static final int KERNEL_TYPES = 40;

    private RoomRules() {}

    /// Inside a module, protocols and web know the root alone, the rules too, and a store also the
    /// rules; the root knows nothing behind it.
    static List<String> arrows(House house) {
        return house.dependencies()
                .filter(House::isInside)
                .filter(to -> house.plan().isRoom(House.module(to.getOriginClass())))
                .filter(to -> {
                    var from = House.room(to.getOriginClass());
                    var used = House.room(to.getTargetClass());
                    return !from.equals(used)
                            && !ARROWS.getOrDefault(from, Set.of("")).contains(used);
                })
                .map(Dependency::getDescription)
                .toList();
    }

    /// A package is one of the five kinds; a protocol says which, a sixth kind who decided for it.
    static List<String> kinds(House house) {
        return house.roomClasses()
                .filter(type -> !KINDS.contains(House.room(type)))
                .map(type -> House.module(type) + "." + House.room(type))
                .filter(room -> !PROTOCOLS.containsKey(room) && !OTHERS.containsKey(room))
                .distinct()
                .map(room -> room + " is neither domain, store, web nor a protocol of RoomRules")
                .toList();
    }

    /// SQL is known to stores, and to the programs that open a database for them.
    static List<String> sqlInStores(House house) {
        return uses(
                house.classes().stream()
                        .filter(type -> house.group(type) != Group.SERVER)
                        .filter(type -> !House.room(type).equals("store")),
                SQL);
    }

    /// Doors and rules are plain Java: no framework, no wire format.
    static List<String> plainJava(House house) {
        return uses(
                house.classes().stream()
                        .filter(type -> house.group(type) != Group.SERVER)
                        .filter(type -> Set.of("", "domain").contains(House.room(type))),
                FRAMEWORKS);
    }

    /// Beans are made by the server alone; a room is plain objects with constructors. Web resources
    /// and sockets, which the container finds, may say how long they live.
    static List<String> wiring(House house) {
        var produces =
                house.classes().stream()
                        .filter(type -> !House.module(type).equals("server"))
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(to ->
                                to.getTargetClass()
                                        .getName()
                                        .equals("jakarta.enterprise.inject.Produces"))
                        .map(Dependency::getDescription);
        var stores = house.roomClasses().filter(type -> House.room(type).equals("store"));
        return Stream.concat(produces, uses(stores, CONTAINER).stream()).toList();
    }

    /// In a protocol's package only a `…Socket`, a `…Routes` or a `…Resource` knows the transport:
    /// the rest is bytes or text in, bytes or text out.
    static List<String> transport(House house) {
        return uses(
                house.roomClasses()
                        .filter(type -> isProtocol(House.room(type)))
                        .filter(type -> !type.getName().matches(".*" + KNOWS_TRANSPORT))
                        .filter(type -> !TRANSPORT_TOO.containsKey(type.getName())),
                TRANSPORT);
    }

    /// The kernel touches nothing outside itself, and stays small.
    static List<String> kernel(House house) {
        var kernel =
                house.classes().stream()
                        .filter(type -> house.group(type) == Group.KERNEL)
                        .filter(type -> !type.getSimpleName().equals("package-info"))
                        .toList();
        var outside =
                kernel.stream()
                        .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                        .filter(to -> House.isIn(to.getTargetClass(), OUTSIDE_WORLD))
                        .filter(to ->
                                !to.getTargetClass().isEquivalentTo(java.io.Serializable.class))
                        .map(Dependency::getDescription);
        var types = kernel.stream().filter(JavaClass::isTopLevelClass).count();
        var tooMany =
                types > KERNEL_TYPES
                        ? Stream.of(
                                "the kernel has %d types, more than %d"
                                        .formatted(types, KERNEL_TYPES))
                        : Stream.<String>empty();
        return Stream.concat(outside, tooMany).toList();
    }

    /// Every package is null-marked.
    static List<String> nullMarked(House house) {
        return house.classes().stream()
                .map(JavaClass::getPackage)
                .distinct()
                .filter(Predicate.not(p -> p.isAnnotatedWith(NullMarked.class)))
                .map(p -> p.getName() + " is not @NullMarked")
                .toList();
    }

    private static boolean isProtocol(String room) {
        return !KINDS.contains(room) && !room.equals("embedded");
    }

    private static List<String> uses(Stream<JavaClass> types, String... packages) {
        return types.filter(type -> !type.getModifiers().contains(SYNTHETIC))
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(to -> House.isIn(to.getTargetClass().getBaseComponentType(), packages))
                .map(Dependency::getDescription)
                .toList();
    }
}
