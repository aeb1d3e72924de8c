package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Mapping.DistrictRule;
import io.cityplane.imports.domain.Mapping.OwnershipRule;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.imports.domain.Source.Format;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeSet;

/// Whether the parts of a mapping go together, and with the file.
final class MappingSense {

    private static final String LOCATION = "location";

    private MappingSense() {}

    static void check(Mapping mapping, MappingFaults faults) {
        checkNames(mapping, faults);
        checkPlaces(mapping, faults);
    }

    /// Notes a fault for each column that neither the file nor a lookup has.
    ///
    /// @param inFile the file's columns
    static void checkColumns(Mapping mapping, Set<String> inFile, MappingFaults faults) {
        var known = new TreeSet<>(inFile);
        mapping.lookups().forEach(lookup -> known.addAll(lookup.adds()));
        mapping.columnsUsed()
                .filter(column -> !known.contains(column.name()))
                .distinct()
                .forEach(column ->
                        faults.add(
                                column.line(),
                                "%s has no column '%s'"
                                        .formatted(mapping.source().file(), column.name()),
                                NearestWord.advice(column.name(), known)));
        for (var lookup : mapping.lookups()) {
            for (var added : lookup.adds()) {
                if (inFile.contains(added)) {
                    faults.add(
                            lookup.key().line(),
                            "the lookup adds '%s', which the file has already".formatted(added),
                            "Give the lookup's column another name.");
                }
            }
        }
    }

    /// The file's columns that the mapping says nothing of.
    static Set<String> unspokenOf(Mapping mapping, Set<String> inFile) {
        var unspoken = new TreeSet<>(inFile);
        mapping.columnsUsed().map(Column::name).forEach(unspoken::remove);
        return unspoken;
    }

    private static void checkNames(Mapping mapping, MappingFaults faults) {
        var names = new HashSet<String>();
        for (var rule : mapping.attributes()) {
            if (!names.add(rule.name())) {
                faults.add(
                        rule.line(),
                        "the attribute '%s' is there twice".formatted(rule.name()),
                        "Take one away; provenance adds attributes too.");
            }
        }
        if (names.isEmpty()) {
            faults.add(0, "the mapping gives the entities no attributes", "Add `attributes:`.");
        }
    }

    private static void checkPlaces(Mapping mapping, MappingFaults faults) {
        var located = false;
        for (var rule : mapping.attributes()) {
            located |= rule.name().equals(LOCATION) && isPlace(rule.value());
            if (rule.value() instanceof ValueRule.OfShape
                    && mapping.source().format() != Format.GEOJSON) {
                faults.add(
                        rule.line(),
                        "only a GeoJSON file has geometries",
                        "For columns write `point: {longitude: ..., latitude: ..., datum: ...}`.");
            }
        }
        var joins =
                mapping.attributes().stream()
                        .filter(rule -> rule.value() instanceof ValueRule.Within)
                        .toList();
        if (joins.size() > 1) {
            faults.add(
                    joins.getLast().line(),
                    "a mapping looks for one kind of area only",
                    "Take the second `within` away.");
        }
        if (!joins.isEmpty() && !located) {
            faults.add(
                    joins.getFirst().line(),
                    "`within` needs a place to look for",
                    "Add an attribute `location` with `point` or `geometry`.");
        }
        if (joins.isEmpty()
                && mapping.ownership().flatMap(OwnershipRule::district).orElse(null)
                        instanceof DistrictRule.OfArea) {
            faults.add(
                    mapping.idLine(),
                    "`district: {of: area}` needs an area",
                    "Add an attribute with `within: TYPE`.");
        }
    }

    private static boolean isPlace(ValueRule value) {
        return value instanceof ValueRule.OfPoint || value instanceof ValueRule.OfShape;
    }
}
