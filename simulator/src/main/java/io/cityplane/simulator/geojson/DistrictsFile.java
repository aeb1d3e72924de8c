package io.cityplane.simulator.geojson;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.simulator.domain.District;
import io.cityplane.simulator.domain.Outline;
import io.cityplane.simulator.domain.Place;
import io.cityplane.simulator.domain.Value.Names;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/// The districts of Shenzhen that come with the simulator; whose they are, NOTICE.txt beside them
/// says.
public final class DistrictsFile {

    private static final String RESOURCE = "/geo/districts.json";

    private DistrictsFile() {}

    /// The ten districts, in the order of their codes.
    public static List<District> read() {
        try (var in =
                Objects.requireNonNull(
                        DistrictsFile.class.getResourceAsStream(RESOURCE), RESOURCE)) {
            return new ObjectMapper()
                    .readTree(in)
                    .path("features")
                    .valueStream()
                    .map(DistrictsFile::district)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(RESOURCE + " cannot be read", e);
        }
    }

    private static District district(JsonNode feature) {
        var properties = feature.path("properties");
        var names = new Names(properties.path("zh").asText(), properties.path("en").asText());
        return new District(
                properties.path("code").asText(), names, outline(feature.path("geometry")));
    }

    private static Outline outline(JsonNode geometry) {
        var coordinates = geometry.path("coordinates");
        return switch (geometry.path("type").asText()) {
            case "Polygon" -> new Outline(List.of(polygon(coordinates)));
            case "MultiPolygon" ->
                    new Outline(coordinates.valueStream().map(DistrictsFile::polygon).toList());
            case String other ->
                    throw new IllegalArgumentException("a district cannot be a " + other);
        };
    }

    private static List<List<Place>> polygon(JsonNode rings) {
        return rings.valueStream().map(DistrictsFile::ring).toList();
    }

    private static List<Place> ring(JsonNode places) {
        return places.valueStream()
                .map(place -> new Place(place.path(0).asDouble(), place.path(1).asDouble()))
                .toList();
    }
}
