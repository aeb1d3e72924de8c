package io.cityplane.imports.store;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/// The rows of a CSV file (RFC 4180), with a header line if the mapping does not name the columns.
/// Fields are bounded, lines that are empty are passed over.
final class CsvRows implements Rows {

    private final OpenedFile opened;
    private final Source source;
    private final Iterator<CsvRecord> records;
    private final List<String> header;
    private long line = 1;

    /// Reads the header, if there is one.
    ///
    /// @throws CsvParseException if there is none
    CsvRows(OpenedFile opened, Source source) {
        this.opened = opened;
        this.source = source;
        var reader = new InputStreamReader(opened.content(), source.encoding());
        this.records =
                CsvReader.builder()
                        .fieldSeparator(source.separator())
                        .skipEmptyLines(true)
                        .allowExtraFields(true)
                        .allowMissingFields(true)
                        .maxBufferSize(TextCheck.MOST_LINE_CHARS)
                        .ofCsvRecord(reader)
                        .iterator();
        if (!source.columns().isEmpty()) {
            this.header = source.columns();
        } else if (records.hasNext()) {
            this.header = records.next().getFields().stream().map(CsvRows::withoutMark).toList();
        } else {
            throw new CsvParseException("there is no header line");
        }
    }

    List<String> header() {
        return header;
    }

    @Override
    public Read next() {
        try {
            return records.hasNext() ? row(records.next()) : new Read.End();
        } catch (CsvParseException e) {
            return new Read.Broken(
                    line + 1,
                    "from here on the file is no CSV: " + e.getMessage(),
                    "Look for a quotation mark that is not closed, or text after a closed one.");
        } catch (UncheckedIOException e) {
            return LocalFiles.broken(line, e);
        }
    }

    @Override
    public long bytesRead() {
        return opened.bytesRead();
    }

    @Override
    public void close() {
        try {
            opened.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Read row(CsvRecord fields) {
        line = fields.getStartingLineNumber();
        if (fields.getFieldCount() != header.size()) {
            return misshapen(fields);
        }
        var values = LinkedHashMap.<String, String>newLinkedHashMap(header.size());
        for (var i = 0; i < header.size(); i++) {
            var text = fields.getField(i);
            if (!source.isMissing(text)) {
                values.put(header.get(i), text);
            }
        }
        return new Read.Row(line, values, Optional.empty());
    }

    private Read misshapen(CsvRecord fields) {
        var what =
                "the row has %d fields, the header %d"
                        .formatted(fields.getFieldCount(), header.size());
        var moreLines =
                fields.getFields().stream()
                        .mapToLong(field -> field.chars().filter(c -> c == '\n').count())
                        .sum();
        if (moreLines == 0) {
            var advice =
                    "Put fields that hold '%c' into quotation marks; see that none is missing."
                            .formatted(source.separator());
            return new Read.BadRow(line, Flaw.COLUMN_COUNT, what, advice);
        }
        return new Read.BadRow(
                line,
                Flaw.COLUMN_COUNT,
                what + " and goes on over %d more lines".formatted(moreLines),
                "Look for a quotation mark in this line that is not closed; the rows in between"
                        + " are not in.");
    }

    /// Without blanks and the byte order mark that some programs put first.
    private static String withoutMark(String name) {
        return name.startsWith("\ufeff") ? name.substring(1).strip() : name.strip();
    }
}
