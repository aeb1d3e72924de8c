package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Expectation;
import io.cityplane.twin.Expectation.Operand;
import io.cityplane.twin.Expectation.Order;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.SelectionReader.Read;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Selections as text (GS CIM 009 §5.7.2)")
class CoreSelectionsTest {

    private final SelectionReader reader = new CoreSelections();

    @Test
    @DisplayName("types and q become one query, their names expanded by the core context")
    void reads() {
        var read = reader.read(Map.of("type", "EVChargingStation", "q", "capacity>10"));

        assertThat(read)
                .isInstanceOfSatisfying(
                        Read.Selected.class,
                        selected -> {
                            assertThat(selected.query().types())
                                    .isEqualTo(Set.of(CoreContext.expand("EVChargingStation")));
                            assertThat(selected.query().where())
                                    .isEqualTo(
                                            new Condition.Compares(
                                                    AttributePath.of(
                                                            CoreContext.expand("capacity")),
                                                    new Expectation.Ordered(
                                                            Order.GREATER,
                                                            new Operand.Numeric(10))));
                        });
    }

    @Test
    @DisplayName("what is no selection, or too wide a one, is told in words")
    void refuses() {
        assertThat(reader.read(Map.of("type", "A", "q", "capacity>")))
                .isInstanceOfSatisfying(
                        Read.Wrong.class, wrong -> assertThat(wrong.why()).contains("§4.9"));
        assertThat(reader.read(Map.of("scopeQ", "/Shenzhen/#")))
                .isInstanceOfSatisfying(
                        Read.Wrong.class, wrong -> assertThat(wrong.why()).contains("too wide"));
        assertThat(reader.read(Map.of("type", "A", "limit", "5")))
                .isInstanceOfSatisfying(
                        Read.Wrong.class, wrong -> assertThat(wrong.why()).contains("limit"));
    }

    @Test
    @DisplayName("a name is expanded, what is none is refused")
    void expands() {
        assertThat(reader.expand("capacity")).isEqualTo(CoreContext.expand("capacity"));
        assertThatThrownBy(() -> reader.expand("a b"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not a name");
    }
}
