package io.cityplane.imports.domain;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.cityplane.imports.domain.Mapping.Lookup;
import io.cityplane.imports.domain.Mapping.LookupFile;
import io.cityplane.imports.domain.Mapping.Otherwise;
import io.cityplane.imports.domain.Source.Column;
import io.cityplane.imports.domain.Source.Format;
import io.cityplane.imports.domain.Tree.Field;
import io.cityplane.imports.domain.Tree.Word;
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

/// Reads the part of the mapping language that is about files: where columns come from.
final class SourceLanguage {

    static final Map<String, Otherwise> OTHERWISE =
            Map.of("refuse", Otherwise.REFUSE, "note", Otherwise.NOTE);
    private static final Map<String, Charset> ENCODINGS =
            Map.of("UTF-8", StandardCharsets.UTF_8, "GB18030", Charset.forName("GB18030"));
    private static final Map<String, Format> FORMATS =
            Map.of(
                    "csv", Format.CSV,
                    "geojson", Format.GEOJSON,
                    "json-lines", Format.JSON_LINES,
                    "json", Format.JSON,
                    "xlsx", Format.XLSX,
                    "graphml", Format.GRAPHML);
    private static final int LONGEST_PATTERN = 1_000;

    private final MappingFaults faults;

    SourceLanguage(MappingFaults faults) {
        this.faults = faults;
    }

    Source source(Section section) {
        var source = open(section);
        section.done();
        return source;
    }

    /// Leaves fields that a source has not to whoever asks for them.
    private Source open(Section section) {
        var file = section.text("file");
        var format = MappingLanguage.word(section, "format", "", FORMATS).orElse(Format.CSV);
        var encoding =
                MappingLanguage.word(section, "encoding", "UTF-8", ENCODINGS)
                        .orElse(StandardCharsets.UTF_8);
        var missing = new TreeSet<>(section.list("missing"));
        var columns = section.list("columns");
        if (!columns.isEmpty() && format != Format.CSV && format != Format.XLSX) {
            section.fault(
                    section.line("columns"),
                    "only a table without a header line is told its columns",
                    "Take `columns` away: the file names them.");
        }
        return new Source(
                file,
                section.line("file"),
                format,
                encoding,
                separator(section),
                missing,
                columns,
                part(section, format));
    }

    private String part(Section section, Format format) {
        var rows = section.find("rows");
        var sheet = section.find("sheet");
        if (sheet.isPresent() && format != Format.XLSX) {
            section.fault(
                    section.line("sheet"), "only a workbook has sheets", "Take `sheet` away.");
        }
        if (rows.isPresent() && format != Format.JSON && format != Format.GRAPHML) {
            section.fault(
                    section.line("rows"),
                    "the rows of this format are known",
                    "Take `rows` away; it is for json and graphml.");
        }
        if (format == Format.GRAPHML) {
            return MappingLanguage.word(
                            section, "rows", "", Map.of("nodes", "nodes", "edges", "edges"))
                    .orElse("nodes");
        }
        return rows.or(() -> sheet).map(Word::text).orElse("");
    }

    private char separator(Section section) {
        var separator = section.text("separator", ",");
        if (separator.equals("tab")) {
            return '\t';
        }
        if (separator.length() != 1) {
            faults.add(
                    section.line("separator"),
                    "a separator is one character",
                    "Write `separator: \";\"` or `separator: tab`.");
            return ',';
        }
        return separator.charAt(0);
    }

    Lookup lookup(Section section) {
        var key = new Column(section.text("by"), section.line("by"));
        var otherwise =
                MappingLanguage.word(section, "otherwise", "refuse", OTHERWISE)
                        .orElse(Otherwise.REFUSE);
        var file = section.section("from").map(this::lookupFile);
        var rows = file.isPresent() ? Map.<String, Map<String, String>>of() : rows(section);
        var adds = new LinkedHashSet<String>();
        rows.values().forEach(row -> adds.addAll(row.keySet()));
        file.ifPresent(it -> adds.addAll(it.take().keySet()));
        if (file.isPresent() && section.has("rows")) {
            section.fault(
                    section.line("rows"),
                    "a lookup has rows of its own or from a file",
                    "Take one of `rows` and `from` away.");
        }
        section.done();
        return new Lookup(key, adds, rows, otherwise, file);
    }

    private Map<String, Map<String, String>> rows(Section section) {
        var rows = new LinkedHashMap<String, Map<String, String>>();
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
            rows.put(field.name(), Map.copyOf(row));
        }
        if (rows.isEmpty()) {
            faults.add(
                    section.line(),
                    "a lookup has no rows",
                    "Add `rows:` and below it lines such as `key: {column: value}`, or `from:` a"
                            + " file.");
        }
        return rows;
    }

    private LookupFile lookupFile(Section section) {
        var source = open(section);
        var key = new Column(section.text("key"), section.line("key"));
        var take = new LinkedHashMap<String, Column>();
        for (var field : section.section("take").map(Section::everything).orElse(List.of())) {
            if (field.value() instanceof Word(String text, long line)) {
                take.put(field.name(), new Column(text, line));
            } else {
                notTaken(field);
            }
        }
        if (take.isEmpty()) {
            faults.add(
                    section.line(),
                    "the lookup takes nothing from the file",
                    "Add `take:` and below it lines such as `newColumn: columnOfTheFile`.");
        }
        section.done();
        return new LookupFile(source, key, take);
    }

    private void notTaken(Field field) {
        faults.add(
                field.line(),
                "what is taken is one column",
                "Write `%s: columnOfTheFile`.".formatted(field.name()));
    }

    /// A step has one name, which says what it does.
    Optional<Step> step(Section section) {
        var steps = new ArrayList<Step>();
        section.section("extract").ifPresent(it -> extract(it).ifPresent(steps::add));
        section.section("unfold").ifPresent(it -> unfold(it).ifPresent(steps::add));
        section.section("gather").ifPresent(it -> gather(it).ifPresent(steps::add));
        var told = List.of("extract", "unfold", "gather").stream().filter(section::has).count();
        if (told != 1) {
            section.fault(
                    section.line(),
                    "a step does exactly one thing",
                    "Write each step as `- extract:`, `- unfold:` or `- gather:`.");
        }
        section.done();
        return steps.stream().findFirst();
    }

    private Optional<Step> extract(Section section) {
        var from = new Column(section.text("from"), section.line("from"));
        var pattern = pattern(section, "pattern");
        var into = section.list("into");
        section.done();
        if (into.isEmpty() || Set.copyOf(into).size() != into.size()) {
            section.fault(
                    section.line("into"),
                    "the extracted columns have no names, or the same one twice",
                    "Write `into: [one, other]`.");
        }
        pattern.filter(it -> it.groupCount() != into.size())
                .ifPresent(
                        it ->
                                section.fault(
                                        section.line("pattern"),
                                        "the pattern has %d groups for %d columns"
                                                .formatted(it.groupCount(), into.size()),
                                        "Put each part that is wanted into parentheses."));
        return pattern.filter(it -> it.groupCount() == into.size())
                .map(it -> new Step.Extract(from, it, into));
    }

    private Optional<Step> unfold(Section section) {
        var line = section.line("columns");
        var columns = section.list("columns").stream().map(name -> new Column(name, line)).toList();
        var number = section.text("number", "number");
        section.done();
        if (columns.isEmpty()) {
            section.fault(
                    section.line(),
                    "nothing is unfolded",
                    "Write `columns: [one, other]`: columns that hold lists.");
            return Optional.empty();
        }
        return Optional.of(new Step.Unfold(columns, number));
    }

    private Optional<Step> gather(Section section) {
        var pattern = pattern(section, "columns");
        var name = section.text("name");
        var value = section.text("value");
        section.done();
        return pattern.map(it -> new Step.Gather(it, name, value, section.line()));
    }

    /// Of a syntax whose matching takes time in proportion to the text, whatever it is: RE2's.
    private static Optional<Pattern> pattern(Section section, String name) {
        var written = section.text(name);
        if (written.isEmpty()) {
            return Optional.empty();
        }
        if (written.length() > LONGEST_PATTERN) {
            section.fault(
                    section.line(name),
                    "the regular expression is longer than %d characters"
                            .formatted(LONGEST_PATTERN),
                    "Write a shorter one.");
            return Optional.empty();
        }
        try {
            return Optional.of(Pattern.compile(written));
        } catch (PatternSyntaxException e) {
            section.fault(
                    section.line(name),
                    "'%s' is no regular expression: %s"
                            .formatted(RowMapper.shown(written), e.getDescription()),
                    "Write it in RE2's syntax, such as '([0-9.]+),([0-9.]+)'; a \\ before a"
                            + " parenthesis or bracket that is meant itself.");
            return Optional.empty();
        }
    }
}
