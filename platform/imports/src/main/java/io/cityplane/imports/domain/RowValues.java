package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.SourceFiles.Read.Row;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Value;
import java.util.Map;
import java.util.Optional;

/// The values that a mapping's rules make of a row.
final class RowValues {

    private static final String LOCATION = "location";

    private RowValues() {}

    /// A place in the file's datum and in WGS-84.
    record Located(Place asInFile, Place wgs84) {}

    /// Where the row's thing is, if its mapping and its columns say.
    static Optional<Located> location(Mapping mapping, Row row) {
        for (var rule : mapping.everyAttribute().toList()) {
            if (rule.name().equals(LOCATION)) {
                return switch (rule.value()) {
                    case ValueRule.OfPoint point ->
                            Places.point(point, row.values())
                                    .map(place -> located(place, point.datum()));
                    case ValueRule.OfShape(Datum datum) ->
                            row.shape()
                                    .map(shape -> shape.getInteriorPoint().getCoordinate())
                                    .map(at -> located(new Place(at.x, at.y), datum));
                    case ValueRule.Constant _,
                            ValueRule.Filled _,
                            ValueRule.InLanguages _,
                            ValueRule.OfColumn _,
                            ValueRule.Within _ ->
                            Optional.empty();
                };
            }
        }
        return Optional.empty();
    }

    private static Located located(Place place, Datum datum) {
        return new Located(place, Shapes.rounded(datum.toWgs84(place)));
    }

    /// What a rule makes of a row.
    ///
    /// @param found the areas that the row's place lies in, by their type
    /// @throws Refusal if a value is none
    static Optional<Value> value(AttributeRule rule, Row row, Map<String, Areas.Area> found) {
        var values = row.values();
        return switch (rule.value()) {
            case ValueRule.Constant(Value value) -> Optional.of(value);
            case ValueRule.OfColumn column ->
                    Optional.ofNullable(values.get(column.column().name()))
                            .map(
                                    text ->
                                            ColumnValues.read(
                                                    column.column().name(),
                                                    text,
                                                    column.meaning()));
            case ValueRule.Filled(Template template, _) ->
                    template.findMissing(values).isPresent()
                            ? Optional.empty()
                            : Optional.of(new Value.Text(filled(rule, template, values)));
            case ValueRule.InLanguages languages -> ColumnValues.languages(languages, values);
            case ValueRule.OfPoint point ->
                    Places.point(point, values)
                            .map(place -> located(place, point.datum()).wgs84())
                            .map(place -> new Value.Json(Shapes.geoJson(place)));
            case ValueRule.OfShape(Datum datum) ->
                    row.shape()
                            .map(
                                    shape -> {
                                        Places.check(shape);
                                        return new Value.Json(
                                                Shapes.geoJson(Shapes.toWgs84(shape, datum)));
                                    });
            case ValueRule.Within(String areaType) ->
                    Optional.ofNullable(found.get(areaType))
                            .map(area -> new Value.Text(area.id().uri()));
        };
    }

    private static String filled(
            AttributeRule rule, Template template, Map<String, String> values) {
        return rule.kind() == Attribute.Kind.RELATIONSHIP
                ? template.fillUri(values)
                : template.fill(values);
    }
}
