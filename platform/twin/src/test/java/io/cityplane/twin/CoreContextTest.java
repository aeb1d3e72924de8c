package io.cityplane.twin;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Names as the core context 1.9 has them.
class CoreContextTest {

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "location, https://uri.etsi.org/ngsi-ld/location",
        "status, https://uri.etsi.org/ngsi-ld/status",
        "unitCode, https://uri.etsi.org/ngsi-ld/unitCode",
        "value, https://uri.etsi.org/ngsi-ld/hasValue",
        "containedBy, https://uri.etsi.org/ngsi-ld/isContainedBy",
        "title, http://purl.org/dc/terms/title",
        "description, http://purl.org/dc/terms/description",
        "Point, https://purl.org/geojson/vocab#Point",
        "Notification, https://uri.etsi.org/ngsi-ld/Notification",
        "temperature, https://uri.etsi.org/ngsi-ld/default-context/temperature",
        "attributeCount, https://uri.etsi.org/ngsi-ld/default-context/attributeCount",
        "名称, https://uri.etsi.org/ngsi-ld/default-context/名称",
        "urn:cityplane:height, urn:cityplane:height",
        "https://smartdatamodels.org/name, https://smartdatamodels.org/name",
        "ngsi-ld:somethingNew, https://uri.etsi.org/ngsi-ld/somethingNew",
    })
    @DisplayName("a name becomes an IRI and the IRI that name again")
    void thereAndBack(String term, String iri) {
        assertThat(CoreContext.expand(term)).isEqualTo(iri);
        assertThat(CoreContext.compact(iri)).isEqualTo(term);
    }

    @Test
    @DisplayName("what the default vocabulary cannot name without a mistake is not shortened so")
    void notAmbiguous() {
        var hidden = "https://uri.etsi.org/ngsi-ld/default-context/location";
        var odd = "https://uri.etsi.org/ngsi-ld/default-context/a:b";

        assertThat(CoreContext.expand(CoreContext.compact(hidden))).isEqualTo(hidden);
        assertThat(CoreContext.expand(CoreContext.compact(odd))).isEqualTo(odd);
        assertThat(CoreContext.compact("https://uri.etsi.org/ngsi-ld/"))
                .isEqualTo("https://uri.etsi.org/ngsi-ld/");
    }
}
