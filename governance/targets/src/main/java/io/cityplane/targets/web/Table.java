package io.cityplane.targets.web;

import io.cityplane.targets.Figure;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Progress;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The plan's figures as rows of text and numbers, for files.
record Table(List<String> header, List<List<Object>> rows) {

    Table {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    static Table of(List<Progress> all) {
        var header =
                new ArrayList<>(
                        List.of(
                                "code",
                                "clause",
                                "name (zh)",
                                "name (en)",
                                "unit",
                                "target",
                                "due",
                                "status"));
        for (var measure : Measure.values()) {
            header.add(Words.word(measure));
            header.add(Words.word(measure) + " assets");
        }
        var rows = new ArrayList<List<Object>>();
        for (var it : all) {
            var indicator = it.indicator();
            var row =
                    new ArrayList<Object>(
                            List.of(
                                    indicator.code().value(),
                                    indicator.clause(),
                                    indicator.name().zh(),
                                    indicator.name().en(),
                                    indicator.unit().zh(),
                                    cell(indicator.target()),
                                    indicator.due().map(Object::toString).orElse(""),
                                    Words.word(it.status())));
            add(row, it.figure());
            rows.add(row);
        }
        return new Table(header, rows);
    }

    private static void add(List<Object> row, Figure figure) {
        for (var measure : Measure.values()) {
            var standing = figure.by(measure);
            row.add(cell(standing.value()));
            row.add(BigDecimal.valueOf(standing.assets()));
        }
    }

    private static Object cell(Optional<BigDecimal> number) {
        return number.isPresent() ? Words.plain(number.get()) : "";
    }
}
