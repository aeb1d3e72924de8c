package io.cityplane.imports.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import io.cityplane.imports.store.JsonNest.Items;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rows of one JSON document: the objects of a list at a path such as `lines.stations`, whose
/// first name leads to a list in the outermost object, and each further one to a list in the items
/// of the one before. What is around a row is its columns too, called `lines.name`. Without a path
/// the document itself is the list.
///
/// One item of the outermost list is in memory at a time.
final class JsonRows implements Rows {

    private final OpenedFile opened;
    private final Source source;
    private final List<String> path;
    private final JsonParser json;
    private final Deque<Read> waiting = new ArrayDeque<>();
    private boolean inList;
    private boolean ended;

    JsonRows(OpenedFile opened, Source source) throws IOException {
        this.opened = opened;
        this.source = source;
        this.path = source.part().isEmpty() ? List.of() : List.of(source.part().split("\\."));
        this.json =
                JsonNest.FACTORY.createParser(
                        new InputStreamReader(opened.content(), source.encoding()));
    }

    @Override
    public Read next() {
        while (waiting.isEmpty()) {
            if (ended) {
                return new Read.End();
            }
            try {
                readItem();
            } catch (JsonProcessingException e) {
                ended = true;
                return new Read.Broken(
                        e.getLocation() == null ? line() : e.getLocation().getLineNr(),
                        "from here on the file is no JSON: " + e.getOriginalMessage(),
                        "See that the file was copied whole.");
            } catch (IOException e) {
                ended = true;
                return LocalFiles.broken(line(), new UncheckedIOException(e));
            }
        }
        return waiting.remove();
    }

    @Override
    public long bytesRead() {
        return opened.bytesRead();
    }

    @Override
    public void close() {
        try {
            json.close();
            opened.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long line() {
        return json.currentLocation().getLineNr();
    }

    private void readItem() throws IOException {
        if (!inList && !findList()) {
            ended = true;
            waiting.add(
                    new Read.Broken(
                            line(),
                            path.isEmpty()
                                    ? "the file is no list"
                                    : "the file holds no list '%s'".formatted(path.getFirst()),
                            "Write the path to the rows as `rows: outer.inner` in the source."));
            return;
        }
        inList = true;
        switch (json.nextToken()) {
            case START_OBJECT ->
                    unfold(JsonNest.read(json), path.isEmpty() ? 0 : 1, new LinkedHashMap<>());
            case END_ARRAY -> ended = true;
            case null, default -> {
                ended = true;
                waiting.add(new Read.Broken(line(), "an item is no object", "Correct the file."));
            }
        }
    }

    private boolean findList() throws IOException {
        if (path.isEmpty()) {
            return json.nextToken() == JsonToken.START_ARRAY;
        }
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals(path.getFirst())) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    /// @param depth how many names of the path lead to the item
    /// @param around columns of what is around it
    private void unfold(JsonNest item, int depth, Map<String, String> around) {
        if (depth >= path.size()) {
            var values = new LinkedHashMap<>(around);
            JsonNest.flatten(item.members(), "", source, values);
            waiting.add(new Read.Row(item.line(), values, Optional.empty()));
            return;
        }
        var name = path.get(depth);
        var outer = new LinkedHashMap<String, @Nullable Object>(item.members());
        var inner = outer.remove(name);
        var columns = new LinkedHashMap<>(around);
        var prefix = String.join(".", path.subList(0, depth)) + ".";
        JsonNest.flatten(outer, prefix, source, columns);
        if (inner instanceof Items(var items)) {
            for (var one : items) {
                if (one instanceof JsonNest nest) {
                    unfold(nest, depth + 1, columns);
                }
            }
        }
    }
}
