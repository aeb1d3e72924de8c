package io.cityplane.imports.domain;

import io.cityplane.imports.MappingFault;
import io.cityplane.imports.domain.Mapping.AttributeRule;
import io.cityplane.imports.domain.Mapping.DistrictRule;
import io.cityplane.imports.domain.Mapping.Lookup;
import io.cityplane.imports.domain.Mapping.OwnershipRule;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.imports.domain.Source.Format;
import io.cityplane.imports.domain.Tree.Word;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.TextId;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.EntityId;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Reads the mapping language, version 1, described in docs/standards/import-mapping.md and by the
/// JSON Schema beside this module's resources.
final class MappingLanguage {

    private static final String VERSION = "1";
    private static final Map<String, Charset> ENCODINGS =
            Map.of("UTF-8", StandardCharsets.UTF_8, "GB18030", Charset.forName("GB18030"));
    private static final Map<String, Format> FORMATS =
            Map.of("csv", Format.CSV, "geojson", Format.GEOJSON);
    private static final Map<String, Clearance> CLASSIFICATIONS =
            Map.of(
                    "public", Clearance.PUBLIC,
                    "internal", Clearance.INTERNAL,
                    "confidential", Clearance.CONFIDENTIAL);

    private final MappingFaults faults;

    private MappingLanguage(MappingFaults faults) {
        this.faults = faults;
    }

    /// @param file the mapping's name for messages
    static Reading read(String file, Tree tree) {
        var faults = new MappingFaults(file);
        var mapping = new MappingLanguage(faults).mapping(Section.of(faults, "the mapping", tree));
        return faults.isEmpty() && mapping.isPresent()
                ? new Reading.Understood(mapping.get())
                : new Reading.Faulty(faults.byLine());
    }

    /// What reading gave.
    sealed interface Reading {
        record Understood(Mapping mapping) implements Reading {}

        record Faulty(List<MappingFault> faults) implements Reading {}
    }

    private Optional<Mapping> mapping(Section top) {
        if (!top.text("cityplane-import").equals(VERSION)) {
            faults.add(
                    top.line("cityplane-import"),
                    "this is not a mapping of version " + VERSION,
                    "Begin the file with `cityplane-import: 1`.");
            return Optional.empty();
        }
        var title = top.text("title");
        var source = required(top, "source").map(this::source);
        var lookups = top.sections("lookups").stream().map(this::lookup).toList();
        var leftOut = top.section("leave-out").map(MappingLanguage::leftOut).orElse(Set.of());
        var entity = required(top, "entity");
        var attributes = attributes(top);
        top.done();
        if (source.isEmpty() || entity.isEmpty()) {
            return Optional.empty();
        }
        var type = AttributeLanguage.name(entity.get(), entity.get().text("type"));
        var id = id(entity.get());
        var ownership = entity.get().section("ownership").map(this::ownership);
        entity.get().done();
        var mapping =
                new Mapping(
                        title,
                        source.get(),
                        lookups,
                        leftOut,
                        type,
                        id,
                        entity.get().line("id"),
                        ownership,
                        attributes);
        MappingSense.check(mapping, faults);
        return Optional.of(mapping);
    }

    private Optional<Section> required(Section top, String name) {
        var section = top.section(name);
        if (section.isEmpty()) {
            faults.add(
                    top.line(),
                    "the mapping has no '%s'".formatted(name),
                    "Add a line `%s:` with its fields indented below it.".formatted(name));
        }
        return section;
    }

    private Source source(Section section) {
        var file = section.text("file");
        var format = word(section, "format", "", FORMATS).orElse(Format.CSV);
        var encoding = word(section, "encoding", "UTF-8", ENCODINGS).orElse(StandardCharsets.UTF_8);
        var separator = section.text("separator", ",");
        if (separator.equals("tab")) {
            separator = "\t";
        }
        if (separator.length() != 1) {
            faults.add(
                    section.line("separator"),
                    "a separator is one character",
                    "Write `separator: \";\"` or `separator: tab`.");
            separator = ",";
        }
        var missing = new TreeSet<>(section.list("missing"));
        section.done();
        return new Source(
                file, section.line("file"), format, encoding, separator.charAt(0), missing);
    }

    private Lookup lookup(Section section) {
        var key = new Column(section.text("by"), section.line("by"));
        var rows = new LinkedHashMap<String, Map<String, String>>();
        var adds = new LinkedHashSet<String>();
        for (var field : section.section("rows").map(Section::everything).orElse(List.of())) {
            var row = new LinkedHashMap<String, String>();
            for (var cell : Section.of(faults, field.name(), field.value()).everything()) {
                if (cell.value() instanceof Word(String text, _)) {
                    row.put(cell.name(), text);
                } else {
                    faults.add(
                            cell.line(),
                            "a lookup gives single values",
                            "Write `%s: value`.".formatted(cell.name()));
                }
            }
            adds.addAll(row.keySet());
            rows.put(field.name(), Map.copyOf(row));
        }
        if (rows.isEmpty()) {
            faults.add(
                    section.line(),
                    "a lookup has no rows",
                    "Add `rows:` and below it lines such as `key: {column: value}`.");
        }
        section.done();
        return new Lookup(key, adds, rows);
    }

    private static Set<Column> leftOut(Section section) {
        var columns = new LinkedHashSet<Column>();
        section.everything().forEach(field -> columns.add(new Column(field.name(), field.line())));
        return columns;
    }

    private Template id(Section entity) {
        var written = entity.text("id");
        var id = Template.parse(written);
        if (!written.isEmpty() && id.columns().isEmpty()) {
            faults.add(
                    entity.line("id"),
                    "every row would get the same id '%s'".formatted(written),
                    "Put a column into it, in braces: `urn:ngsi-ld:Type:{column}`.");
        }
        var tried = String.join("0", id.texts());
        if (!written.isEmpty() && !EntityId.isWellFormed(tried)) {
            faults.add(
                    entity.line("id"),
                    "'%s' makes no URI".formatted(written),
                    "Write an absolute URI such as `urn:ngsi-ld:Type:{column}`.");
        }
        return id;
    }

    private OwnershipRule ownership(Section section) {
        var classification =
                word(section, "classification", "internal", CLASSIFICATIONS)
                        .orElse(Clearance.INTERNAL);
        var department =
                section.find("department")
                        .flatMap(word -> {
                            if (TextId.isWellFormed(word.text())) {
                                return Optional.of(new Department(word.text()));
                            }
                            faults.add(
                                    word.line(),
                                    "'%s' is no department's short name".formatted(word.text()),
                                    "Use letters, digits and . _ : - only, at most 48.");
                            return Optional.empty();
                        });
        var district = section.section("district").flatMap(this::district);
        section.done();
        return new OwnershipRule(classification, department, district);
    }

    private Optional<DistrictRule> district(Section section) {
        var rules = new ArrayList<DistrictRule>();
        section.find("always")
                .ifPresent(word -> {
                    if (District.isWellFormed(word.text())) {
                        rules.add(new DistrictRule.Always(new District(word.text())));
                    } else {
                        faults.add(
                                word.line(),
                                "'%s' is no district's code".formatted(word.text()),
                                "Write the six digits of GB/T 2260, such as \"440305\".");
                    }
                });
        section.find("column")
                .ifPresent(word ->
                        rules.add(new DistrictRule.OfColumn(new Column(word.text(), word.line()))));
        section.find("of")
                .ifPresent(word -> {
                    if (!word.text().equals("area")) {
                        faults.add(word.line(), "a district is `of: area`", "Write `of: area`.");
                    }
                    rules.add(new DistrictRule.OfArea());
                });
        section.done();
        if (rules.size() != 1) {
            faults.add(
                    section.line(),
                    "a district is told in exactly one way",
                    "Write one of `always: \"440305\"`, `column: NAME`, `of: area`.");
        }
        return rules.stream().findFirst();
    }

    private List<AttributeRule> attributes(Section top) {
        var language = new AttributeLanguage(faults);
        var rules = new ArrayList<AttributeRule>();
        top.section("attributes")
                .map(Section::everything)
                .orElse(List.of())
                .forEach(field -> language.attribute(field).ifPresent(rules::add));
        top.section("provenance")
                .map(Section::everything)
                .orElse(List.of())
                .forEach(field -> language.provenance(field).ifPresent(rules::add));
        return rules;
    }

    /// One of the words that a field may hold.
    ///
    /// @param otherwise taken if the field is missing; empty if it may not be
    static <T> Optional<T> word(
            Section section, String name, String otherwise, Map<String, T> known) {
        var written = otherwise.isEmpty() ? section.text(name) : section.text(name, otherwise);
        var found = Optional.ofNullable(known.get(written));
        if (found.isEmpty() && !written.isEmpty()) {
            section.fault(
                    section.line(name),
                    "'%s' is no %s".formatted(written, name),
                    NearestWord.advice(written, known.keySet()));
        }
        return found;
    }
}
