package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.domain.SourceFiles.Read.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;

/// Takes a mapping's steps on rows, one after the other.
final class Steps {

    private final List<Step> steps;

    Steps(List<Step> steps) {
        this.steps = List.copyOf(steps);
    }

    /// The rows that a row becomes, in order; one, unless a step makes more.
    ///
    /// @throws Refusal if a step cannot be taken on it
    List<Row> take(Row row) {
        var rows = List.of(row);
        for (var step : steps) {
            rows = take(step, rows);
        }
        return rows;
    }

    private static List<Row> take(Step step, List<Row> rows) {
        var made = new ArrayList<Row>();
        for (var row : rows) {
            switch (step) {
                case Step.Extract extract -> made.add(extracted(extract, row));
                case Step.Unfold unfold -> unfold(unfold, row, made);
                case Step.Gather gather -> gather(gather, row, made);
            }
        }
        return made;
    }

    private static Row extracted(Step.Extract extract, Row row) {
        var text = row.values().get(extract.from().name());
        if (text == null) {
            return row;
        }
        var matcher = extract.pattern().matcher(text);
        if (!matcher.matches()) {
            throw new Refusal(
                    Reason.NOT_MATCHED,
                    extract.from().name(),
                    "'%s' is not written as %s"
                            .formatted(RowMapper.shown(text), extract.pattern().pattern()),
                    "Correct it, or the pattern in the mapping's steps.");
        }
        var values = new HashMap<>(row.values());
        for (var i = 0; i < extract.into().size(); i++) {
            var part = matcher.group(i + 1);
            if (part != null && !part.isBlank()) {
                values.put(extract.into().get(i), part);
            }
        }
        return new Row(row.line(), values, row.shape());
    }

    private static void unfold(Step.Unfold unfold, Row row, List<Row> made) {
        var lists = new ArrayList<List<String>>();
        for (var column : unfold.columns()) {
            var text = row.values().getOrDefault(column.name(), "[]");
            lists.add(
                    ListText.parse(text)
                            .orElseThrow(
                                    () ->
                                            new Refusal(
                                                    Reason.NOT_A_LIST,
                                                    column.name(),
                                                    "'%s' is no list"
                                                            .formatted(RowMapper.shown(text)),
                                                    "Write [\"a\", \"b\"], or take the step"
                                                            + " away.")));
        }
        var length = lists.getFirst().size();
        for (var i = 1; i < lists.size(); i++) {
            if (lists.get(i).size() != length) {
                throw new Refusal(
                        Reason.NOT_A_LIST,
                        unfold.columns().get(i).name(),
                        "the list has %d items, that of %s %d"
                                .formatted(
                                        lists.get(i).size(),
                                        unfold.columns().getFirst().name(),
                                        length),
                        "Lists that are unfolded together have an item for each other.");
            }
        }
        for (var item = 0; item < length; item++) {
            var values = new HashMap<>(row.values());
            for (var i = 0; i < lists.size(); i++) {
                values.put(unfold.columns().get(i).name(), lists.get(i).get(item));
            }
            values.put(unfold.number(), Integer.toString(item + 1));
            made.add(new Row(row.line(), values, row.shape()));
        }
    }

    /// In the order of the columns; one without a value in the row makes none.
    private static void gather(Step.Gather gather, Row row, List<Row> made) {
        var kept = new HashMap<String, String>();
        var gathered = new LinkedHashMap<String, String>();
        row.values()
                .forEach(
                        (column, text) ->
                                (gather.columns().matches(column) ? gathered : kept)
                                        .put(column, text));
        gathered.forEach(
                (column, text) -> {
                    var values = new HashMap<>(kept);
                    values.put(gather.name(), column);
                    values.put(gather.value(), text);
                    made.add(new Row(row.line(), values, row.shape()));
                });
    }
}
