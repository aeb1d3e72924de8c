package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.twin.Value;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Features of GeoJSON files (RFC 7946), on small ones.
class GeoJsonTest {

    private static final String MAPPING =
            """
            cityplane-import: 1
            title: Zones
            source: {file: zones.geojson, format: geojson}
            lookups:
              - by: name
                rows:
                  甲: {code: one, english: First}
                  乙: {code: two, english: Second}
            entity:
              type: Thing
              id: urn:ngsi-ld:Thing:{code}
            attributes:
              name: {languages: {zh: name, en: english}}
              location: {geometry: {datum: WGS-84}, required: true}
              area: {within: Square}
            """;

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder);
    }

    @Test
    @DisplayName("§3.1.6: a polygon with a hole comes through as it is, rounded to seven digits")
    void polygon() {
        var polygon =
                "{\"type\":\"Polygon\",\"coordinates\":["
                        + "[[113.1,22.1],[113.9,22.1],[113.9,22.9],[113.123456789,22.9],[113.1,22.1]],"
                        + "[[113.4,22.4],[113.4,22.5],[113.5,22.5],[113.4,22.4]]]}";
        var report = importFeatures(feature("甲", polygon));

        assertThat(report.counts().created()).isEqualTo(1);
        assertThat(city.value("one", "location"))
                .contains(new Value.Json(polygon.replace("113.123456789", "113.1234568")));
        assertThat(city.value("one", "name"))
                .contains(new Value.Json("{\"zh\":\"甲\",\"en\":\"First\"}"));
        assertThat(city.value("one", "area")).contains(new Value.Text("urn:ngsi-ld:Square:west"));
    }

    @Test
    @DisplayName("§3.1: points, lines and several of them come through as they are")
    void geometries() {
        for (var geometry :
                new String[] {
                    "{\"type\":\"Point\",\"coordinates\":[113.5,22.5]}",
                    "{\"type\":\"LineString\",\"coordinates\":[[113.5,22.5],[113.6,22.5]]}",
                    "{\"type\":\"MultiPoint\",\"coordinates\":[[113.5,22.5],[113.6,22.5]]}",
                    "{\"type\":\"MultiLineString\",\"coordinates\":[[[113.5,22.5],[113.6,22.5]]]}",
                    "{\"type\":\"MultiPolygon\",\"coordinates\":"
                            + "[[[[113.1,22.1],[113.9,22.1],[113.9,22.9],[113.1,22.1]]]]}"
                }) {
            importFeatures(feature("甲", geometry));

            assertThat(city.value("one", "location")).contains(new Value.Json(geometry));
        }
    }

    @Test
    @DisplayName("a wrong geometry is refused with what is wrong; the others are in")
    void wrongGeometry() {
        var bowTie =
                "{\"type\":\"Polygon\",\"coordinates\":"
                        + "[[[113,22],[114,23],[114,22],[113,23],[113,22]]]}";
        var open = "{\"type\":\"Polygon\",\"coordinates\":[[[113,22],[114,22],[114,23],[113,23]]]}";
        var good = "{\"type\":\"Point\",\"coordinates\":[113.5,22.5]}";
        var report = importFeatures(feature("甲", bowTie), feature("甲", open), feature("乙", good));

        assertThat(report.counts()).isEqualTo(new Counts(3, 1, 0, 0, 2));
        assertThat(report.refused())
                .extracting(RefusedRow::reason)
                .containsOnly(Reason.BAD_GEOMETRY);
        assertThat(report.refused().getFirst().what()).contains("Self-intersection");
        assertThat(report.refused()).extracting(RefusedRow::line).containsExactly(2L, 3L);
    }

    @Test
    @DisplayName("a key that no lookup has is refused; so is a feature without its geometry")
    void refused() {
        var point = "{\"type\":\"Point\",\"coordinates\":[113.5,22.5]}";
        var report = importFeatures(feature("丙", point), feature("乙", "null"), feature("甲", point));

        assertThat(report.refused())
                .extracting(RefusedRow::reason)
                .containsExactly(Reason.NOT_IN_LOOKUP, Reason.VALUE_MISSING);
    }

    private ImportReport importFeatures(String... features) {
        city.write(
                "zones.geojson",
                "{\"type\":\"FeatureCollection\",\"features\":[",
                String.join(",\n", features),
                "]}");
        return city.report(MAPPING);
    }

    private static String feature(String name, String geometry) {
        return "{\"type\":\"Feature\",\"properties\":{\"name\":\"%s\"},\"geometry\":%s}"
                .formatted(name, geometry);
    }
}
