package io.cityplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Shows that the rules about doors and names bite. `~` is the root.
class DoorRulesTest {

    @TempDir private Path directory;

    @ParameterizedTest(name = "{0}")
    @DisplayName("a hollow name is a fault")
    @ValueSource(
            strings = {
                "ChargeUtil",
                "ChargeUtils",
                "ChargeHelper",
                "ChargeManager",
                "ChargeImpl",
                "ChargeCommon",
                "ChargeBase",
                "ChargeDto",
                "ChargeData"
            })
    void hollowNames(String name) throws IOException {
        assertThat(DoorRules.hollowNames(house("package charging; class " + name + " {}")))
                .containsExactly("io.cityplane.charging." + name + " has a name that says nothing");
        assertThat(DoorRules.hollowNames(house("package grid; class Database {}"))).hasSize(1);
    }

    @Test
    @DisplayName("three doors are allowed, a fourth is a fault; sealed words are no doors")
    void fewDoors() throws IOException {
        var three =
                new String[] {
                    "package charging; public interface A {}",
                    "package charging; public interface B {}",
                    "package charging; public interface C {}",
                    "package charging; public sealed interface Word { record X() implements Word {} }"
                };
        assertThat(DoorRules.fewDoors(house(three))).isEmpty();

        house("package charging; public interface D {}");
        assertThat(DoorRules.fewDoors(house(three)))
                .containsExactly("charging has too many doors: [A, B, C, D]");
    }

    @Test
    @DisplayName("a read of a door without a viewer is a fault")
    void readsTakeAViewer() throws IOException {
        var house =
                house(
                        "package kernel; public interface Viewer {}",
                        "package charging; public interface A { int count(); "
                                + "int findAll(String s); int find(~.kernel.Viewer v); void finder(); }",
                        "package charging.domain; public interface Rows { int count(); }");

        assertThat(DoorRules.readsTakeAViewer(house))
                .containsExactlyInAnyOrder(
                        "io.cityplane.charging.A.count() reads for no Viewer",
                        "io.cityplane.charging.A.findAll(java.lang.String) reads for no Viewer");
    }

    @Test
    @DisplayName("a boolean parameter is a fault, a record's component is not")
    void noBooleanParameters() throws IOException {
        var house =
                house(
                        "package charging; public interface A { void open(boolean wide); boolean isOpen(); }",
                        "package charging.domain; class B { private void close(boolean hard) {} }",
                        "package charging; record C(boolean wide) {}",
                        "package charging.web; class D { void open(boolean wide) {} }");

        assertThat(DoorRules.noBooleanParameters(house))
                .containsExactlyInAnyOrder(
                        "io.cityplane.charging.A.open(boolean) takes a boolean",
                        "io.cityplane.charging.domain.B.close(boolean) takes a boolean");
    }

    @Test
    @DisplayName("an accessor with get is a fault, get by a key is not")
    void noGetters() throws IOException {
        var house =
                house(
                        "package charging; public interface A { int getName(); int getOne(int id); }");

        assertThat(DoorRules.noGetters(house))
                .containsExactly("io.cityplane.charging.A.getName() is an accessor with get");
    }

    @Test
    @DisplayName("an outcome that is neither sealed nor an enum is a fault")
    void sealedOutcomes() throws IOException {
        var house =
                house(
                        "package charging; public interface StartOutcome {}",
                        "package charging; public sealed interface StopOutcome { record Stopped() implements StopOutcome {} }",
                        "package charging; public enum ReadOutcome { NOTED }");

        assertThat(DoorRules.sealedOutcomes(house))
                .containsExactly(
                        "io.cityplane.charging.StartOutcome is neither sealed nor an enum");
    }

    private House house(String... sources) throws IOException {
        return WrongHouse.of(directory, sources);
    }
}
