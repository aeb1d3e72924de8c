package io.cityplane.query.domain;

/// Arithmetic on the values that an entity has at one moment.
sealed interface Expression {

    /// What it is with these values.
    ///
    /// @param values of the names, by their index
    /// @return not a number where it has none, such as after a division by zero
    double of(double[] values);

    record Constant(double number) implements Expression {
        @Override
        public double of(double[] values) {
            return number;
        }
    }

    /// A name's value.
    record Named(int index) implements Expression {
        @Override
        public double of(double[] values) {
            return values[index];
        }
    }

    record Minus(Expression of) implements Expression {
        @Override
        public double of(double[] values) {
            return -of.of(values);
        }
    }

    /// Two parts and what joins them: `+`, `-`, `*` or `/`.
    record Joined(char by, Expression left, Expression right) implements Expression {
        @Override
        public double of(double[] values) {
            var a = left.of(values);
            var b = right.of(values);
            return switch (by) {
                case '+' -> a + b;
                case '-' -> a - b;
                case '*' -> a * b;
                default -> a / b;
            };
        }
    }
}
