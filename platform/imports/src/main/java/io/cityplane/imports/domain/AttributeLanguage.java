package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.Need;
import io.cityplane.imports.domain.Mapping.ObservedAt;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.imports.domain.Tree.Field;
import io.cityplane.imports.domain.Tree.Word;
import io.cityplane.imports.domain.ValueRule.Meaning;
import io.cityplane.imports.domain.ValueRule.Whole;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads the part of the mapping language that is about attributes.
final class AttributeLanguage {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

    /// GS CIM 009 §4.5.1 to §4.5.5: members of an entity that are no attributes.
    private static final Set<String> NOT_ATTRIBUTES =
            Set.of("id", "type", "scope", "createdAt", "modifiedAt", "deletedAt", "expiresAt");

    /// UN/CEFACT Recommendation 20: two or three capitals and digits.
    private static final Pattern UNIT_CODE = Pattern.compile("[A-Z0-9]{2,3}");

    /// What people write and the code that they mean (Recommendation 20, annex I).
    private static final Map<String, String> UNIT_CODES =
            Map.ofEntries(
                    Map.entry("kWh", "KWH"),
                    Map.entry("kW", "KWT"),
                    Map.entry("W", "WTT"),
                    Map.entry("V", "VLT"),
                    Map.entry("A", "AMP"),
                    Map.entry("°C", "CEL"),
                    Map.entry("%", "P1"),
                    Map.entry("m", "MTR"),
                    Map.entry("km", "KMT"),
                    Map.entry("m2", "MTK"),
                    Map.entry("m²", "MTK"),
                    Map.entry("m/s", "MTS"),
                    Map.entry("km/h", "KMH"),
                    Map.entry("hPa", "A97"),
                    Map.entry("mmHg", "HN"),
                    Map.entry("mm", "MMT"),
                    Map.entry("µg/m³", "GQ"),
                    Map.entry("ug/m3", "GQ"));

    private static final Map<String, Kind> KINDS =
            Map.of(
                    "property", Kind.PROPERTY,
                    "relationship", Kind.RELATIONSHIP,
                    "geo", Kind.GEO_PROPERTY,
                    "language", Kind.LANGUAGE_PROPERTY);
    private static final Map<String, Need> NEEDS =
            Map.of("true", Need.REQUIRED, "false", Need.OPTIONAL);
    private static final Map<String, String> TYPES =
            Map.of(
                    "text", "text",
                    "number", "number",
                    "integer", "integer",
                    "truth", "truth",
                    "date-time", "date-time");
    private static final Map<String, Datum> DATUMS =
            Map.of(
                    Datum.WGS_84.word(), Datum.WGS_84,
                    Datum.GCJ_02.word(), Datum.GCJ_02,
                    Datum.BD_09.word(), Datum.BD_09);

    private final MappingFaults faults;

    AttributeLanguage(MappingFaults faults) {
        this.faults = faults;
    }

    /// The name itself, with a fault noted if it is none.
    static String name(Section section, String name) {
        if (!NAME.matcher(name).matches() && !name.isEmpty()) {
            section.fault(
                    section.line(),
                    "'%s' is no name".formatted(name),
                    "Use letters, digits and _ of ASCII, a letter first.");
        }
        return name;
    }

    /// A constant text that says where the data come from.
    Optional<AttributeRule> provenance(Field field) {
        if (field.value() instanceof Word(String text, _)) {
            var value = new ValueRule.Constant(new Value.Text(text));
            return Optional.of(rule(field, Kind.PROPERTY, value));
        }
        faults.add(field.line(), "provenance is told in texts", "Write `name: text`.");
        return Optional.empty();
    }

    Optional<AttributeRule> attribute(Field field) {
        var section = Section.of(faults, field.name(), field.value());
        if (NOT_ATTRIBUTES.contains(field.name())) {
            section.fault(
                    field.line(),
                    "'%s' is no attribute".formatted(field.name()),
                    "The entity's id and type are told under `entity`; rename the attribute.");
        }
        name(section, field.name());
        var values = values(section);
        var kind = MappingLanguage.word(section, "kind", "property", KINDS);
        var need = MappingLanguage.word(section, "required", "false", NEEDS);
        var unit = section.find("unit").map(this::unit);
        var observedAt = section.section("observed-at").map(this::observedAt);
        var kindIsTold = section.has("kind");
        section.done();
        if (values.size() != 1) {
            section.fault(
                    field.line(),
                    "%s gets its value in %d ways".formatted(field.name(), values.size()),
                    "Give exactly one of column, constant, template, languages, point, geometry,"
                            + " within.");
            return Optional.empty();
        }
        var value = values.getFirst();
        var implied = implied(value);
        if (kindIsTold && implied.isPresent() && kind.isPresent() && !implied.equals(kind)) {
            section.fault(
                    section.line("kind"),
                    "this value cannot be of that kind",
                    "Take the line `kind` away: the kind follows from the value.");
        }
        return Optional.of(
                new AttributeRule(
                        field.name(),
                        implied.or(() -> kind).orElse(Kind.PROPERTY),
                        value,
                        need.orElse(Need.OPTIONAL),
                        unit,
                        observedAt,
                        field.line()));
    }

    private static Optional<Kind> implied(ValueRule value) {
        return switch (value) {
            case ValueRule.OfPoint _, ValueRule.OfShape _ -> Optional.of(Kind.GEO_PROPERTY);
            case ValueRule.InLanguages _ -> Optional.of(Kind.LANGUAGE_PROPERTY);
            case ValueRule.Within _ -> Optional.of(Kind.RELATIONSHIP);
            case ValueRule.Constant _, ValueRule.OfColumn _, ValueRule.Filled _ -> Optional.empty();
        };
    }

    private List<ValueRule> values(Section section) {
        var values = new ArrayList<ValueRule>();
        section.find("column")
                .ifPresent(word -> values.add(new ValueRule.OfColumn(column(word), type(section))));
        section.find("constant")
                .ifPresent(word -> values.add(new ValueRule.Constant(constant(section, word))));
        section.find("template")
                .ifPresent(word ->
                        values.add(new ValueRule.Filled(Template.parse(word.text()), word.line())));
        section.section("languages").ifPresent(languages -> values.add(languages(languages)));
        section.section("point")
                .ifPresent(point -> {
                    values.add(
                            new ValueRule.OfPoint(
                                    column(point, "longitude"),
                                    column(point, "latitude"),
                                    datum(point)));
                    point.done();
                });
        section.section("geometry")
                .ifPresent(geometry -> {
                    values.add(new ValueRule.OfShape(datum(geometry)));
                    geometry.done();
                });
        section.find("within").ifPresent(word -> values.add(new ValueRule.Within(word.text())));
        return values;
    }

    private static Datum datum(Section section) {
        return MappingLanguage.word(section, "datum", "", DATUMS).orElse(Datum.WGS_84);
    }

    private Meaning type(Section section) {
        return switch (MappingLanguage.word(section, "type", "text", TYPES).orElse("text")) {
            case "number" -> figure(section, Whole.ANY);
            case "integer" -> figure(section, Whole.WHOLE_ONLY);
            case "truth" -> new Meaning.Truth();
            case "date-time" -> new Meaning.DateTime(timeFormat(section));
            default -> new Meaning.Text();
        };
    }

    private Meaning figure(Section section, Whole whole) {
        return new Meaning.Figure(whole, bound(section, "least"), bound(section, "most"));
    }

    private static Optional<BigDecimal> bound(Section section, String name) {
        return section.find(name)
                .flatMap(word -> {
                    var number = Figures.parse(word.text());
                    if (number.isEmpty()) {
                        section.fault(
                                word.line(),
                                "%s is a number".formatted(name),
                                "Write `%s: 0`.".formatted(name));
                    }
                    return number;
                });
    }

    private Value constant(Section section, Word word) {
        return switch (type(section)) {
            case Meaning.Figure _ ->
                    Figures.parse(word.text())
                            .map(Figures::value)
                            .orElseGet(() -> {
                                faults.add(
                                        word.line(),
                                        "this constant is no number",
                                        "Write a number, or leave `type` out.");
                                return new Value.Text(word.text());
                            });
            case Meaning.Truth _ -> new Value.Truth(word.text().equals("true"));
            case Meaning.Text _, Meaning.DateTime _ -> new Value.Text(word.text());
        };
    }

    private ValueRule languages(Section section) {
        var byTag = new LinkedHashMap<String, Column>();
        for (var field : section.everything()) {
            if (field.value() instanceof Word word && !word.text().isBlank()) {
                byTag.put(field.name(), column(word));
            } else {
                faults.add(field.line(), "a language has a column", "Write `zh: COLUMN`.");
            }
        }
        return new ValueRule.InLanguages(byTag);
    }

    private String unit(Word word) {
        if (!UNIT_CODE.matcher(word.text()).matches()) {
            var meant = UNIT_CODES.get(word.text());
            faults.add(
                    word.line(),
                    "'%s' is no unit code of UN/CEFACT Recommendation 20".formatted(word.text()),
                    meant == null
                            ? "Units are written as codes: KWH for kWh, CEL for °C."
                            : "Write `unit: %s`.".formatted(meant));
        }
        return word.text();
    }

    private ObservedAt observedAt(Section section) {
        var observedAt = new ObservedAt(column(section, "column"), timeFormat(section));
        section.done();
        return observedAt;
    }

    private TimeFormat timeFormat(Section section) {
        var zone = section.find("zone").flatMap(this::zone);
        var pattern = section.find("format");
        if (pattern.isEmpty()) {
            var iso = TimeFormat.ISO_8601;
            return new TimeFormat(iso.pattern(), iso.formatter(), zone);
        }
        try {
            var format = TimeFormat.of(pattern.get().text(), zone);
            if (zone.isEmpty() && !format.hasOffset()) {
                faults.add(
                        pattern.get().line(),
                        "this time format tells no zone",
                        "Add `zone: Asia/Shanghai`, or whatever zone the file is in.");
            }
            return format;
        } catch (IllegalArgumentException e) {
            faults.add(
                    pattern.get().line(),
                    "'%s' is no time format".formatted(pattern.get().text()),
                    "Write it like `yyyy-MM-dd HH:mm:ss`.");
            return TimeFormat.ISO_8601;
        }
    }

    private Optional<ZoneId> zone(Word word) {
        try {
            return Optional.of(ZoneId.of(word.text()));
        } catch (DateTimeException e) {
            faults.add(
                    word.line(),
                    "'%s' is no time zone".formatted(word.text()),
                    NearestWord.find(word.text(), ZoneId.getAvailableZoneIds())
                            .map("Did you mean '%s'?"::formatted)
                            .orElse("Write a zone such as Asia/Shanghai or +08:00."));
            return Optional.empty();
        }
    }

    private static Column column(Section section, String name) {
        return new Column(section.text(name), section.line(name));
    }

    private static Column column(Word word) {
        return new Column(word.text(), word.line());
    }

    private static AttributeRule rule(Field field, Kind kind, ValueRule value) {
        return new AttributeRule(
                field.name(),
                kind,
                value,
                Need.OPTIONAL,
                Optional.empty(),
                Optional.empty(),
                field.line());
    }
}
