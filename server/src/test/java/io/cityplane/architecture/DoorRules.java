package io.cityplane.architecture;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.core.domain.JavaModifier.SYNTHETIC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/// What doors look like and how things are named. Each rule answers what breaks it, in words.
final class DoorRules {

    private static final int MOST_DOORS = 3;

    /// The rooms that may have more, and why.
    private static final Map<String, Integer> MORE_DOORS =
            // All rooms meet there: to write, with their tables too, to follow, to look back, to
            // erase, to
            // read selections; and what its protocols ask of its rules.
            Map.of("twin", 12);

    private static final String HOLLOW = ".*(Utils?|Helper|Manager|Impl|Common|Base|Dto|Data)";
    private static final String READS = "(find|list|query|count|search)([A-Z].*)?";
    private static final Set<String> VIEWER =
            Set.of(House.ROOT + "kernel.Viewer", House.ROOT + "kernel.Caller");

    /// The doors that read for nobody in particular, and why.
    private static final Map<String, String> NO_VIEWER =
            Map.of(
                    "io.cityplane.access.Access",
                    "who one is comes before what one may see",
                    "io.cityplane.twin.HostedContexts",
                    "a context is vocabulary: whoever may ask at all may read it");

    private DoorRules() {}

    /// Names say what a thing is.
    static List<String> hollowNames(House house) {
        return house.classes().stream()
                .filter(type -> type.getSimpleName().matches(HOLLOW))
                .map(type -> type.getName() + " has a name that says nothing")
                .toList();
    }

    /// A module has one door, three at most: public interfaces of its root that others may
    /// implement are counted.
    static List<String> fewDoors(House house) {
        return house
                .roomClasses()
                .filter(type -> House.room(type).isEmpty())
                .filter(type -> type.isInterface() && !type.isAnnotation())
                .filter(type -> type.isTopLevelClass() && type.getModifiers().contains(PUBLIC))
                .filter(type -> !isSealed(type))
                .collect(groupingBy(House::module, mapping(JavaClass::getSimpleName, toList())))
                .entrySet()
                .stream()
                .filter(doors ->
                        doors.getValue().size()
                                > MORE_DOORS.getOrDefault(doors.getKey(), MOST_DOORS))
                .map(doors ->
                        doors.getKey()
                                + " has too many doors: "
                                + doors.getValue().stream().sorted().toList())
                .toList();
    }

    /// Every read of a door takes a viewer, or a caller, who has one.
    static List<String> readsTakeAViewer(House house) {
        return doorMethods(house)
                .filter(method -> method.getOwner().isInterface())
                .filter(method -> method.getName().matches(READS))
                .filter(method -> !NO_VIEWER.containsKey(method.getOwner().getName()))
                .filter(method ->
                        method.getRawParameterTypes().stream()
                                .noneMatch(type -> VIEWER.contains(type.getName())))
                .map(method -> method.getFullName() + " reads for no Viewer")
                .toList();
    }

    /// No boolean parameters: an enum says what is meant. A record's constructor is no method.
    static List<String> noBooleanParameters(House house) {
        return behindAndAtDoors(house)
                .filter(method ->
                        method.getRawParameterTypes().stream()
                                .anyMatch(type -> type.isEquivalentTo(boolean.class)))
                .map(method -> method.getFullName() + " takes a boolean")
                .toList();
    }

    /// Accessors go without `get`, which is for what must be there by a key.
    static List<String> noGetters(House house) {
        return behindAndAtDoors(house)
                .filter(method -> method.getName().matches("get[A-Z].*"))
                .filter(method -> method.getRawParameterTypes().isEmpty())
                .map(method -> method.getFullName() + " is an accessor with get")
                .toList();
    }

    /// An outcome is sealed, or an enum, so that a switch over it is known to be whole.
    static List<String> sealedOutcomes(House house) {
        return house.classes().stream()
                .filter(type -> type.getSimpleName().endsWith("Outcome"))
                .filter(type -> !type.isEnum() && !isSealed(type))
                .map(type -> type.getName() + " is neither sealed nor an enum")
                .toList();
    }

    private static Stream<JavaMethod> doorMethods(House house) {
        return house.roomClasses()
                .filter(type -> House.room(type).isEmpty())
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> method.getModifiers().contains(PUBLIC));
    }

    private static Stream<JavaMethod> behindAndAtDoors(House house) {
        return house.classes().stream()
                .filter(type -> house.group(type) != CityPlan.Group.SERVER)
                .filter(type -> Set.of("", "domain").contains(House.room(type)))
                .flatMap(type -> type.getMethods().stream())
                .filter(method -> !method.getModifiers().contains(SYNTHETIC));
    }

    /// ArchUnit does not know; the class file does (JVMS §4.7.31).
    private static boolean isSealed(JavaClass type) {
        try (var file = type.getSource().orElseThrow().getUri().toURL().openStream()) {
            return ClassFile.of()
                    .parse(file.readAllBytes())
                    .findAttribute(Attributes.permittedSubclasses())
                    .isPresent();
        } catch (IOException e) {
            throw new UncheckedIOException(type.getName() + " cannot be read", e);
        }
    }
}
