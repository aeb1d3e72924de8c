package io.cityplane.architecture;

import static java.util.stream.Collectors.toCollection;

import io.cityplane.architecture.CityPlan.Group;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The rules about files that are no classes. Each answers what breaks it, in words.
final class FileRules {

    /// The files that may be longer than others, and why.
    private static final Map<String, String> LONG =
            Map.of("console/src/api/schema.ts", "written by a program from the server's OpenAPI");

    private static final int MOST_LINES = 400;
    private static final String SOURCES = "(.*\\.(java|ts|tsx|sql|sh|py)|cityplane|\\.ci/.*)";
    private static final String TESTS = ".*/src/test/java/.*\\.java";

    /// Written so that this file does not break the rule that it keeps.
    private static final Pattern SKIPPED =
            Pattern.compile(
                    "@(Dis"
                            + "abled|Ig"
                            + "nore)\\b|\\b(describe|it|test)\\.(sk"
                            + "ip|on"
                            + "ly)\\b"
                            + "|<skip"
                            + "Tests>|<maven\\.test\\.sk"
                            + "ip>");

    private static final Pattern MOCKS =
            Pattern.compile("(org\\.mock" + "ito|easy" + "mock|org\\.jmo" + "ck|net\\.jq" + "wik)");
    private static final Pattern TEST = Pattern.compile("@(Parameterized|Repeated)?Test\\b");
    private static final Pattern TOLD = Pattern.compile("@DisplayName\\(|Test\\(name = ");
    private static final Pattern PARAGRAPH = Pattern.compile("\n\\s*\n");
    private static final Pattern TABLE =
            Pattern.compile(
                    "(?i)\\bCREATE\\s+(?:UNLOGGED\\s+)?TABLE\\s+(?:IF NOT EXISTS\\s+)?(\\w+)");
    private static final Pattern KEY = Pattern.compile("^%?[a-z.]*(cityplane\\.[^=\\s]+)\\s*=");

    /// What every room's page tells, in this order.
    private static final List<String> HEADINGS =
            List.of("Serves", "Door", "Standards", "Tables", "Events", "Try it");

    private FileRules() {}

    /// No file is longer than 400 lines but those with a reason.
    static List<String> length(SourceTree tree) {
        return tree.files(SOURCES).stream()
                .filter(file -> !LONG.containsKey(tree.name(file)))
                .filter(file -> tree.lines(file).count() > MOST_LINES)
                .map(file -> "%s has %d lines".formatted(tree.name(file), tree.lines(file).count()))
                .toList();
    }

    /// No test is skipped.
    static List<String> skippedTests(SourceTree tree) {
        return matching(
                tree, "(.*/src/.*\\.(java|ts|tsx)|(.*/)?pom\\.xml)", SKIPPED, "skips a test");
    }

    /// Fakes are written by hand; jqwik's licence forbids what we do.
    static List<String> mocks(SourceTree tree) {
        return matching(
                tree, "(.*\\.java|(.*/)?pom\\.xml)", MOCKS, "names a library not to be used");
    }

    /// Tests are where Surefire looks for them, and say in a sentence what they show.
    static List<String> testNames(SourceTree tree) {
        var faults = new ArrayList<String>();
        for (var file : tree.files(TESTS)) {
            // Annotations and head of a method stand together, apart from others by a blank line.
            var tests =
                    PARAGRAPH
                            .splitAsStream(tree.text(file))
                            .filter(part -> part.lines().anyMatch(FileRules::isTest))
                            .toList();
            if (!tests.isEmpty() && !tree.name(file).matches(".*(Test|Contract)\\.java")) {
                faults.add(
                        tree.name(file) + " has tests, but is named neither …Test nor …Contract");
            }
            if (!tests.stream().allMatch(test -> TOLD.matcher(test).find())) {
                faults.add(tree.name(file) + " has tests without @DisplayName");
            }
        }
        return faults;
    }

    /// A room's page has the fixed headings, and every module has a page.
    static List<String> readmes(SourceTree tree, CityPlan plan) {
        var faults = new ArrayList<String>();
        for (var module : tree.modules()) {
            var page = tree.root().resolve(module).resolve("README.md");
            if (!Files.exists(page)) {
                faults.add(module + " has no README.md");
            } else if (isRoom(module, plan)) {
                var headings =
                        tree.lines(page)
                                .filter(line -> line.startsWith("## "))
                                .map(line -> line.substring(3).strip())
                                .toList();
                if (!headings.equals(HEADINGS)) {
                    faults.add(module + "/README.md has the headings " + headings);
                }
            }
        }
        return faults;
    }

    /// A module's tables begin with its name, and are made by its own migrations.
    static List<String> tableNames(SourceTree tree) {
        var faults = new ArrayList<String>();
        for (var file : tree.files(".*/src/main/resources/db/.*\\.sql")) {
            var module = tree.name(file).replaceFirst(".*/([^/]+)/[^/]+$", "$1");
            TABLE.matcher(tree.text(file))
                    .results()
                    .map(match -> match.group(1).toLowerCase(Locale.ROOT))
                    .filter(table -> !table.startsWith(module + "_"))
                    .forEach(table -> faults.add(tree.name(file) + " makes a table " + table));
        }
        return faults;
    }

    /// Our settings are called `cityplane.module.key-in-words`.
    static List<String> settingNames(SourceTree tree, CityPlan plan) {
        var faults = new ArrayList<String>();
        for (var file : tree.files(".*/src/main/resources/application\\.properties")) {
            tree.lines(file)
                    .map(KEY::matcher)
                    .filter(java.util.regex.Matcher::find)
                    .map(matcher -> matcher.group(1))
                    .filter(key -> !isSetting(key, plan))
                    .forEach(key -> faults.add(tree.name(file) + " sets " + key));
        }
        return faults;
    }

    /// Each module stands in the folder of its group, and in the plan.
    static List<String> folders(SourceTree tree, CityPlan plan) {
        var faults = new ArrayList<String>();
        var folders = new TreeSet<>(tree.modules());
        plan.groups()
                .forEach((module, group) -> {
                    var folder =
                            isGrouped(group)
                                    ? group.name().toLowerCase(Locale.ROOT) + "/" + module
                                    : module;
                    if (!folders.remove(folder)) {
                        faults.add("CityPlan has " + module + ", but there is no module " + folder);
                    }
                });
        folders.stream()
                .filter(folder ->
                        Files.isDirectory(tree.root().resolve(folder).resolve("src/main/java")))
                .map(folder -> folder + " is not in CityPlan")
                .forEach(faults::add);
        return faults;
    }

    /// Decision records have their three parts, a date and a number of their own.
    static List<String> decisions(SourceTree tree) {
        var numbers = new TreeSet<String>();
        var faults = new ArrayList<String>();
        for (var file : tree.files("docs/decisions/.*\\.md")) {
            var text = tree.text(file);
            var name = file.getFileName().toString();
            if (!name.matches("[0-9]{4}-[a-z0-9-]+\\.md") || !numbers.add(name.substring(0, 4))) {
                faults.add(tree.name(file) + " needs a name NNNN-title.md, its number once");
            }
            var parts = Stream.of("Decision", "Why", "Consequences");
            var missing =
                    parts.filter(part -> !text.contains("\n## " + part + "\n"))
                            .collect(toCollection(ArrayList::new));
            if (!Pattern.compile("\\b20[0-9]{2}-[0-9]{2}-[0-9]{2}\\b").matcher(text).find()) {
                missing.add("a date");
            }
            if (!missing.isEmpty()) {
                faults.add(tree.name(file) + " lacks " + missing);
            }
        }
        return faults;
    }

    private static boolean isTest(String line) {
        return TEST.matcher(line.strip()).lookingAt();
    }

    private static List<String> matching(
            SourceTree tree, String files, Pattern pattern, String fault) {
        return tree.files(files).stream()
                .filter(file -> pattern.matcher(tree.text(file)).find())
                .map(file -> tree.name(file) + " " + fault)
                .toList();
    }

    private static boolean isSetting(String key, CityPlan plan) {
        var parts = key.split("\\.", -1);
        return parts.length >= 3
                && plan.groups().containsKey(parts[1])
                && Stream.of(parts)
                        .skip(2)
                        .allMatch(part -> part.matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }

    private static boolean isRoom(String module, CityPlan plan) {
        var name = Path.of(module).getFileName().toString();
        return name.equals("simulator") || (plan.groups().containsKey(name) && plan.isRoom(name));
    }

    private static boolean isGrouped(Group group) {
        return switch (group) {
            case PLATFORM, CITY, GOVERNANCE -> true;
            case KERNEL, SERVER -> false;
        };
    }
}
