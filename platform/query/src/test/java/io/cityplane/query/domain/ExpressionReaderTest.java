package io.cityplane.query.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Arithmetic in questions")
class ExpressionReaderTest {

    @ParameterizedTest(name = "{0} is {1}")
    @DisplayName("products come before sums, parentheses before both, from left to right")
    @CsvSource({
        "a+b*c, 14",
        "(a+b)*c, 20",
        "a-b-c, -5",
        "c/a/a, 1",
        "-a*b, -6",
        "--a + 0.5, 2.5",
        "a*1e2, 200",
        "电量a + b, 103"
    })
    void computes(String text, double expected) {
        var parsed = ExpressionReader.read(text);
        var values =
                parsed.names().stream()
                        .mapToDouble(name ->
                                switch (name) {
                                    case "a" -> 2;
                                    case "b" -> 3;
                                    case "c" -> 4;
                                    default -> 100;
                                })
                        .toArray();

        assertThat(parsed.expression().of(values)).isEqualTo(expected);
    }

    @ParameterizedTest(name = "{0}")
    @DisplayName("what is no arithmetic of attributes is refused")
    @ValueSource(
            strings = {"a b", "a+", "*a", "(a", "a)", "a;b", "1+2", "a**b", "a+b+c+d+e+f+g+h+i"})
    void refuses(String text) {
        assertThatThrownBy(() -> ExpressionReader.read(text)).isInstanceOf(Refusal.class);
    }
}
