package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import java.util.Map;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;

/// Places as rows tell them, checked for what no place on Earth can be.
final class Places {

    private Places() {}

    /// Empty if the row has neither coordinate.
    ///
    /// @throws Refusal if it has one alone, or no place
    static Optional<Place> point(ValueRule.OfPoint rule, Map<String, String> row) {
        var longitude = coordinate(rule.longitude().name(), row);
        var latitude = coordinate(rule.latitude().name(), row);
        if (longitude.isEmpty() && latitude.isEmpty()) {
            return Optional.empty();
        }
        if (longitude.isEmpty() || latitude.isEmpty()) {
            var column = longitude.isEmpty() ? rule.longitude() : rule.latitude();
            throw new Refusal(
                    Reason.VALUE_MISSING,
                    column.name(),
                    "one coordinate is there, the other is not",
                    "Fill in both or none.");
        }
        var place = new Place(longitude.get(), latitude.get());
        check(place, rule.longitude().name() + ", " + rule.latitude().name());
        return Optional.of(place);
    }

    /// @throws Refusal if a corner of the shape is no place
    static void check(Geometry shape) {
        for (Coordinate at : shape.getCoordinates()) {
            check(new Place(at.x, at.y), "geometry");
        }
    }

    private static void check(Place place, String columns) {
        if (place.longitude() == 0 && place.latitude() == 0) {
            throw impossible(
                    columns,
                    "0, 0 is a place in the sea off Africa",
                    "It mostly stands for an unknown place: leave the fields empty then.");
        }
        if (Math.abs(place.latitude()) <= 90 && Math.abs(place.longitude()) <= 180) {
            return;
        }
        var swapped = Math.abs(place.longitude()) <= 90 && Math.abs(place.latitude()) <= 180;
        throw impossible(
                columns,
                "longitude %s, latitude %s is no place"
                        .formatted(place.longitude(), place.latitude()),
                swapped
                        ? "Longitude and latitude seem to be swapped."
                        : "Degrees are meant: up to 180 east or west, up to 90 north or south.");
    }

    private static Refusal impossible(String columns, String what, String advice) {
        return new Refusal(Reason.IMPOSSIBLE_PLACE, columns, what, advice);
    }

    private static Optional<Double> coordinate(String column, Map<String, String> row) {
        return Optional.ofNullable(row.get(column))
                .map(text -> ColumnValues.number(column, text).doubleValue());
    }
}
