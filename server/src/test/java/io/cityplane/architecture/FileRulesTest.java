package io.cityplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.architecture.CityPlan.Group;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shows that the rules about files bite, each on a small tree that breaks it.
class FileRulesTest {

    private static final CityPlan PLAN =
            new CityPlan(Map.of("twin", Group.PLATFORM, "simulator", Group.SERVER));

    @TempDir private Path root;

    @ParameterizedTest(name = "{0}")
    @DisplayName("401 lines are a fault, 400 are not, built files do not count")
    @ValueSource(
            strings = {"a/B.java", "a/b.ts", "a/b.tsx", "a/b.sql", "a/b.sh", "a/b.py", "cityplane"})
    void length(String name) throws IOException {
        write(name, "x\n".repeat(401));
        write("a/target/" + name, "x\n".repeat(401));
        write("a/Short.java", "x\n".repeat(400));

        assertThat(FileRules.length(tree())).containsExactly(name + " has 401 lines");
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("a skipped test is a fault, in every language")
    @ValueSource(
            strings = {
                "@Dis_abled",
                "@Ig_nore",
                "it.sk_ip('x')",
                "describe.on_ly('x')",
                "<skip_Tests>"
            })
    void skippedTests(String mark) throws IOException {
        write("a/src/test/java/ATest.java", mark.replace("_", ""));

        assertThat(FileRules.skippedTests(tree()))
                .containsExactly("a/src/test/java/ATest.java skips a test");
    }

    @Test
    @DisplayName("a library for mocks is a fault, in code and in a POM")
    void mocks() throws IOException {
        write("a/src/test/java/ATest.java", "import org.mock_ito.Mock;".replace("_", ""));
        write("a/pom.xml", "<groupId>org.mock_ito</groupId>".replace("_", ""));

        assertThat(FileRules.mocks(tree())).hasSize(2);
    }

    @Test
    @DisplayName("a test that Surefire would not find, or that does not say why, is a fault")
    void testNames() throws IOException {
        write("a/src/test/java/Checks.java", "@DisplayName(\"x\")\n    @Test\n");
        write("a/src/test/java/BTest.java", "    @Test\n    void x() {}\n");
        write("a/src/test/java/CTest.java", "    @Test\n    @DisplayName(\"x\")\n");
        write(
                "a/src/test/java/DTest.java",
                "    @ParameterizedTest(name = \"{0}\")\n    void x() {}\n");
        write("a/src/test/java/Fake.java", "class Fake {}\n");

        assertThat(FileRules.testNames(tree()))
                .containsExactly(
                        "a/src/test/java/BTest.java has tests without @DisplayName",
                        "a/src/test/java/Checks.java has tests, but is named neither …Test nor"
                                + " …Contract");
    }

    @Test
    @DisplayName("a module without a page, and a room's page with other headings, are faults")
    void readmes() throws IOException {
        write(
                "pom.xml",
                "<module>platform/twin</module><module>server</module><module>kernel</module>");
        write("platform/twin/README.md", "# Twin\n## Serves\n## Door\n");
        write("kernel/README.md", "# Kernel\n");

        assertThat(FileRules.readmes(tree(), PLAN))
                .containsExactly(
                        "platform/twin/README.md has the headings [Serves, Door]",
                        "server has no README.md");

        write(
                "platform/twin/README.md",
                "## Serves\n## Door\n## Standards\n## Tables\n## Events\n## Try it\n");
        assertThat(FileRules.readmes(tree(), PLAN)).containsExactly("server has no README.md");
    }

    @Test
    @DisplayName("a table that does not begin with its module's name is a fault")
    void tableNames() throws IOException {
        write(
                "platform/twin/src/main/resources/db/twin/V1__a.sql",
                "CREATE TABLE twin_outbox (a int);\ncreate table if not exists Outbox (a int);");

        assertThat(FileRules.tableNames(tree()))
                .containsExactly(
                        "platform/twin/src/main/resources/db/twin/V1__a.sql makes a table outbox");
    }

    @Test
    @DisplayName("a setting of another form is a fault, others' settings are not")
    void settingNames() throws IOException {
        write(
                "server/src/main/resources/application.properties",
                """
                quarkus.http.port=8080
                cityplane.twin.most-entities=5
                cityplane.nowhere.most=5
                cityplane.twin.mostEntities=5
                cityplane.port=1
                """);

        assertThat(FileRules.settingNames(tree(), PLAN))
                .extracting(fault -> fault.replaceAll(".* sets ", ""))
                .containsExactly(
                        "cityplane.nowhere.most", "cityplane.twin.mostEntities", "cityplane.port");
    }

    @Test
    @DisplayName("a module in another group's folder, or in no plan, is a fault")
    void folders() throws IOException {
        write(
                "pom.xml",
                "<module>city/twin</module><module>simulator</module><module>console</module>");
        write("city/twin/src/main/java/A.java", "");

        assertThat(FileRules.folders(tree(), PLAN))
                .containsExactly(
                        "CityPlan has twin, but there is no module platform/twin",
                        "city/twin is not in CityPlan");
    }

    @Test
    @DisplayName(
            "a decision without a date, without consequences or with another's number is a fault")
    void decisions() throws IOException {
        var whole = "# T\n2026-11-24\n## Decision\nx\n## Why\nx\n## Consequences\nx\n";
        write("docs/decisions/0001-a.md", whole);
        write("docs/decisions/0001-b.md", whole);
        write("docs/decisions/0003-c.md", "# T\n## Decision\nx\n## Why\n");

        assertThat(FileRules.decisions(tree()))
                .containsExactly(
                        "docs/decisions/0001-b.md needs a name NNNN-title.md, its number once",
                        "docs/decisions/0003-c.md lacks [Consequences, a date]");
    }

    private SourceTree tree() {
        return new SourceTree(root);
    }

    private void write(String name, String text) throws IOException {
        var file = root.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
