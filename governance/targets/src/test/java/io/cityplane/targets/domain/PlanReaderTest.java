package io.cityplane.targets.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.targets.Plan;
import io.cityplane.targets.PlanFault;
import io.cityplane.targets.Plots;
import io.cityplane.twin.ngsild.CoreSelections;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Plans from files, and what is wrong with them.
class PlanReaderTest {

    @Test
    @DisplayName("Shenzhen's plan is read whole, with the figures of the policy")
    void shenzhen() throws IOException {
        var plan = plan(Files.readString(Path.of("../../examples/shenzhen/plan.yaml")));
        assertThat(plan.document()).isEqualTo("深府〔2020〕42号");
        assertThat(plan.indicators())
                .filteredOn(it -> it.target().isPresent())
                .extracting(it -> it.code().value() + " " + it.target().orElseThrow())
                .containsExactly(
                        "5g-sites 50000",
                        "data-centre-pue 1.25",
                        "industrial-internet-projects 300",
                        "science-facilities 5",
                        "frontier-platforms 3",
                        "industry-platforms 20",
                        "innovative-procurement-2020 100");
        assertThat(plan.indicators()).allMatch(it -> it.formula().isPresent());
    }

    @Test
    @DisplayName("every fault is told at once, each with its line")
    void faults() {
        var broken =
                Plots.SMALL
                        .replace("from: 2020-01-01", "from: yesterday")
                        .replace("lead: [transport]", "lead: [nobody]")
                        .replace("aggregate: sum, value: power", "aggregate: sum")
                        .replace("meets: \"power>=10\"", "meets: \"power>=\"")
                        .replace("kind: milestone", "sort: milestone");
        assertThat(faults(broken))
                .extracting(PlanFault::line)
                .contains(5, 19, 28, 36, 41)
                .doesNotContain(0);
    }

    @Test
    @DisplayName("what is no YAML, or nothing at all, is a fault and no plan")
    void noYaml() {
        assertThat(faults("a: [")).hasSize(1);
        assertThat(faults("")).hasSize(1);
        assertThat(faults("- one\n- two\n")).isNotEmpty();
        assertThat(faults("cityplane-plan: 1\ncityplane-plan: 1\n")).isNotEmpty();
    }

    @Test
    @DisplayName("the schema has the fields that the reader takes, and no others")
    void schema() throws IOException {
        String schema;
        try (var in =
                PlanReader.class.getResourceAsStream("/io/cityplane/targets/plan-1.schema.json")) {
            schema =
                    new String(
                            Objects.requireNonNull(in).readAllBytes(),
                            java.nio.charset.StandardCharsets.UTF_8);
        }
        for (var fields :
                List.of(
                        PlanReader.OF_PLAN,
                        PlanReader.OF_INDICATOR,
                        PlanReader.OF_REORGANISATION,
                        FormulaReader.KNOWN)) {
            assertThat(fields).allMatch(it -> schema.contains("\"" + it + "\": {"));
        }
        assertThat(Set.of("sort", "near")).noneMatch(it -> schema.contains("\"" + it + "\": {"));
    }

    private static Plan plan(String source) {
        return switch (PlanReader.read(source, new CoreSelections())) {
            case PlanReader.Read.Understood(Plan plan) -> plan;
            case PlanReader.Read.Faulty(var faults) -> throw new AssertionError(faults);
        };
    }

    private static List<PlanFault> faults(String source) {
        return switch (PlanReader.read(source, new CoreSelections())) {
            case PlanReader.Read.Understood(Plan plan) -> throw new AssertionError(plan);
            case PlanReader.Read.Faulty(var faults) -> faults;
        };
    }
}
