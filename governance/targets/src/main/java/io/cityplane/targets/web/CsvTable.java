package io.cityplane.targets.web;

import java.math.BigDecimal;
import java.util.List;

/// A table as CSV (RFC 4180) in UTF-8 with a byte order mark, by which spreadsheets know it.
final class CsvTable {

    private static final String MARK = "\ufeff";

    private CsvTable() {}

    static String of(Table table) {
        var text = new StringBuilder(MARK);
        line(text, table.header());
        table.rows().forEach(row -> line(text, row));
        return text.toString();
    }

    private static void line(StringBuilder text, List<?> cells) {
        var separator = "";
        for (var cell : cells) {
            text.append(separator).append(field(cell));
            separator = ",";
        }
        text.append("\r\n");
    }

    /// A text that a spreadsheet would take for a formula is led by an apostrophe.
    private static String field(Object cell) {
        if (cell instanceof BigDecimal number) {
            return number.toPlainString();
        }
        var text = cell.toString();
        var told = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return told.matches("[^\",\r\n]*") ? told : '"' + told.replace("\"", "\"\"") + '"';
    }
}
