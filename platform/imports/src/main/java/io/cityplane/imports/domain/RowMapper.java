package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.DistrictRule;
import io.cityplane.imports.domain.Mapping.Need;
import io.cityplane.imports.domain.Mapping.ObservedAt;
import io.cityplane.imports.domain.Mapping.Otherwise;
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
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/// Turns rows into entities as a mapping says.
final class RowMapper {

    /// The column that every row has besides its own: the line where it begins.
    static final String LINE = "@line";

    private final Mapping mapping;
    private final Map<String, Areas> areas;
    private final String type;
    private final List<AttributeRule> entityRules;
    private final Attribute origin;

    /// @param areas by their type
    /// @param origin what every entity says of where it comes from
    RowMapper(Mapping mapping, Map<String, Areas> areas, Attribute origin) {
        this.mapping = mapping;
        this.areas = Map.copyOf(areas);
        this.origin = origin;
        this.type = CoreContext.expand(mapping.entity().type());
        this.entityRules =
                Stream.concat(mapping.attributes().stream(), mapping.provenance().stream())
                        .toList();
    }

    /// What a row becomes.
    sealed interface Mapped {
        /// An entity, or readings of one.
        ///
        /// @param said values with the rule that each came by: the entity's, then the readings
        /// @param at the readings' time
        /// @param asInFile where the thing is in the file's own datum, if the mapping says
        /// @param notes what does not fit and is no reason to refuse the row
        record Ready(
                Entity entity,
                List<Said> said,
                List<Attribute> readings,
                Optional<Instant> at,
                Optional<Place> asInFile,
                List<Note> notes)
                implements Mapped {}

        record Refused(Refusal.Why why) implements Mapped {}
    }

    /// A value and the rule that it came by.
    record Said(AttributeRule rule, Value value) {}

    /// Something that the row goes without.
    ///
    /// @param about the attribute or column
    record Note(Sign sign, String about, String what, String advice) {}

    Mapped map(Row row) {
        try {
            return new RowInHand(row).ready();
        } catch (Refusal refusal) {
            return new Mapped.Refused(refusal.why());
        }
    }

    /// One row on its way.
    private final class RowInHand {
        private final List<Note> notes = new ArrayList<>();
        private final List<Said> said = new ArrayList<>();
        private final Row row;
        private final Map<String, Areas.Area> found = new HashMap<>();

        RowInHand(Row read) {
            row = withLookups(read, notes);
        }

        Mapped ready() {
            var id = id(row);
            var place = RowValues.location(mapping, row);
            place.ifPresent(this::findAreas);
            var attributes = new ArrayList<>(attributes(entityRules, Optional.empty()));
            if (!entityRules.isEmpty()) {
                attributes.add(origin);
            }
            var at = mapping.readings().map(rule -> time(rule.at()));
            var readings =
                    mapping.readings()
                            .map(rule -> attributes(rule.attributes(), at))
                            .orElse(List.of());
            var ownership = mapping.entity().ownership().map(rule -> ownership(rule, row, area()));
            var entity =
                    new Entity(id, List.of(type), List.of(), attributes, ownership, Times.NONE);
            return new Mapped.Ready(
                    entity, said, readings, at, place.map(RowValues.Located::asInFile), notes);
        }

        private void findAreas(RowValues.Located place) {
            for (var areaType : mapping.areaTypes()) {
                var known = areas.get(areaType);
                var area = known == null ? Optional.<Areas.Area>empty() : known.find(place.wgs84());
                area.ifPresent(it -> found.put(areaType, it));
                if (area.isEmpty()) {
                    notes.add(
                            new Note(
                                    Sign.IN_NO_AREA,
                                    areaType,
                                    "the place lies in no %s".formatted(areaType),
                                    "Check the coordinates and their datum. The entity is in,"
                                            + " without its area."));
                }
            }
        }

        /// The first area that the mapping looks for.
        private Optional<Areas.Area> area() {
            return mapping.areaTypes().stream()
                    .limit(1)
                    .map(found::get)
                    .filter(Objects::nonNull)
                    .findFirst();
        }

        private Instant time(ObservedAt at) {
            at.text()
                    .findMissing(row.values())
                    .ifPresent(
                            column -> {
                                throw new Refusal(
                                        Reason.VALUE_MISSING,
                                        column,
                                        "the reading has no time",
                                        "Fill the column in.");
                            });
            return ColumnValues.instant(at.shown(), at.text().fill(row.values()), at.format());
        }

        private List<Attribute> attributes(List<AttributeRule> rules, Optional<Instant> at) {
            var attributes = new ArrayList<Attribute>(rules.size());
            for (var rule : rules) {
                var value = valueOrNote(rule);
                if (value.isPresent()) {
                    said.add(new Said(rule, value.get()));
                    var attribute = attribute(rule, value.get(), row);
                    attributes.add(at.map(attribute::withObservedAt).orElse(attribute));
                } else if (rule.need() == Need.REQUIRED) {
                    throw missing(rule);
                }
            }
            return attributes;
        }

        private Optional<Value> valueOrNote(AttributeRule rule) {
            try {
                return RowValues.value(rule, row, found);
            } catch (Refusal refusal) {
                if (rule.onFault() == Otherwise.REFUSE) {
                    throw refusal;
                }
                var why = refusal.why();
                notes.add(
                        new Note(
                                Sign.VALUE_LEFT_OUT,
                                rule.name(),
                                "a value is left out: " + why.what(),
                                why.advice()));
                return Optional.empty();
            }
        }
    }

    private Row withLookups(Row row, List<Note> notes) {
        var values = new HashMap<>(row.values());
        values.put(LINE, Long.toString(row.line()));
        for (var lookup : mapping.lookups()) {
            var key = values.get(lookup.key().name());
            if (key == null && lookup.otherwise() == Otherwise.NOTE) {
                continue;
            }
            if (key == null) {
                throw new Refusal(
                        Reason.VALUE_MISSING,
                        lookup.key().name(),
                        "there is no value to look up",
                        "Fill the column in.");
            }
            var found = lookup.rows().get(key);
            if (found == null && lookup.otherwise() == Otherwise.NOTE) {
                notes.add(
                        new Note(
                                Sign.NO_MATCH,
                                lookup.key().name(),
                                "an identifier is not in the lookup, such as '%s'"
                                        .formatted(shown(key)),
                                "Ask whoever made the two lists which one is right. The entity is"
                                        + " in, without what would have been looked up."));
                continue;
            }
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
        return new Row(row.line(), values, row.shape());
    }

    private EntityId id(Row row) {
        mapping.entity()
                .id()
                .findMissing(row.values())
                .ifPresent(
                        column -> {
                            throw new Refusal(
                                    Reason.VALUE_MISSING,
                                    column,
                                    "there is nothing to make the id of",
                                    "Fill the column in, or make the id of another one.");
                        });
        var uri = mapping.entity().id().fillUri(row.values());
        if (!EntityId.isWellFormed(uri)) {
            throw new Refusal(
                    Reason.BAD_IDENTIFIER,
                    "",
                    "'%s' is no URI of at most 1,024 characters".formatted(shown(uri)),
                    "Correct the columns that make the id.");
        }
        return new EntityId(uri);
    }

    private static Attribute attribute(AttributeRule rule, Value value, Row row) {
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
                .flatMap(
                        at -> {
                            if (at.text().findMissing(row.values()).isPresent()) {
                                return Optional.empty();
                            }
                            var text = at.text().fill(row.values());
                            return Optional.of(ColumnValues.instant(at.shown(), text, at.format()));
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
