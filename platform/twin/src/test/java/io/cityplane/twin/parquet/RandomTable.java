package io.cityplane.twin.parquet;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.twin.parquet.Column.Bounds;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;

/// A table of all kinds of columns, sorted by its first two, with values that are hard to pack.
final class RandomTable {

    static final List<Column> COLUMNS =
            List.of(
                    Column.required("series", ColumnType.TEXT),
                    Column.required("valid_at", ColumnType.TIMESTAMP),
                    Column.required("small", ColumnType.INT32),
                    Column.required("wide", ColumnType.INT64),
                    Column.optional("number", ColumnType.DOUBLE, Bounds.NOTED),
                    Column.optional("text", ColumnType.TEXT, Bounds.NONE));

    private final Random random;
    final List<List<Object>> rows = new ArrayList<>();

    RandomTable(long seed, int count) {
        random = new Random(seed);
        var distinct = random.nextInt(4) == 0 ? 1_000_000 : 50;
        var at = 1_700_000_000_000_000L;
        for (var i = 0; i < count; i++) {
            at += random.nextInt(20) == 0 ? random.nextInt(1_000_000) : 1_000;
            var row = new ArrayList<>();
            row.add("urn:%06d".formatted(i / 700));
            row.add(at);
            row.add((long) random.nextInt(5));
            row.add(random.nextInt(100) == 0 ? random.nextLong() : i);
            row.add(random.nextInt(7) == 0 ? "" : random.nextInt(distinct) / 10.0);
            row.add(random.nextInt(3) == 0 ? "{\"城\":%d}".formatted(random.nextInt(distinct)) : "");
            rows.add(row);
        }
    }

    void write(Path file) throws IOException {
        var group = new Rows(COLUMNS, ParquetWriter.GROUP_ROWS);
        try (var writer = new ParquetWriter(file, COLUMNS, 2)) {
            for (var row : rows) {
                put(row, group);
                if (group.isFull()) {
                    writer.write(group);
                    group.resize(0);
                }
            }
            writer.write(group);
            writer.finish(Map.of("generation", "7", "what", "城市"));
        }
    }

    private static void put(List<Object> row, Rows into) {
        var at = into.size();
        into.resize(at + 1);
        into.texts(0)[at] = row.get(0).toString().getBytes(UTF_8);
        for (var column = 1; column <= 3; column++) {
            into.longs(column)[at] = (long) row.get(column);
        }
        into.present(4)[at] = row.get(4) instanceof Double;
        if (row.get(4) instanceof Double number) {
            into.doubles(4)[at] = number;
        }
        into.present(5)[at] = !row.get(5).equals("");
        into.texts(5)[at] = row.get(5).toString().getBytes(UTF_8);
    }

    /// What our own reader reads, in the same form.
    static List<List<Object>> read(ParquetFile file) {
        var all = new ArrayList<List<Object>>();
        var page = new Rows(file.columns(), ParquetWriter.PAGE_ROWS);
        try (var reader = new PageReader()) {
            for (var group = 0; group < file.groups(); group++) {
                for (var number = 0; number < file.pages(group); number++) {
                    for (var column = 0; column < COLUMNS.size(); column++) {
                        reader.read(file, group, number, column, page);
                    }
                    for (var row = 0; row < page.size(); row++) {
                        all.add(row(page, row));
                    }
                }
            }
        }
        return all;
    }

    private static List<Object> row(Rows page, int row) {
        return List.of(
                new String(page.texts(0)[row], UTF_8),
                page.longs(1)[row],
                page.longs(2)[row],
                page.longs(3)[row],
                page.present(4)[row] ? page.doubles(4)[row] : "",
                page.present(5)[row] ? new String(page.texts(5)[row], UTF_8) : "");
    }
}
