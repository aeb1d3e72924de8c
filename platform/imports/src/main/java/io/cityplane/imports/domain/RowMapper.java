package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.DistrictRule;
import io.cityplane.imports.domain.Mapping.Need;
import io.cityplane.imports.domain.Mapping.OwnershipRule;
import io.cityplane.imports.domain.SourceFiles.Read.Row;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Turns rows into entities as a mapping says.
final class RowMapper {

    private static final String LOCATION = "location";

    private final Mapping mapping;
    private final Areas areas;
    private final String type;

    RowMapper(Mapping mapping, Areas areas) {
        this.mapping = mapping;
        this.areas = areas;
        this.type = CoreContext.expand(mapping.type());
    }

    /// What a row becomes.
    sealed interface Mapped {
        /// An entity.
        ///
        /// @param asInFile where the thing is in the file's own datum, if the mapping says
        record Ready(Entity entity, Optional<Place> asInFile, Join join) implements Mapped {}

        record Refused(Refusal.Why why) implements Mapped {}
    }

    enum Join {
        /// The mapping looks for no area, or the row has no place.
        NOT_ASKED,
        FOUND,
        IN_NO_AREA
    }

    Mapped map(Row row) {
        try {
            return ready(withLookups(row));
        } catch (Refusal refusal) {
            return new Mapped.Refused(refusal.why());
        }
    }

    private Mapped ready(Row row) {
        var id = id(row);
        var place = location(row);
        var area = place.flatMap(located -> areas.find(located.wgs84()));
        var attributes = new ArrayList<Attribute>();
        for (var rule : mapping.attributes()) {
            var value = value(rule, row, area);
            if (value.isPresent()) {
                attributes.add(attribute(rule, value.get(), row));
            } else if (rule.need() == Need.REQUIRED) {
                throw missing(rule);
            }
        }
        var ownership = mapping.ownership().map(rule -> ownership(rule, row, area));
        var entity = new Entity(id, List.of(type), List.of(), attributes, ownership, Times.NONE);
        return new Mapped.Ready(entity, place.map(Located::asInFile), join(place, area));
    }

    private Join join(Optional<Located> place, Optional<Areas.Area> area) {
        if (mapping.within().isEmpty() || place.isEmpty()) {
            return Join.NOT_ASKED;
        }
        return area.isPresent() ? Join.FOUND : Join.IN_NO_AREA;
    }

    private Row withLookups(Row row) {
        if (mapping.lookups().isEmpty()) {
            return row;
        }
        var values = new HashMap<>(row.values());
        for (var lookup : mapping.lookups()) {
            var key = values.get(lookup.key().name());
            if (key == null) {
                throw new Refusal(
                        Reason.VALUE_MISSING,
                        lookup.key().name(),
                        "there is no value to look up",
                        "Fill the column in.");
            }
            var found = lookup.rows().get(key);
            if (found == null) {
                throw new Refusal(
                        Reason.NOT_IN_LOOKUP,
                        lookup.key().name(),
                        "'%s' is not in the lookup".formatted(shown(key)),
                        NearestWord.advice(key, lookup.rows().keySet())
                                + " Correct the file or add it to the lookup.");
            }
            values.putAll(found);
        }
        return new Row(row.line(), Map.copyOf(values), row.shape());
    }

    private EntityId id(Row row) {
        mapping.id()
                .findMissing(row.values())
                .ifPresent(column -> {
                    throw new Refusal(
                            Reason.VALUE_MISSING,
                            column,
                            "there is nothing to make the id of",
                            "Fill the column in, or make the id of another one.");
                });
        var uri = mapping.id().fillUri(row.values());
        if (!EntityId.isWellFormed(uri)) {
            throw new Refusal(
                    Reason.BAD_IDENTIFIER,
                    "",
                    "'%s' is no URI of at most 1,024 characters".formatted(shown(uri)),
                    "Correct the columns that make the id.");
        }
        return new EntityId(uri);
    }

    /// A place in the file's datum and in WGS-84.
    private record Located(Place asInFile, Place wgs84) {}

    private Optional<Located> location(Row row) {
        for (var rule : mapping.attributes()) {
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

    private Optional<Value> value(AttributeRule rule, Row row, Optional<Areas.Area> area) {
        var values = row.values();
        return switch (rule.value()) {
            case ValueRule.Constant(Value value) -> Optional.of(value);
            case ValueRule.OfColumn column ->
                    Optional.ofNullable(values.get(column.column().name()))
                            .map(text ->
                                    ColumnValues.read(
                                            column.column().name(), text, column.meaning()));
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
                            .map(shape -> {
                                Places.check(shape);
                                return new Value.Json(Shapes.geoJson(Shapes.toWgs84(shape, datum)));
                            });
            case ValueRule.Within _ -> area.map(found -> new Value.Text(found.id().uri()));
        };
    }

    private static String filled(
            AttributeRule rule, Template template, Map<String, String> values) {
        return rule.kind() == Attribute.Kind.RELATIONSHIP
                ? template.fillUri(values)
                : template.fill(values);
    }

    private Attribute attribute(AttributeRule rule, Value value, Row row) {
        if (rule.kind() == Attribute.Kind.RELATIONSHIP
                && !(value instanceof Value.Text(String uri) && EntityId.isWellFormed(uri))) {
            throw new Refusal(
                    Reason.BAD_IDENTIFIER,
                    rule.name(),
                    "the relationship '%s' points to no URI".formatted(rule.name()),
                    "Make it of a template such as `urn:ngsi-ld:Type:{column}`.");
        }
        var name = CoreContext.expand(rule.name());
        var attribute = Attribute.of(name, rule.kind(), value);
        if (rule.unitCode().isPresent()) {
            attribute = attribute.withUnitCode(rule.unitCode().get());
        }
        return observedAt(rule, row).map(attribute::withObservedAt).orElse(attribute);
    }

    private static Optional<Instant> observedAt(AttributeRule rule, Row row) {
        return rule.observedAt()
                .flatMap(at -> {
                    var column = at.column().name();
                    return Optional.ofNullable(row.values().get(column))
                            .map(text -> ColumnValues.instant(column, text, at.format()));
                });
    }

    private static Ownership ownership(OwnershipRule rule, Row row, Optional<Areas.Area> area) {
        var district = rule.district().flatMap(from -> district(from, row, area));
        return new Ownership(rule.department(), district, rule.classification());
    }

    private static Optional<District> district(
            DistrictRule rule, Row row, Optional<Areas.Area> area) {
        return switch (rule) {
            case DistrictRule.Always(District district) -> Optional.of(district);
            case DistrictRule.OfArea() -> area.flatMap(Areas.Area::district);
            case DistrictRule.OfColumn(Source.Column column) -> {
                var code = row.values().get(column.name());
                if (code != null && !District.isWellFormed(code)) {
                    throw new Refusal(
                            Reason.BAD_IDENTIFIER,
                            column.name(),
                            "'%s' is no district's code".formatted(shown(code)),
                            "Use the six digits of GB/T 2260.");
                }
                yield Optional.ofNullable(code).map(District::new);
            }
        };
    }

    private static Refusal missing(AttributeRule rule) {
        if (rule.value() instanceof ValueRule.Within(String areaType)) {
            return new Refusal(
                    Reason.IN_NO_AREA,
                    rule.name(),
                    "the place lies in no %s".formatted(areaType),
                    "Check the coordinates and their datum.");
        }
        var columns = rule.value().columns().map(Source.Column::name).toList();
        return new Refusal(
                Reason.VALUE_MISSING,
                String.join(", ", columns),
                "'%s' is required and has no value".formatted(rule.name()),
                "Fill it in, or take `required` out of the mapping.");
    }

    /// Short enough for a message.
    static String shown(String text) {
        return text.length() <= 60 ? text : text.substring(0, 60) + "…";
    }
}
