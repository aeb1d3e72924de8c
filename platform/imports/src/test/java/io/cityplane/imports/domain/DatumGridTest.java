package io.cityplane.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The conversion against what the npm package gcoord 1.0.7 computes over a grid of the whole city;
/// coordtransform 2.1.2 agrees with it there to 4e-15 degrees.
class DatumGridTest {

    /// 0.1 m on the ground.
    private static final double AGREED = 1e-6;

    /// gcoord's own way from BD-09 and there again misses by up to 1.5e-6 degrees over this grid.
    private static final double THEIR_OWN_ERROR = 1.6e-6;

    @Test
    @DisplayName("over the whole city the datums are converted as gcoord does, there and back")
    void grid() throws IOException {
        var rows = rows();

        assertThat(rows).hasSizeGreaterThan(390);
        for (var row : rows) {
            var place = new Place(row[0], row[1]);
            near(Datum.GCJ_02.fromWgs84(place), row[2], row[3], AGREED);
            near(Datum.BD_09.fromWgs84(place), row[4], row[5], AGREED);
            near(Datum.GCJ_02.toWgs84(place), row[6], row[7], AGREED);
            near(Datum.BD_09.toWgs84(place), row[8], row[9], THEIR_OWN_ERROR);
        }
    }

    @Test
    @DisplayName("what gcoord shifts comes back to 1e-9 degrees: 0.1 mm")
    void back() throws IOException {
        for (var row : rows()) {
            near(Datum.GCJ_02.toWgs84(new Place(row[2], row[3])), row[0], row[1], 1e-9);
            near(Datum.BD_09.toWgs84(new Place(row[4], row[5])), row[0], row[1], 1e-9);
        }
    }

    private static List<double[]> rows() throws IOException {
        var in = DatumGridTest.class.getResourceAsStream("/datum/shenzhen-gcoord-1.0.7.csv");
        assertThat(in).isNotNull();
        try (var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines()
                    .skip(2)
                    .map(
                            line ->
                                    Arrays.stream(line.split(","))
                                            .mapToDouble(Double::valueOf)
                                            .toArray())
                    .toList();
        }
    }

    private static void near(Place actual, double longitude, double latitude, double degrees) {
        assertThat(actual.longitude()).isCloseTo(longitude, within(degrees));
        assertThat(actual.latitude()).isCloseTo(latitude, within(degrees));
    }
}
