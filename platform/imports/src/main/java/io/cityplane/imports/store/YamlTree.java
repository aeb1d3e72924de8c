package io.cityplane.imports.store;

import io.cityplane.imports.MappingFault;
import io.cityplane.imports.domain.Hashes;
import io.cityplane.imports.domain.SourceFiles.MappingText;
import io.cityplane.imports.domain.Tree;
import io.cityplane.imports.domain.Tree.Field;
import io.cityplane.imports.domain.Tree.Fields;
import io.cityplane.imports.domain.Tree.Items;
import io.cityplane.imports.domain.Tree.Word;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// YAML 1.2.2, as far as mappings use it: one document, no aliases (§7.1), no tags (§6.8.1), names
/// that are plain texts. Depth is bounded.
final class YamlTree {

    private static final int MOST_DEPTH = 20;

    private final String file;
    private final Iterator<Event> events;

    private YamlTree(String file, Iterator<Event> events) {
        this.file = file;
        this.events = events;
    }

    static MappingText parse(String file, String yaml) {
        var settings = LoadSettings.builder().setLabel(file).setUseMarks(true).build();
        try {
            var events = new Parse(settings).parseString(yaml).iterator();
            return new MappingText.Text(new YamlTree(file, events).document(), Hashes.sha256(yaml));
        } catch (NotSupported e) {
            return new MappingText.Unreadable(e.fault);
        } catch (MarkedYamlEngineException e) {
            var what = "the YAML is broken: " + e.getProblem();
            var advice = "Look at this line and the one before: indentation, colons, quotes.";
            return new MappingText.Unreadable(
                    new MappingFault(file, line(e.getProblemMark()), what, advice));
        } catch (YamlEngineException e) {
            var advice = "Write it as UTF-8 text.";
            return new MappingText.Unreadable(
                    new MappingFault(file, 0, "the YAML is broken: " + e.getMessage(), advice));
        }
    }

    private Tree document() {
        var tree = Optional.<Tree>empty();
        while (events.hasNext()) {
            var event = events.next();
            switch (event.getEventId()) {
                case StreamStart, StreamEnd, DocumentEnd, Comment -> {}
                case DocumentStart -> {
                    if (tree.isPresent()) {
                        throw notSupported(
                                event, "there is a second document", "Put it into its own file.");
                    }
                }
                default -> tree = Optional.of(value(event, 0));
            }
        }
        return tree.orElseGet(() -> new Word("", 1));
    }

    private Tree value(Event event, int depth) {
        if (depth > MOST_DEPTH) {
            throw notSupported(event, "the mapping is nested too deeply", "Write it flatter.");
        }
        return switch (event) {
            case ScalarEvent scalar -> new Word(scalar.getValue(), line(scalar));
            case SequenceStartEvent start -> items(start, depth);
            case MappingStartEvent start -> fields(start, depth);
            case AliasEvent alias ->
                    throw notSupported(alias, "aliases are not taken", "Write the value out.");
            default ->
                    throw notSupported(event, "this YAML is not taken", "Write names and values.");
        };
    }

    private Tree items(SequenceStartEvent start, int depth) {
        var items = new ArrayList<Tree>();
        for (var event = events.next();
                event.getEventId() != Event.ID.SequenceEnd;
                event = events.next()) {
            items.add(value(event, depth + 1));
        }
        return new Items(items, line(start));
    }

    private Tree fields(MappingStartEvent start, int depth) {
        List<Field> fields = new ArrayList<>();
        var names = new HashSet<String>();
        for (var event = events.next();
                event.getEventId() != Event.ID.MappingEnd;
                event = events.next()) {
            if (!(event instanceof ScalarEvent name)) {
                throw notSupported(event, "a name is a plain text", "Write `name: value`.");
            }
            if (!names.add(name.getValue())) {
                throw notSupported(
                        event,
                        "'%s' is there twice".formatted(name.getValue()),
                        "Take one of them away.");
            }
            fields.add(new Field(name.getValue(), value(events.next(), depth + 1), line(name)));
        }
        return new Fields(fields, line(start));
    }

    private NotSupported notSupported(Event event, String what, String advice) {
        return new NotSupported(new MappingFault(file, line(event), what, advice));
    }

    private static long line(Event event) {
        return line(event.getStartMark());
    }

    private static long line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }

    /// Leaves the document where it stands.
    private static final class NotSupported extends RuntimeException {
        private final transient MappingFault fault;

        NotSupported(MappingFault fault) {
            super(fault.what(), null, false, false);
            this.fault = fault;
        }
    }
}
