package io.cityplane.targets.domain;

import io.cityplane.targets.PlanFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;

/// Fields of a YAML 1.2 document, read one by one; what is wrong is gathered with its line, so that
/// a file's faults are told all at once.
final class Yaml {

    private static final int MOST_FAULTS = 100;

    private final List<PlanFault> faults;
    private final String where;
    private final int line;
    private final Map<String, Node> fields = new HashMap<>();
    private final Map<String, Integer> lines = new HashMap<>();

    private Yaml(List<PlanFault> faults, String where, @Nullable Node node) {
        this.faults = faults;
        this.where = where;
        this.line = node == null ? 0 : line(node.getStartMark());
        if (node instanceof MappingNode mapping) {
            for (var tuple : mapping.getValue()) {
                if (tuple.getKeyNode() instanceof ScalarNode key) {
                    var at = line(key.getStartMark());
                    if (fields.put(key.getValue(), tuple.getValueNode()) != null) {
                        fault(
                                at,
                                "'%s' is there twice".formatted(key.getValue()),
                                "Take one away.");
                    }
                    lines.put(key.getValue(), at);
                } else {
                    fault(line, "a name is a plain text", "Write `name: value`.");
                }
            }
        } else if (node != null) {
            fault(line, where + " has fields, and here is something else", "Write `name: value`.");
        }
    }

    /// Reads a document: its fields, none if it cannot be read at all.
    static Yaml read(String text, List<PlanFault> faults) {
        var settings = LoadSettings.builder().setAllowDuplicateKeys(true).setUseMarks(true).build();
        Node root = null;
        try {
            root = new Compose(settings).composeString(text).orElse(null);
            if (root == null) {
                faults.add(new PlanFault(0, "the file is empty", "Write a plan."));
            }
        } catch (MarkedYamlEngineException e) {
            faults.add(
                    new PlanFault(
                            line(e.getProblemMark()),
                            "the YAML is broken: " + e.getProblem(),
                            "Look at this line and the one before: indentation, colons, quotes."));
        } catch (YamlEngineException e) {
            faults.add(
                    new PlanFault(
                            0, "the YAML is broken: " + e.getMessage(), "Write it as UTF-8 text."));
        }
        return new Yaml(faults, "the file", root);
    }

    /// Anything but these fields is a fault.
    Yaml allow(Set<String> known) {
        lines.forEach((name, at) -> {
            if (!known.contains(name)) {
                fault(
                        at,
                        "%s has no field '%s'".formatted(where, name),
                        "Its fields are " + String.join(", ", known.stream().sorted().toList()));
            }
        });
        return this;
    }

    boolean has(String name) {
        return fields.containsKey(name);
    }

    /// The names of the fields, in the order of the file.
    List<String> names() {
        return lines.keySet().stream().sorted((a, b) -> lineOf(a) - lineOf(b)).toList();
    }

    /// Empty, and a fault, if it is missing.
    String text(String name) {
        return find(name)
                .orElseGet(() -> {
                    if (!has(name)) {
                        fault(line, "%s lacks '%s'".formatted(where, name), "Add it.");
                    }
                    return "";
                });
    }

    /// Empty if it is absent.
    Optional<String> find(String name) {
        var node = fields.get(name);
        if (node == null) {
            return Optional.empty();
        }
        if (node instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
            return Optional.of(scalar.getValue().strip());
        }
        fault(lineOf(name), "'%s' is a text".formatted(name), "Write one value behind it.");
        return Optional.empty();
    }

    /// A value of some kind; a fault if the text is none.
    ///
    /// @param read throws {@link IllegalArgumentException} or {@link java.time.DateTimeException}
    ///   at what is none
    <T> Optional<T> find(String name, String kind, Function<String, T> read) {
        return find(name).flatMap(text -> parsed(name, text, kind, read));
    }

    private <T> Optional<T> parsed(
            String name, String text, String kind, Function<String, T> read) {
        try {
            return Optional.of(read.apply(text));
        } catch (IllegalArgumentException | java.time.DateTimeException _) {
            fault(
                    lineOf(name),
                    "'%s' is no %s".formatted(text, kind),
                    "'%s' takes a %s.".formatted(name, kind));
            return Optional.empty();
        }
    }

    /// The fields below a name; none, and no fault, if it is absent.
    Yaml fields(String name) {
        return new Yaml(faults, "'" + name + "'", fields.get(name));
    }

    /// The fields of each item of a list.
    void each(String name, Consumer<Yaml> reader) {
        for (var item : items(name)) {
            reader.accept(new Yaml(faults, "an item of '" + name + "'", item));
        }
    }

    /// A list of texts, or one text.
    <T> List<T> list(String name, String kind, Function<String, T> read) {
        if (fields.get(name) instanceof ScalarNode) {
            return find(name, kind, read).stream().toList();
        }
        var list = new ArrayList<T>();
        for (var item : items(name)) {
            if (item instanceof ScalarNode scalar) {
                parsed(name, scalar.getValue().strip(), kind, read).ifPresent(list::add);
            } else {
                fault(lineOf(name), "'%s' is a list of texts".formatted(name), "Write - text.");
            }
        }
        return list;
    }

    private List<Node> items(String name) {
        var node = fields.get(name);
        if (node == null) {
            return List.of();
        }
        if (node instanceof SequenceNode sequence) {
            return sequence.getValue();
        }
        fault(lineOf(name), "'%s' is a list".formatted(name), "Write - before each item.");
        return List.of();
    }

    void fault(String name, String what, String advice) {
        fault(lineOf(name), what, advice);
    }

    private void fault(int at, String what, String advice) {
        if (faults.size() < MOST_FAULTS) {
            faults.add(new PlanFault(at, what, advice));
        }
    }

    private int lineOf(String name) {
        return lines.getOrDefault(name, line);
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }
}
