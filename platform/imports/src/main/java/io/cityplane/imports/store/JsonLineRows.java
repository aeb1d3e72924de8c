package io.cityplane.imports.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Optional;

/// The rows of a file with a JSON object a line. A line that is none is a bad row, the next may be
/// right again; empty ones are passed over. The inspection has bounded the lines.
final class JsonLineRows implements Rows {

    private static final String ADVICE =
            "Write one object on the line, such as {\"id\": \"a\", \"value\": 1}.";

    private final OpenedFile opened;
    private final Source source;
    private final BufferedReader lines;
    private long line;

    JsonLineRows(OpenedFile opened, Source source) {
        this.opened = opened;
        this.source = source;
        this.lines = new BufferedReader(new InputStreamReader(opened.content(), source.encoding()));
    }

    @Override
    public Read next() {
        try {
            for (var text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                var stripped = text.startsWith("\ufeff") ? text.substring(1) : text;
                if (!stripped.isBlank()) {
                    return row(stripped);
                }
            }
            return new Read.End();
        } catch (IOException e) {
            return LocalFiles.broken(line, new UncheckedIOException(e));
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

    private Read row(String text) throws IOException {
        try (var json = JsonNest.FACTORY.createParser(text)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                return bad("the line is no JSON object");
            }
            var values = new LinkedHashMap<String, String>();
            JsonNest.flatten(JsonNest.read(json).members(), "", source, values);
            return json.nextToken() == null
                    ? new Read.Row(line, values, Optional.empty())
                    : bad("something follows the object on its line");
        } catch (JsonProcessingException e) {
            return bad("the line is no JSON: " + e.getOriginalMessage());
        }
    }

    private Read bad(String what) {
        return new Read.BadRow(line, Flaw.NOT_JSON, what, ADVICE);
    }
}
