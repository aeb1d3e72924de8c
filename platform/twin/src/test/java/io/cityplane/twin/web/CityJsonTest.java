package io.cityplane.twin.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.web.CityJson.CellJson;
import io.cityplane.twin.web.CityJson.DistrictJson;
import io.cityplane.twin.web.CityJson.EntitiesJson;
import io.cityplane.twin.web.CityJson.EntityJson;
import io.cityplane.twin.web.CityJson.SummaryJson;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The console's types are written by hand; these samples, which its own tests read too, keep them
/// and our answers the same.
class CityJsonTest {

    private static final Path SAMPLES = Path.of("../../console/src/api/samples");

    private static final ObjectMapper JSON =
            new ObjectMapper()
                    .registerModule(new JavaTimeModule())
                    .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS);

    @Test
    @DisplayName("districts")
    void districts() throws IOException {
        assertSame("districts", List.of(new DistrictJson("440304", "福田区", "Futian")));
    }

    @Test
    @DisplayName("summary")
    void summary() throws IOException {
        var cell = new CellJson("EVChargingStation", "440304", 3, 2, 1);
        assertSame("summary", new SummaryJson(Things.NOON, List.of(cell)));
    }

    @Test
    @DisplayName("entities: one that tells everything, one that tells nothing")
    void entities() throws IOException {
        var noon = Things.NOON.getEpochSecond();
        var all = pin("440304", 114.05, 22.54, noon, noon + 1);
        var nothing = pin("", Double.NaN, Double.NaN, 0, 0);
        assertSame(
                "entities",
                new EntitiesJson(0, 2, List.of(EntityJson.of(all, -1), EntityJson.of(nothing, 7))));
    }

    private static Pin pin(String district, double lon, double lat, long observed, long modified) {
        return new Pin(
                "urn:ngsi-ld:Vehicle:7",
                "https://uri.etsi.org/ngsi-ld/default-context/Vehicle",
                district,
                new Name("七号车", "Car 7"),
                lon,
                lat,
                observed,
                modified,
                !district.isEmpty(),
                Ownership.OF_THE_CITY);
    }

    private static void assertSame(String sample, Object answer) throws IOException {
        assertThat(JSON.readTree(JSON.writeValueAsString(answer)))
                .isEqualTo(JSON.readTree(SAMPLES.resolve(sample + ".json").toFile()));
    }
}
