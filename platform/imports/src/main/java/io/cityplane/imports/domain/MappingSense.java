package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.DistrictRule;
import io.cityplane.imports.domain.Mapping.Lookup;
import io.cityplane.imports.domain.Mapping.OwnershipRule;
import io.cityplane.imports.domain.Mapping.ReadingsRule;
import io.cityplane.imports.domain.Source.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Whether the parts of a mapping go together, and with the file.
final class MappingSense {

    private static final String LOCATION = "location";

    private MappingSense() {}

    static void check(Mapping mapping, MappingFaults faults) {
        checkId(mapping, faults);
        checkNames(mapping, faults);
        checkPlaces(mapping, faults);
        mapping.readings().ifPresent(readings -> checkReadings(readings, faults));
    }

    /// Notes a fault for each column that neither the file nor a step nor a lookup has.
    ///
    /// @param inFile the file's columns
    static void checkColumns(Mapping mapping, Set<String> inFile, MappingFaults faults) {
        Set<String> known = new TreeSet<>(inFile);
        var file = mapping.source().file();
        var leftOut = new ArrayList<>(mapping.leftOut());
        leftOut.removeIf(column -> column.name().endsWith("*"));
        checkColumns(leftOut, known, file, faults);
        for (var step : mapping.steps()) {
            checkColumns(step.needs(), known, file, faults);
            if (step instanceof Step.Gather gather
                    && known.stream().noneMatch(gather.columns()::matches)) {
                faults.add(
                        gather.line(),
                        "%s has no column whose whole name matches '%s'"
                                .formatted(file, gather.columns().pattern()),
                        "The columns are: %s.".formatted(NearestWord.shortList(known)));
            }
            known = step.after(known);
        }
        for (var lookup : mapping.lookups()) {
            checkLookup(lookup, known, faults);
            known.addAll(lookup.adds());
        }
        known.add(RowMapper.LINE);
        checkColumns(mapping.columnsUsed().distinct().toList(), known, file, faults);
    }

    private static void checkLookup(Lookup lookup, Set<String> known, MappingFaults faults) {
        for (var added : lookup.adds()) {
            if (known.contains(added)) {
                faults.add(
                        lookup.key().line(),
                        "the lookup adds '%s', which the file has already".formatted(added),
                        "Give the lookup's column another name.");
            }
        }
    }

    /// @param columns that are needed
    static void checkColumns(
            List<Column> columns, Set<String> known, String file, MappingFaults faults) {
        for (var column : columns) {
            if (!known.contains(column.name())) {
                faults.add(
                        column.line(),
                        "%s has no column '%s'".formatted(file, column.name()),
                        NearestWord.advice(column.name(), known));
            }
        }
    }

    /// The file's columns that the mapping says nothing of.
    static Set<String> unspokenOf(Mapping mapping, Set<String> inFile) {
        var unspoken = new TreeSet<>(inFile);
        mapping.columnsUsed().map(Column::name).forEach(unspoken::remove);
        unspoken.removeIf(mapping::leavesOut);
        for (var step : mapping.steps()) {
            step.needs().stream().map(Column::name).forEach(unspoken::remove);
            if (step instanceof Step.Gather gather) {
                unspoken.removeIf(gather.columns()::matches);
            }
        }
        return unspoken;
    }

    /// A file of readings may be about a single entity.
    private static void checkId(Mapping mapping, MappingFaults faults) {
        var id = mapping.entity().id();
        if (id.columns().isEmpty() && mapping.readings().isEmpty()) {
            faults.add(
                    mapping.entity().idLine(),
                    "every row would get the same id '%s'".formatted(id.texts().getFirst()),
                    "Put a column into it, in braces: `urn:ngsi-ld:Type:{column}`.");
        }
    }

    private static void checkNames(Mapping mapping, MappingFaults faults) {
        var names = new HashSet<String>();
        for (var rule : mapping.everyAttribute().toList()) {
            if (!names.add(rule.name())) {
                faults.add(
                        rule.line(),
                        "the attribute '%s' is there twice".formatted(rule.name()),
                        "Take one away; provenance and readings add attributes too.");
            }
        }
        if (names.isEmpty()) {
            faults.add(0, "the mapping gives the entities no attributes", "Add `attributes:`.");
        }
    }

    private static void checkReadings(ReadingsRule readings, MappingFaults faults) {
        for (var rule : readings.attributes()) {
            if (rule.observedAt().isPresent()) {
                faults.add(
                        rule.line(),
                        "a reading was observed at the time of its row",
                        "Take `observed-at` away: `readings: at:` tells it.");
            }
            if (rule.value() instanceof ValueRule.Within) {
                faults.add(
                        rule.line(),
                        "an area is looked for once, not for each reading",
                        "Put it under `attributes`.");
            }
        }
        if (readings.every().isEmpty()
                && readings.attributes().stream()
                        .anyMatch(rule -> rule.limits().flatMap(it -> it.frozen()).isPresent())) {
            faults.add(
                    readings.line(),
                    "whether a series is frozen can be told only of regular readings",
                    "Add `every: PT1H`, or whatever lies between two of them.");
        }
    }

    private static void checkPlaces(Mapping mapping, MappingFaults faults) {
        var located = false;
        for (var rule : mapping.everyAttribute().toList()) {
            located |= rule.name().equals(LOCATION) && isPlace(rule.value());
            if (rule.value() instanceof ValueRule.OfShape
                    && !mapping.source().format().hasShapes()) {
                faults.add(
                        rule.line(),
                        "only a file of GeoJSON or GraphML has geometries",
                        "For columns write `point: {longitude: ..., latitude: ..., datum: ...}`.");
            }
        }
        var joins = new ArrayList<AttributeRule>(mapping.attributes());
        joins.removeIf(rule -> !(rule.value() instanceof ValueRule.Within));
        if (!joins.isEmpty() && !located) {
            faults.add(
                    joins.getFirst().line(),
                    "`within` needs a place to look for",
                    "Add an attribute `location` with `point` or `geometry`.");
        }
        if (joins.isEmpty()
                && mapping.entity().ownership().flatMap(OwnershipRule::district).orElse(null)
                        instanceof DistrictRule.OfArea) {
            faults.add(
                    mapping.entity().idLine(),
                    "`district: {of: area}` needs an area",
                    "Add an attribute with `within: TYPE`.");
        }
    }

    private static boolean isPlace(ValueRule value) {
        return value instanceof ValueRule.OfPoint || value instanceof ValueRule.OfShape;
    }
}
