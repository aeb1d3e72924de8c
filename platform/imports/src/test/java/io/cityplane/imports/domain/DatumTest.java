package io.cityplane.imports.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// The expected values were computed by the npm packages gcoord 1.0.7 and coordtransform 2.1.2,
/// which agree on them to the last digit.
class DatumTest {

    /// 1 cm at this latitude, and a hundredth of what a mapping promises.
    private static final double CENTIMETRE = 1e-7;

    static Stream<Arguments> wgs84ToGcj02() {
        return Stream.of(
                places(113.784724, 22.714121, 113.78985345436747, 22.71126001660811),
                places(114.102, 22.5345, 114.10711997396454, 22.53181793291857),
                places(114.6205, 22.4501, 114.6249841720019, 22.447061750936953),
                places(116.404, 39.915, 116.41024449916938, 39.91640428150164),
                places(87.6168, 43.8256, 87.61964994946926, 43.82680539311119),
                places(121.4737, 31.2304, 121.47822305927693, 31.22845773757727));
    }

    static Stream<Arguments> wgs84ToBd09() {
        return Stream.of(
                places(113.784724, 22.714121, 113.79637250206595, 22.717266542014148),
                places(114.102, 22.5345, 114.1135476436309, 22.538081457618546),
                places(114.6205, 22.4501, 114.63147378184854, 22.453152416586835),
                places(116.404, 39.915, 116.41662724378733, 39.922699552216216),
                places(87.6168, 43.8256, 87.62609977081571, 43.83294979479329),
                places(121.4737, 31.2304, 121.484781468503, 31.234310593689997));
    }

    /// gcoord's own way back; it stops at 1e-6 degrees.
    static Stream<Arguments> gcj02ToWgs84() {
        return Stream.of(
                places(113.784724, 22.714121, 113.77958491406486, 22.71697538505352),
                places(114.102, 22.5345, 114.09687586660417, 22.537181614843266),
                places(114.6205, 22.4501, 114.61601897870065, 22.453142168006323));
    }

    @ParameterizedTest
    @MethodSource("wgs84ToGcj02")
    @DisplayName("WGS-84 to GCJ-02 and back agrees with independent implementations")
    void gcj02(Place wgs84, Place gcj02) {
        assertNear(Datum.GCJ_02.fromWgs84(wgs84), gcj02, 1e-11);
        assertNear(Datum.GCJ_02.toWgs84(gcj02), wgs84, 1e-9);
    }

    @ParameterizedTest
    @MethodSource("wgs84ToBd09")
    @DisplayName("WGS-84 to BD-09 and back agrees with independent implementations")
    void bd09(Place wgs84, Place bd09) {
        assertNear(Datum.BD_09.fromWgs84(wgs84), bd09, 1e-11);
        assertNear(Datum.BD_09.toWgs84(bd09), wgs84, 1e-9);
    }

    @ParameterizedTest
    @MethodSource("gcj02ToWgs84")
    @DisplayName("GCJ-02 to WGS-84 agrees with an independent inverse as far as that one goes")
    void inverse(Place gcj02, Place wgs84) {
        assertNear(Datum.GCJ_02.toWgs84(gcj02), wgs84, 1e-6);
    }

    @Test
    @DisplayName("the way back is exact to a centimetre all over the city and the country")
    void everywhere() {
        for (var longitude = 74.0; longitude < 135; longitude += 0.37) {
            for (var latitude = 3.0; latitude < 54; latitude += 0.41) {
                assertThereAndBack(new Place(longitude, latitude));
            }
        }
        for (var longitude = 113.7; longitude < 114.7; longitude += 0.01) {
            for (var latitude = 22.4; latitude < 22.9; latitude += 0.01) {
                assertThereAndBack(new Place(longitude, latitude));
            }
        }
    }

    @Test
    @DisplayName("outside China nothing is shifted")
    void outside() {
        for (var place : new Place[] {new Place(-74, 40.7), new Place(151.2, -33.9)}) {
            for (var datum : Datum.values()) {
                assertThat(datum.toWgs84(place)).isEqualTo(place);
                assertThat(datum.fromWgs84(place)).isEqualTo(place);
            }
        }
    }

    @Test
    @DisplayName("WGS-84 stays as it is, to the last bit")
    void wgs84() {
        var place = new Place(114.057868, 22.543099);

        assertThat(Datum.WGS_84.toWgs84(place)).isEqualTo(place);
    }

    private static void assertThereAndBack(Place wgs84) {
        for (var datum : Datum.values()) {
            assertNear(datum.toWgs84(datum.fromWgs84(wgs84)), wgs84, CENTIMETRE);
        }
    }

    private static void assertNear(Place actual, Place expected, double degrees) {
        assertThat(actual.longitude()).isCloseTo(expected.longitude(), within(degrees));
        assertThat(actual.latitude()).isCloseTo(expected.latitude(), within(degrees));
    }

    private static Arguments places(double lon, double lat, double toLon, double toLat) {
        return Arguments.of(new Place(lon, lat), new Place(toLon, toLat));
    }
}
