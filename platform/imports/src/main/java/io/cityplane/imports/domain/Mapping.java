package io.cityplane.imports.domain;

import static java.util.stream.Collectors.toCollection;

import io.cityplane.imports.domain.Source.Column;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Attribute;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// What a file means: which entities its rows become, or whose readings they are.
///
/// @param leftOut columns that are known and not wanted
/// @param provenance texts about where the data come from, which every entity has besides
/// @param readings what a row says of an entity at a time; without it a row is an entity
record Mapping(
        String title,
        Source source,
        List<Step> steps,
        List<Lookup> lookups,
        Set<Column> leftOut,
        EntityRule entity,
        List<AttributeRule> attributes,
        List<AttributeRule> provenance,
        Optional<ReadingsRule> readings) {

    /// Whose attributes and readings take part in an entity.
    ///
    /// @param type short, as the core context knows it
    record EntityRule(
            String type,
            Template id,
            long idLine,
            Presence presence,
            Optional<OwnershipRule> ownership) {}

    enum Presence {
        /// An entity that is not there comes into being.
        AS_NEEDED,
        /// A row of an entity that is not there is refused.
        REQUIRED
    }

    /// The columns that the rows have to have after the steps, in the file or by a lookup.
    Stream<Column> columnsUsed() {
        return Stream.of(
                        lookups.stream().map(Lookup::key),
                        entity.id().columns().stream()
                                .map(name -> new Column(name, entity.idLine())),
                        entity.ownership().stream().flatMap(OwnershipRule::columns),
                        readings.stream().flatMap(rule -> rule.at().columns()),
                        everyAttribute().flatMap(AttributeRule::columns))
                .flatMap(columns -> columns);
    }

    /// Whether the mapping says that a column is not wanted; `links.*` stands for all that begin
    /// so.
    boolean leavesOut(String column) {
        return leftOut.stream()
                .map(Column::name)
                .anyMatch(
                        name ->
                                name.endsWith("*")
                                        ? column.startsWith(name.substring(0, name.length() - 1))
                                        : column.equals(name));
    }

    /// Of the entity and of its readings.
    Stream<AttributeRule> everyAttribute() {
        return Stream.of(
                        attributes.stream(),
                        provenance.stream(),
                        readings.stream().flatMap(rule -> rule.attributes().stream()))
                .flatMap(rules -> rules);
    }

    /// The types of areas that places are looked for in, in the order of the mapping.
    Set<String> areaTypes() {
        return attributes.stream()
                .map(AttributeRule::value)
                .filter(ValueRule.Within.class::isInstance)
                .map(value -> ((ValueRule.Within) value).type())
                .collect(toCollection(LinkedHashSet::new));
    }

    Mapping withLookups(List<Lookup> loaded) {
        return new Mapping(
                title, source, steps, loaded, leftOut, entity, attributes, provenance, readings);
    }

    /// More columns for each row, found by one that it has.
    ///
    /// @param file where the rows are read from; empty if the mapping has them itself
    record Lookup(
            Column key,
            Set<String> adds,
            Map<String, Map<String, String>> rows,
            Otherwise otherwise,
            Optional<LookupFile> file) {}

    /// A file that rows are looked up in.
    ///
    /// @param take what a row gains: a column of the file by the name that it gets
    record LookupFile(Source source, Column key, Map<String, Column> take) {}

    /// What becomes of a row that something of does not fit.
    enum Otherwise {
        REFUSE,
        /// It goes without, and the report says so.
        NOTE
    }

    /// Whose the entities are.
    record OwnershipRule(
            Clearance classification,
            Optional<Department> department,
            Optional<DistrictRule> district) {

        Stream<Column> columns() {
            return district.stream()
                    .flatMap(
                            rule ->
                                    rule instanceof DistrictRule.OfColumn(Column column)
                                            ? Stream.of(column)
                                            : Stream.empty());
        }
    }

    /// Where an entity belongs.
    sealed interface DistrictRule {
        record Always(District district) implements DistrictRule {}

        record OfColumn(Column column) implements DistrictRule {}

        /// That of the first area that it lies in.
        record OfArea() implements DistrictRule {}
    }

    /// One attribute.
    ///
    /// @param name short, as the core context knows it
    /// @param onFault of a value that is none
    /// @param line where the mapping speaks of it
    record AttributeRule(
            String name,
            Attribute.Kind kind,
            ValueRule value,
            Need need,
            Otherwise onFault,
            Optional<String> unitCode,
            Optional<ObservedAt> observedAt,
            Optional<Limits> limits,
            long line) {

        Stream<Column> columns() {
            return Stream.concat(value.columns(), observedAt.stream().flatMap(ObservedAt::columns));
        }
    }

    enum Need {
        /// A row without it is refused.
        REQUIRED,
        /// An entity without it is as good.
        OPTIONAL
    }

    /// A time of a row.
    ///
    /// @param text what is read as a time: one column, or several together
    record ObservedAt(Template text, TimeFormat format, long line) {
        Stream<Column> columns() {
            return text.columns().stream().map(name -> new Column(name, line));
        }

        /// For messages.
        String shown() {
            return String.join(", ", text.columns());
        }
    }

    /// What rows say of entities at times.
    ///
    /// @param every how far apart a series' readings are meant to be
    record ReadingsRule(
            ObservedAt at, Optional<Duration> every, List<AttributeRule> attributes, long line) {}

    /// What is flagged of an attribute's values. A flag takes nothing away.
    ///
    /// @param below, above values beyond these are implausible
    /// @param jump readings that follow each other and differ by more are
    /// @param frozen a series that does not change for so long, or longer, is
    /// @param unknown texts that stand where an identifier should
    record Limits(
            Optional<BigDecimal> below,
            Optional<BigDecimal> above,
            Optional<BigDecimal> jump,
            Optional<Duration> frozen,
            Set<String> unknown) {}
}
