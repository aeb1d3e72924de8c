package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.Limits;
import io.cityplane.imports.domain.Mapping.Need;
import io.cityplane.imports.domain.Mapping.ObservedAt;
import io.cityplane.imports.domain.Mapping.Otherwise;
import io.cityplane.imports.domain.Mapping.ReadingsRule;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.imports.domain.Tree.Field;
import io.cityplane.imports.domain.Tree.Word;
import io.cityplane.imports.domain.ValueRule.Meaning;
import io.cityplane.imports.domain.ValueRule.Whole;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Reads the part of the mapping language that is about attributes.
final class AttributeLanguage {

    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,127}");

    /// GS CIM 009 §4.5.1 to §4.5.5: members of an entity that are no attributes.
    private static final Set<String> NOT_ATTRIBUTES =
            Set.of("id", "type", "scope", "createdAt", "modifiedAt", "deletedAt", "expiresAt");

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
                    "date-time", "date-time",
                    "list", "list");
    private static final Map<String, Datum> DATUMS =
            Map.of(
                    Datum.WGS_84.word(), Datum.WGS_84,
                    Datum.GCJ_02.word(), Datum.GCJ_02,
                    Datum.BD_09.word(), Datum.BD_09);

    private final MappingFaults faults;
    private final TimeLanguage times;

    AttributeLanguage(MappingFaults faults) {
        this.faults = faults;
        this.times = new TimeLanguage(faults);
    }

    List<AttributeRule> attributes(Optional<Section> section) {
        return fields(section).stream().map(this::attribute).flatMap(Optional::stream).toList();
    }

    List<AttributeRule> provenance(Optional<Section> section) {
        return fields(section).stream().map(this::provenance).flatMap(Optional::stream).toList();
    }

    private static List<Field> fields(Optional<Section> section) {
        return section.map(Section::everything).orElse(List.of());
    }

    ReadingsRule readings(Section section) {
        var at =
                section.section("at")
                        .map(times::observedAt)
                        .orElseGet(
                                () -> {
                                    section.fault(
                                            section.line(),
                                            "the readings have no time",
                                            "Add `at: {column: NAME}`.");
                                    return new ObservedAt(
                                            Template.ofColumn(""),
                                            TimeFormat.ISO_8601,
                                            section.line());
                                });
        var every = times.duration(section, "every");
        var attributes = attributes(section.section("attributes"));
        if (attributes.isEmpty()) {
            section.fault(
                    section.line(),
                    "the readings are of no attribute",
                    "Add `attributes:` with their names indented below it.");
        }
        section.done();
        return new ReadingsRule(at, every, attributes, section.line());
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
    private Optional<AttributeRule> provenance(Field field) {
        if (field.value() instanceof Word(String text, _)) {
            var value = new ValueRule.Constant(new Value.Text(text));
            return Optional.of(rule(field, Kind.PROPERTY, value));
        }
        faults.add(field.line(), "provenance is told in texts", "Write `name: text`.");
        return Optional.empty();
    }

    private Optional<AttributeRule> attribute(Field field) {
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
        var onFault = MappingLanguage.word(section, "on-fault", "refuse", SourceLanguage.OTHERWISE);
        var unit = section.find("unit").map(this::unit);
        var observedAt = section.section("observed-at").map(times::observedAt);
        var limits = section.section("quality").map(this::limits);
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
                        onFault.orElse(Otherwise.REFUSE),
                        unit,
                        observedAt,
                        limits,
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
                .ifPresent(
                        word ->
                                values.add(
                                        new ValueRule.Filled(
                                                Template.parse(word.text()), word.line())));
        section.section("languages").ifPresent(languages -> values.add(languages(languages)));
        section.section("point")
                .ifPresent(
                        point -> {
                            values.add(
                                    new ValueRule.OfPoint(
                                            column(point, "longitude"),
                                            column(point, "latitude"),
                                            datum(point)));
                            point.done();
                        });
        section.section("geometry")
                .ifPresent(
                        geometry -> {
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
            case "date-time" -> new Meaning.DateTime(times.format(section));
            case "list" -> new Meaning.Listed();
            default -> new Meaning.Text();
        };
    }

    private Meaning figure(Section section, Whole whole) {
        return new Meaning.Figure(
                whole, bound(section, "least"), bound(section, "most"), conversion(section));
    }

    private Optional<Units.Conversion> conversion(Section section) {
        var from = section.find("given-in");
        var to = section.find("unit");
        if (from.isEmpty()) {
            return Optional.empty();
        }
        unit(from.get());
        if (to.isEmpty()) {
            faults.add(
                    from.get().line(),
                    "`given-in` needs the unit that it is converted to",
                    "Add `unit: CODE`.");
            return Optional.empty();
        }
        var same = Units.ofSameQuantity(to.get().text());
        if (!same.contains(from.get().text())) {
            faults.add(
                    from.get().line(),
                    "%s cannot be converted to %s".formatted(from.get().text(), to.get().text()),
                    "Units of the same quantity are: %s.".formatted(String.join(", ", same)));
            return Optional.empty();
        }
        return Optional.of(new Units.Conversion(from.get().text(), to.get().text()));
    }

    private Limits limits(Section section) {
        var limits =
                new Limits(
                        bound(section, "below"),
                        bound(section, "above"),
                        bound(section, "jump"),
                        times.duration(section, "frozen"),
                        new TreeSet<>(section.list("unknown")));
        section.done();
        return limits;
    }

    private static Optional<BigDecimal> bound(Section section, String name) {
        return section.find(name)
                .flatMap(
                        word -> {
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
                            .orElseGet(
                                    () -> {
                                        faults.add(
                                                word.line(),
                                                "this constant is no number",
                                                "Write a number, or leave `type` out.");
                                        return new Value.Text(word.text());
                                    });
            case Meaning.Truth _ -> new Value.Truth(word.text().equals("true"));
            case Meaning.Text _, Meaning.DateTime _, Meaning.Listed _ ->
                    new Value.Text(word.text());
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
        var code = word.text();
        if (!Units.isKnown(code)) {
            faults.add(
                    word.line(),
                    "'%s' is no unit code of UN/CEFACT Recommendation 20 that is known here"
                            .formatted(code),
                    Units.findCode(code)
                            .map("Write `unit: %s`."::formatted)
                            .orElseGet(() -> NearestWord.advice(code, Units.codes())));
        }
        return code;
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
                Otherwise.REFUSE,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                field.line());
    }
}
