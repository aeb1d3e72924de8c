package io.cityplane.simulator.domain;

import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Where a district lies: polygons, each of an outer ring and the rings of its holes (RFC 7946
/// §3.1.6).
///
/// @param polygons at least one; a ring ends with its first place
public record Outline(List<List<List<Place>>> polygons) {

    /// How far inside a place has to be, in degrees, about 60 m: the outlines are simplified by
    /// 0.0005 degrees, and what lies nearer to a border may be across it.
    private static final double MARGIN = 0.0006;

    private static final int MOST_TRIES = 100_000;

    public Outline {
        polygons = List.copyOf(polygons);
        if (polygons.isEmpty()) {
            throw new IllegalArgumentException("an outline needs a polygon");
        }
    }

    /// Whether a place lies inside: a line from it crosses the rings an odd number of times.
    public boolean contains(Place place) {
        return rings().mapToInt(ring -> crossings(ring, place)).sum() % 2 == 1;
    }

    /// Whether the whole way between two places lies inside, looked at every 50 m.
    boolean containsWay(Place from, Place to) {
        var steps = (int) Math.ceil(from.metresTo(to) / 50) + 1;
        for (int i = 0; i <= steps; i++) {
            if (!contains(from.towards(to, (double) i / steps))) {
                return false;
            }
        }
        return true;
    }

    /// A place well inside.
    Place somewhere(RandomGenerator random) {
        var west = all(Place::longitude).min().orElseThrow();
        var east = all(Place::longitude).max().orElseThrow();
        var south = all(Place::latitude).min().orElseThrow();
        var north = all(Place::latitude).max().orElseThrow();
        for (int i = 0; i < MOST_TRIES; i++) {
            var place = rounded(random.nextDouble(west, east), random.nextDouble(south, north));
            if (containsWithMargin(place)) {
                return place;
            }
        }
        throw new IllegalStateException("an outline is too narrow to find a place in it");
    }

    /// The area in square degrees of the equator, to compare districts by.
    double area() {
        return polygons.stream().mapToDouble(polygon -> area(polygon.getFirst())).sum();
    }

    private boolean containsWithMargin(Place place) {
        return Stream.of(
                        place,
                        new Place(place.longitude() - MARGIN, place.latitude()),
                        new Place(place.longitude() + MARGIN, place.latitude()),
                        new Place(place.longitude(), place.latitude() - MARGIN),
                        new Place(place.longitude(), place.latitude() + MARGIN))
                .allMatch(this::contains);
    }

    private Stream<List<Place>> rings() {
        return polygons.stream().flatMap(List::stream);
    }

    private DoubleStream all(ToDoubleFunction<Place> coordinate) {
        return rings().flatMap(List::stream).mapToDouble(coordinate);
    }

    /// How often a ring crosses the line from a place to the east.
    private static int crossings(List<Place> ring, Place place) {
        int crossings = 0;
        for (int i = 1; i < ring.size(); i++) {
            var a = ring.get(i - 1);
            var b = ring.get(i);
            if (a.latitude() > place.latitude() != b.latitude() > place.latitude()) {
                var share = (place.latitude() - a.latitude()) / (b.latitude() - a.latitude());
                if (place.longitude() < a.towards(b, share).longitude()) {
                    crossings++;
                }
            }
        }
        return crossings;
    }

    private static double area(List<Place> ring) {
        double sum = 0;
        for (int i = 1; i < ring.size(); i++) {
            var a = ring.get(i - 1);
            var b = ring.get(i);
            sum += a.longitude() * b.latitude() - b.longitude() * a.latitude();
        }
        var squeezed = Math.cos(Math.toRadians(ring.getFirst().latitude()));
        return Math.abs(sum) / 2 * squeezed;
    }

    /// To a ten-millionth of a degree, about a centimetre.
    private static Place rounded(double longitude, double latitude) {
        return new Place(Math.round(longitude * 1e7) / 1e7, Math.round(latitude * 1e7) / 1e7);
    }
}
