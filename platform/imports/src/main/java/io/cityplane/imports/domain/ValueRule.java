package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Source.Column;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Where an attribute's value comes from.
sealed interface ValueRule {

    Stream<Column> columns();

    /// The same for every row.
    record Constant(Value value) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return Stream.empty();
        }
    }

    /// What a column says.
    record OfColumn(Column column, Meaning meaning) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return Stream.of(column);
        }
    }

    /// A text made of columns.
    record Filled(Template template, long line) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return template.columns().stream().map(name -> new Column(name, line));
        }
    }

    /// Texts by language tag.
    record InLanguages(Map<String, Column> byTag) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return byTag.values().stream();
        }
    }

    /// A point of two columns in degrees.
    record OfPoint(Column longitude, Column latitude, Datum datum) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return Stream.of(longitude, latitude);
        }
    }

    /// The geometry of a GeoJSON feature.
    record OfShape(Datum datum) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return Stream.empty();
        }
    }

    /// The area of the twin that the row's `location` lies in.
    ///
    /// @param type of the areas, short
    record Within(String type) implements ValueRule {
        @Override
        public Stream<Column> columns() {
            return Stream.empty();
        }
    }

    /// What a column's text stands for.
    sealed interface Meaning {
        record Text() implements Meaning {}

        record Truth() implements Meaning {}

        /// A decimal number.
        ///
        /// @param least, most of what is there after the conversion
        record Figure(
                Whole whole,
                Optional<BigDecimal> least,
                Optional<BigDecimal> most,
                Optional<Units.Conversion> conversion)
                implements Meaning {}

        record DateTime(TimeFormat format) implements Meaning {}

        /// A number or text, or a list of such, as JSON has it.
        record Listed() implements Meaning {}
    }

    enum Whole {
        ANY,
        WHOLE_ONLY
    }
}
