package io.cityplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shows that the rules about modules bite, each on a house that breaks it. `~` is the root.
class ModuleRulesTest {

    @TempDir private Path directory;

    @Test
    @DisplayName("modules in a circle are a fault, and so are packages in one")
    void circles() throws IOException {
        var house =
                house(
                        "package charging; public class A { ~.grid.B b; }",
                        "package grid; public class B { ~.charging.A a; }");

        assertThat(ModuleRules.circles(house))
                .anySatisfy(fault -> assertThat(fault).contains("Slice charging", "Slice grid"));
    }

    @Test
    @DisplayName("a circle of two packages in one module is a fault")
    void circleOfPackages() throws IOException {
        var house =
                house(
                        "package charging.domain; public class A { ~.charging.store.B b; }",
                        "package charging.store; public class B { ~.charging.domain.A a; }");

        assertThat(ModuleRules.circles(house)).isNotEmpty();
    }

    @Test
    @DisplayName("the platform may not use the city")
    void arrows() throws IOException {
        var house =
                house(
                        "package twin.domain; class A { ~.charging.B b; }",
                        "package charging; public class B {}");

        assertThat(ModuleRules.arrows(house))
                .containsExactly("twin uses charging, which stands after it");
    }

    @Test
    @DisplayName("a neighbour's rules may not be used, its door may")
    void entered() throws IOException {
        var house =
                house(
                        "package charging.domain; class A { ~.grid.domain.B b; ~.grid.C c; }",
                        "package grid.domain; public class B {}",
                        "package grid; public class C {}",
                        "package server; class Wiring { ~.grid.domain.B b; }");

        assertThat(ModuleRules.entered(house)).hasSize(1).first().asString().contains("A.b");
    }

    @Test
    @DisplayName("a door may not speak a neighbour's words, its rules and the platform's may")
    void doorsKnowNoNeighbour() throws IOException {
        var house =
                house(
                        "package charging; class A { ~.grid.B b; ~.twin.C c; ~.kernel.D d; }",
                        "package charging.domain; class E { ~.grid.B b; }",
                        "package grid; public class B {}",
                        "package twin; public class C {}",
                        "package kernel; public class D {}");

        assertThat(ModuleRules.doorsKnowNoNeighbour(house))
                .hasSize(1)
                .first()
                .asString()
                .contains("charging.A.b");
    }

    @Test
    @DisplayName("the server may not use what tests share, nor anybody the simulator")
    void programsAreUsedByNobody() throws IOException {
        var house =
                house(
                        "package server; class A { ~.testing.B b; ~.simulator.C c; ~.kernel.D d; }",
                        "package testing; public class B {}",
                        "package simulator; public class C {}",
                        "package kernel; public class D {}");

        assertThat(ModuleRules.programsAreUsedByNobody(house))
                .hasSize(2)
                .allSatisfy(fault -> assertThat(fault).contains("server.A"));
    }

    @Test
    @DisplayName("the simulator may use Jackson and the JDK, and nothing of ours or of others")
    void simulatorStandsAlone() throws IOException {
        var house =
                house(
                        "package simulator; class A { ~.kernel.D d; int[] i; java.util.List<A> l;"
                                + " com.fasterxml.jackson.databind.JsonNode n;"
                                + " io.vertx.core.Vertx v; }",
                        "package kernel; public class D {}");

        assertThat(ModuleRules.simulatorStandsAlone(house))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("kernel.D"))
                .anySatisfy(fault -> assertThat(fault).contains("io.vertx.core.Vertx"));
    }

    private House house(String... sources) throws IOException {
        return WrongHouse.of(directory, sources);
    }
}
