package io.cityplane.architecture;

import static java.util.stream.Collectors.joining;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import io.cityplane.architecture.CityPlan.Group;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import javax.tools.DiagnosticCollector;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;

/// A tiny house that breaks a rule, compiled from text that stands in the test.
final class WrongHouse {

    private static final CityPlan PLAN =
            new CityPlan(
                    Map.of(
                            "kernel", Group.KERNEL,
                            "twin", Group.PLATFORM,
                            "charging", Group.CITY,
                            "grid", Group.CITY,
                            "targets", Group.GOVERNANCE,
                            "testing", Group.SERVER,
                            "simulator", Group.SERVER,
                            "server", Group.SERVER));

    private static final Pattern PACKAGE = Pattern.compile("package ([a-z0-9.]+);");
    private static final Pattern TYPE =
            Pattern.compile("(?:class|record|enum|interface) ([A-Z][A-Za-z0-9]*)");

    private WrongHouse() {}

    /// @param directory where the class files go
    /// @param sources each one file: `package charging.store; class A {}` stands for a class in
    ///   `io.cityplane.charging.store`
    static House of(Path directory, String... sources) throws IOException {
        var files = Arrays.stream(sources).map(WrongHouse::file).toList();
        var faults = new DiagnosticCollector<JavaFileObject>();
        var compiler = ToolProvider.getSystemJavaCompiler();
        try (var manager = compiler.getStandardFileManager(faults, null, null)) {
            manager.setLocationFromPaths(StandardLocation.CLASS_OUTPUT, List.of(directory));
            if (!compiler.getTask(null, manager, faults, List.of("-proc:none"), null, files)
                    .call()) {
                throw new IllegalArgumentException(
                        faults.getDiagnostics().stream()
                                .map(Object::toString)
                                .collect(joining("\n")));
            }
        }
        return new House(PLAN, new ClassFileImporter().importPath(directory));
    }

    private static JavaFileObject file(String source) {
        var whole =
                source.replaceFirst("package ", "package " + House.ROOT)
                        .replace("~", House.ROOT.substring(0, House.ROOT.length() - 1));
        var place = first(PACKAGE, whole).replace('.', '/');
        var name = first(TYPE, whole);
        var address = URI.create("string:///" + place + "/" + name + ".java");
        return new SimpleJavaFileObject(address, JavaFileObject.Kind.SOURCE) {
            @Override
            public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                return whole;
            }
        };
    }

    private static String first(Pattern pattern, String source) {
        var matcher = pattern.matcher(source);
        if (!matcher.find()) {
            throw new IllegalArgumentException("no " + pattern + " in " + source);
        }
        return matcher.group(1);
    }
}
