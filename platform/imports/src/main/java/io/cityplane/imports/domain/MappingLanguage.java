package io.cityplane.imports.domain;

import io.cityplane.imports.MappingFault;
import io.cityplane.imports.domain.Mapping.DistrictRule;
import io.cityplane.imports.domain.Mapping.EntityRule;
import io.cityplane.imports.domain.Mapping.OwnershipRule;
import io.cityplane.imports.domain.Mapping.Presence;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.TextId;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.EntityId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the mapping language, version 1, described in docs/standards/import-mapping.md and by the
/// JSON Schema beside this module's resources.
final class MappingLanguage {

    private static final String VERSION = "1";
    private static final Map<String, Presence> PRESENCES =
            Map.of("as-needed", Presence.AS_NEEDED, "required", Presence.REQUIRED);
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
        var files = new SourceLanguage(faults);
        var language = new AttributeLanguage(faults);
        var title = top.text("title");
        var source = required(top, "source").map(files::source);
        var steps = top.sections("steps").stream().map(files::step).toList();
        var lookups = top.sections("lookups").stream().map(files::lookup).toList();
        var leftOut = top.section("leave-out").map(MappingLanguage::leftOut).orElse(Set.of());
        var entity = required(top, "entity").map(this::entity);
        var attributes = language.attributes(top.section("attributes"));
        var provenance = language.provenance(top.section("provenance"));
        var readings = top.section("readings").map(language::readings);
        top.done();
        if (source.isEmpty() || entity.isEmpty()) {
            return Optional.empty();
        }
        var mapping =
                new Mapping(
                        title,
                        source.get(),
                        steps.stream().flatMap(Optional::stream).toList(),
                        lookups,
                        leftOut,
                        entity.get(),
                        attributes,
                        provenance,
                        readings);
        MappingSense.check(mapping, faults);
        return Optional.of(mapping);
    }

    private EntityRule entity(Section section) {
        var type = AttributeLanguage.name(section, section.text("type"));
        var id = id(section);
        var presence = word(section, "presence", "as-needed", PRESENCES).orElse(Presence.AS_NEEDED);
        var ownership = section.section("ownership").map(this::ownership);
        section.done();
        return new EntityRule(type, id, section.line("id"), presence, ownership);
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

    private static Set<Column> leftOut(Section section) {
        var columns = new LinkedHashSet<Column>();
        section.everything().forEach(field -> columns.add(new Column(field.name(), field.line())));
        return columns;
    }

    private Template id(Section entity) {
        var written = entity.text("id");
        var id = Template.parse(written);
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
                        .flatMap(
                                word -> {
                                    if (TextId.isWellFormed(word.text())) {
                                        return Optional.of(new Department(word.text()));
                                    }
                                    faults.add(
                                            word.line(),
                                            "'%s' is no department's short name"
                                                    .formatted(word.text()),
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
                .ifPresent(
                        word -> {
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
                .ifPresent(
                        word ->
                                rules.add(
                                        new DistrictRule.OfColumn(
                                                new Column(word.text(), word.line()))));
        section.find("of")
                .ifPresent(
                        word -> {
                            if (!word.text().equals("area")) {
                                faults.add(
                                        word.line(),
                                        "a district is `of: area`",
                                        "Write `of: area`.");
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
