package io.cityplane.imports.domain;

import static java.util.stream.Collectors.toMap;

import io.cityplane.imports.domain.Tree.Field;
import io.cityplane.imports.domain.Tree.Fields;
import io.cityplane.imports.domain.Tree.Items;
import io.cityplane.imports.domain.Tree.Word;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// A part of a mapping with named fields. It learns which names it knows by being asked for them;
/// {@link #done} tells of the others.
///
/// A fault is noted and then something harmless is answered, so that reading goes on.
final class Section {

    private final MappingFaults faults;
    private final String what;
    private final long line;
    private final Map<String, Field> fields;
    private final TreeSet<String> asked = new TreeSet<>();

    private Section(MappingFaults faults, String what, long line, Map<String, Field> fields) {
        this.faults = faults;
        this.what = what;
        this.line = line;
        this.fields = fields;
    }

    /// @param what the part's name for messages, such as `source`
    static Section of(MappingFaults faults, String what, Tree tree) {
        if (tree instanceof Fields(List<Field> fields, long line)) {
            var byName =
                    fields.stream()
                            .collect(toMap(Field::name, f -> f, (a, _) -> a, LinkedHashMap::new));
            return new Section(faults, what, line, byName);
        }
        faults.add(
                tree.line(),
                "%s holds no names with values".formatted(what),
                "Write `name: value` lines below it, indented.");
        return new Section(faults, what, tree.line(), Map.of());
    }

    long line() {
        return line;
    }

    /// The line of a field, or of the section if it has none of that name.
    long line(String name) {
        var field = fields.get(name);
        return field == null ? line : field.line();
    }

    boolean has(String name) {
        asked.add(name);
        return fields.containsKey(name);
    }

    /// The field's text; empty, and a fault, if it is missing.
    String text(String name) {
        var word = find(name);
        if (word.isEmpty() && !fields.containsKey(name)) {
            fault(
                    line,
                    "%s has no '%s'".formatted(what, name),
                    "Add a line `%s: ...`.".formatted(name));
        }
        return word.map(Word::text).orElse("");
    }

    String text(String name, String otherwise) {
        return find(name).map(Word::text).orElse(otherwise);
    }

    Optional<Word> find(String name) {
        asked.add(name);
        var field = fields.get(name);
        if (field == null) {
            return Optional.empty();
        }
        if (field.value() instanceof Word word && !word.text().isBlank()) {
            return Optional.of(word);
        }
        fault(
                field.line(),
                "%s of %s is not a single value".formatted(name, what),
                "Write `%s: value` on one line.".formatted(name));
        return Optional.empty();
    }

    Optional<Section> section(String name) {
        asked.add(name);
        return Optional.ofNullable(fields.get(name)).map(field -> of(faults, name, field.value()));
    }

    /// The field's list of texts; a single text is a list of one.
    List<String> list(String name) {
        asked.add(name);
        var field = fields.get(name);
        return switch (field == null ? new Items(List.of(), line) : field.value()) {
            case Word word -> List.of(word.text());
            case Items(List<Tree> items, _) -> {
                var texts = new ArrayList<String>();
                for (var item : items) {
                    if (item instanceof Word word) {
                        texts.add(word.text());
                    } else {
                        fault(
                                item.line(),
                                "%s is a list of texts".formatted(name),
                                "Write each item as `- text`.");
                    }
                }
                yield texts;
            }
            case Fields other -> {
                fault(
                        other.line(),
                        "%s is a list of texts".formatted(name),
                        "Write each item as `- text`.");
                yield List.of();
            }
        };
    }

    /// The sections of a list; a single one is a list of one.
    List<Section> sections(String name) {
        asked.add(name);
        var field = fields.get(name);
        if (field == null) {
            return List.of();
        }
        return field.value() instanceof Items(List<Tree> items, _)
                ? items.stream().map(item -> of(faults, name, item)).toList()
                : List.of(of(faults, name, field.value()));
    }

    /// Every field, whatever its name: for parts whose names are the writer's own.
    List<Field> everything() {
        asked.addAll(fields.keySet());
        return List.copyOf(fields.values());
    }

    /// Notes a fault for each name that nobody asked for.
    void done() {
        for (var field : fields.values()) {
            if (!asked.contains(field.name())) {
                faults.add(
                        field.line(),
                        "%s has no field '%s'".formatted(what, field.name()),
                        NearestWord.advice(field.name(), asked));
            }
        }
    }

    void fault(long at, String wrong, String advice) {
        faults.add(at, wrong, advice);
    }

    MappingFaults faults() {
        return faults;
    }
}
