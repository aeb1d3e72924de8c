package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The mappings of the examples, by the published JSON Schema and by the language itself.
class ExamplesTest {

    @TempDir Path folder;

    static Stream<Path> examples() throws IOException {
        try (var files = Files.walk(Path.of("../../examples"))) {
            return files
                    .filter(file -> file.toString().endsWith(".yaml"))
                    .filter(ExamplesTest::isMapping)
                    .sorted()
                    .toList()
                    .stream();
        }
    }

    private static boolean isMapping(Path file) {
        try {
            return Files.readString(file).contains("cityplane-import:");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("every example is valid by the JSON Schema")
    void schema(Path mapping) throws IOException {
        assertThat(schema().validate(json(mapping))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("examples")
    @DisplayName("every example is understood: only its files are missing where there are none")
    void language(Path mapping) {
        var outcome =
                new MadeUpCity(folder)
                        .imports.run(
                                mapping,
                                folder,
                                Imports.Mode.FOR_GOOD,
                                io.cityplane.kernel.Caller.theCity(),
                                ProgressListener.NOBODY);

        assertThat(outcome)
                .isInstanceOfSatisfying(
                        ImportOutcome.BadMapping.class,
                        bad ->
                                assertThat(bad.faults())
                                        .allSatisfy(
                                                fault ->
                                                        assertThat(fault.what())
                                                                .startsWith("there is no file")));
    }

    @Test
    @DisplayName("the JSON Schema refuses what the language does")
    void refused() throws IOException {
        for (var wrong :
                List.of(
                        "attributes: {a: {column: x, datum: WGS-84}}",
                        "attributes: {a: {column: x, constant: y}}",
                        "readings: {every: PT1H, attributes: {a: {column: x}}}",
                        "steps: [{split: {}}]",
                        "lookups: [{by: a}]")) {
            var mapping = folder.resolve("wrong.yaml");
            Files.writeString(
                    mapping,
                    """
                    cityplane-import: 1
                    title: T
                    source: {file: a.csv, format: csv}
                    entity: {type: T, id: "urn:a:{b}"}
                    """
                            + wrong
                            + "\n");
            assertThat(schema().validate(json(mapping))).as(wrong).isNotEmpty();
        }
    }

    private static Schema schema() throws IOException {
        try (var in = Imports.class.getResourceAsStream("mapping-1.schema.json")) {
            assertThat(in).isNotNull();
            return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                    .getSchema(
                            new String(in.readAllBytes(), StandardCharsets.UTF_8),
                            InputFormat.JSON);
        }
    }

    /// As a reader of YAML's core schema has it.
    private static JsonNode json(Path mapping) throws IOException {
        var yaml = new Load(LoadSettings.builder().build());
        return new ObjectMapper().valueToTree(yaml.loadFromString(Files.readString(mapping)));
    }
}
