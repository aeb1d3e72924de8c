package io.cityplane.imports.store;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// The features of a GeoJSON FeatureCollection (RFC 7946 §3.3), one at a time: the file may be
/// larger than memory, a feature may not.
final class GeoJsonRows implements Rows {

    private final OpenedFile opened;
    private final Source source;
    private final JsonParser json;
    private boolean inFeatures;
    private boolean ended;

    GeoJsonRows(OpenedFile opened, Source source) throws IOException {
        this.opened = opened;
        this.source = source;
        this.json =
                JsonNest.FACTORY.createParser(
                        new InputStreamReader(opened.content(), source.encoding()));
    }

    static JsonParser parser(String text) throws IOException {
        return JsonNest.FACTORY.createParser(text);
    }

    @Override
    public Read next() {
        if (ended) {
            return new Read.End();
        }
        try {
            if (!inFeatures && !findFeatures()) {
                ended = true;
                return new Read.Broken(
                        line(),
                        "the file holds no FeatureCollection with features",
                        "See that it is GeoJSON (RFC 7946).");
            }
            inFeatures = true;
            if (json.nextToken() == JsonToken.START_OBJECT) {
                return feature();
            }
            ended = true;
            return json.currentToken() == JsonToken.END_ARRAY
                    ? new Read.End()
                    : new Read.Broken(line(), "a feature is no object", "Correct the file.");
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

    /// Goes to the list of features in the outermost object.
    private boolean findFeatures() throws IOException {
        if (json.nextToken() != JsonToken.START_OBJECT) {
            return false;
        }
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            if (json.nextToken() == JsonToken.START_ARRAY && name.equals("features")) {
                return true;
            }
            json.skipChildren();
        }
        return false;
    }

    private Read feature() throws IOException {
        var line = line();
        var values = new LinkedHashMap<String, String>();
        @Nullable Geometry shape = null;
        var fault = "";
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            var name = json.currentName();
            json.nextToken();
            switch (name) {
                case "properties" -> properties(values);
                case "geometry" -> {
                    switch (GeoJsonGeometry.read(json)) {
                        case GeoJsonGeometry.Some(Geometry some) -> shape = some;
                        case GeoJsonGeometry.None() -> {}
                        case GeoJsonGeometry.Bad(String what) -> fault = what;
                    }
                }
                default -> json.skipChildren();
            }
        }
        if (!fault.isEmpty()) {
            return new Read.BadRow(
                    line, Flaw.GEOMETRY, fault, "Correct the geometry where the file was made.");
        }
        return new Read.Row(line, values, Optional.ofNullable(shape));
    }

    private void properties(Map<String, String> values) throws IOException {
        if (json.currentToken() != JsonToken.START_OBJECT) {
            json.skipChildren();
            return;
        }
        JsonNest.flatten(JsonNest.read(json).members(), "", source, values);
    }
}
