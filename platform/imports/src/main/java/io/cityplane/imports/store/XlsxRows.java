package io.cityplane.imports.store;

import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// The rows of a workbook's sheet, one at a time; only the workbook's table of texts is in memory,
/// and that is bounded. A cell with a date is read as ISO 8601 without a zone, a formula as what it
/// came to.
final class XlsxRows implements Rows {

    /// Unpacked; a small file can unpack to a very large one.
    private static final long MOST_BYTES = 2L << 30;

    private static final long MOST_TEXT_BYTES = 256L << 20;

    /// What a number format has outside of quotes and brackets if it shows a date or time.
    private static final Pattern SHOWS_TIME = Pattern.compile("[ymdhs]");

    private static final Pattern QUOTED = Pattern.compile("\"[^\"]*\"|\\[[^\\]]*]|\\\\.");

    private final ReadableWorkbook workbook;
    private final Stream<Row> stream;
    private final Iterator<Row> rows;
    private final Source source;
    private final long size;
    private final List<String> header;
    private long line;

    private XlsxRows(ReadableWorkbook workbook, Stream<Row> stream, Source source, long size) {
        this.workbook = workbook;
        this.stream = stream;
        this.rows = stream.iterator();
        this.source = source;
        this.size = size;
        this.header = source.columns().isEmpty() ? readHeader() : source.columns();
    }

    /// @throws IOException if it is no workbook, has no such sheet or unpacks to too much
    static Rows open(Path file, Source source) throws IOException {
        check(file);
        try {
            var workbook = new ReadableWorkbook(file.toFile(), new ReadingOptions(true, false));
            var sheet =
                    source.part().isEmpty()
                            ? Optional.of(workbook.getFirstSheet())
                            : workbook.findSheet(source.part());
            if (sheet.isEmpty()) {
                workbook.close();
                throw new IOException("the workbook has no sheet '%s'".formatted(source.part()));
            }
            return new XlsxRows(workbook, sheet.get().openStream(), source, Files.size(file));
        } catch (ExcelReaderException e) {
            throw new IOException("the file is no workbook: " + e.getMessage(), e);
        }
    }

    private static void check(Path file) throws IOException {
        try (var zip = new ZipFile(file.toFile())) {
            var total = 0L;
            for (var entries = zip.entries(); entries.hasMoreElements(); ) {
                var entry = entries.nextElement();
                total += Math.max(entry.getSize(), 0);
                if (entry.getName().endsWith("sharedStrings.xml")
                        && entry.getSize() > MOST_TEXT_BYTES) {
                    throw new IOException(
                            "the workbook has more than %d MiB of texts"
                                    .formatted(MOST_TEXT_BYTES >> 20));
                }
            }
            if (total > MOST_BYTES) {
                throw new IOException(
                        "the workbook has more than %d GiB unpacked".formatted(MOST_BYTES >> 30));
            }
        }
    }

    @Override
    public Read next() {
        try {
            while (rows.hasNext()) {
                var row = rows.next();
                line = row.getRowNum();
                var texts = texts(row);
                if (texts.stream().anyMatch(text -> !text.isBlank())) {
                    return read(texts);
                }
            }
            return new Read.End();
        } catch (ExcelReaderException | UncheckedIOException e) {
            return new Read.Broken(
                    line + 1,
                    "from here on the workbook cannot be read: " + e.getMessage(),
                    "Open it, save it again and copy it whole.");
        }
    }

    /// The whole file: how far the reader is in it, a workbook does not tell.
    @Override
    public long bytesRead() {
        return size;
    }

    @Override
    public void close() {
        try {
            stream.close();
            workbook.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private List<String> readHeader() {
        return rows.hasNext() ? texts(rows.next()).stream().map(String::strip).toList() : List.of();
    }

    private Read read(List<String> texts) {
        if (texts.size() > header.size()
                && texts.subList(header.size(), texts.size()).stream()
                        .anyMatch(text -> !text.isBlank())) {
            return new Read.BadRow(
                    line,
                    Flaw.COLUMN_COUNT,
                    "the row has %d cells, the header %d".formatted(texts.size(), header.size()),
                    "Give every column a name in the first row.");
        }
        var values = new LinkedHashMap<String, String>();
        for (var i = 0; i < Math.min(header.size(), texts.size()); i++) {
            if (!source.isMissing(texts.get(i))) {
                values.put(header.get(i), texts.get(i));
            }
        }
        return new Read.Row(line, values, Optional.empty());
    }

    private static List<String> texts(Row row) {
        var texts = new ArrayList<String>(row.getCellCount());
        for (var i = 0; i < row.getCellCount(); i++) {
            texts.add(text(row.getCell(i)));
        }
        return texts;
    }

    private static String text(@Nullable Cell cell) {
        if (cell == null || cell.getType() == CellType.EMPTY) {
            return "";
        }
        if (cell.getType() == CellType.NUMBER && showsTime(cell.getDataFormatString())) {
            return cell.asDate().toString();
        }
        return switch (cell.getType()) {
            case NUMBER -> cell.asNumber().toPlainString();
            case BOOLEAN -> Boolean.toString(cell.asBoolean());
            case STRING, FORMULA, ERROR, EMPTY -> {
                var text = cell.getText();
                yield text == null ? "" : text;
            }
        };
    }

    private static boolean showsTime(@Nullable String format) {
        return format != null
                && SHOWS_TIME
                        .matcher(
                                QUOTED.matcher(format.toLowerCase(java.util.Locale.ROOT))
                                        .replaceAll(""))
                        .find();
    }
}
