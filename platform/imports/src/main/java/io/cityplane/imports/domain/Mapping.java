package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Source.Column;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Attribute;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a file means: which entities its rows become.
///
/// @param leftOut columns that are known and not wanted
/// @param type short, as the core context knows it
record Mapping(
        String title,
        Source source,
        List<Lookup> lookups,
        Set<Column> leftOut,
        String type,
        Template id,
        long idLine,
        Optional<OwnershipRule> ownership,
        List<AttributeRule> attributes) {

    /// The columns that the rows have to have, in the file or by a lookup.
    Stream<Column> columnsUsed() {
        return Stream.of(
                        lookups.stream().map(Lookup::key),
                        leftOut.stream(),
                        id.columns().stream().map(name -> new Column(name, idLine)),
                        ownership.stream().flatMap(OwnershipRule::columns),
                        attributes.stream().flatMap(AttributeRule::columns))
                .flatMap(columns -> columns);
    }

    /// The attribute that says in which area a thing lies, if any does.
    Optional<AttributeRule> within() {
        return attributes.stream()
                .filter(rule -> rule.value() instanceof ValueRule.Within)
                .findAny();
    }

    /// More columns for each row, found by one that it has.
    record Lookup(Column key, Set<String> adds, Map<String, Map<String, String>> rows) {}

    /// Whose the entities are.
    record OwnershipRule(
            Clearance classification,
            Optional<Department> department,
            Optional<DistrictRule> district) {

        Stream<Column> columns() {
            return district.stream()
                    .flatMap(rule ->
                            rule instanceof DistrictRule.OfColumn(Column column)
                                    ? Stream.of(column)
                                    : Stream.empty());
        }
    }

    /// Where an entity belongs.
    sealed interface DistrictRule {
        record Always(District district) implements DistrictRule {}

        record OfColumn(Column column) implements DistrictRule {}

        /// That of the area that it lies in.
        record OfArea() implements DistrictRule {}
    }

    /// One attribute.
    ///
    /// @param name short, as the core context knows it
    /// @param line where the mapping speaks of it
    record AttributeRule(
            String name,
            Attribute.Kind kind,
            ValueRule value,
            Need need,
            Optional<String> unitCode,
            Optional<ObservedAt> observedAt,
            long line) {

        Stream<Column> columns() {
            return Stream.concat(value.columns(), observedAt.stream().map(ObservedAt::column));
        }
    }

    enum Need {
        /// A row without it is refused.
        REQUIRED,
        /// An entity without it is as good.
        OPTIONAL
    }

    record ObservedAt(Column column, TimeFormat format) {}
}
