package io.cityplane.simulator.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.random.RandomGenerator;

/// A way through one district, driven to and fro at an even speed with a halt at every stop.
///
/// It is no street: the stops are places in the district, with straight lines between them that
/// stay inside it.
record Route(List<Place> stops, double metresPerSecond, Duration start) {

    private static final int STOPS = 8;
    private static final int TRIES_PER_STOP = 400;
    private static final double SHORTEST_LEG_METRES = 250;
    private static final double LONGEST_LEG_METRES = 1_500;
    private static final double HALT_SECONDS = 20;

    static Route through(Site site) {
        var noise = site.noise();
        var kilometresPerHour = noise.trait("speed", 18, 34);
        var start = Duration.ofSeconds((long) noise.trait("start", 0, 7_200));
        // Its own, so that a route is the same whatever was made before it.
        var random = new Random(noise.seed());
        return new Route(stops(site, random), kilometresPerHour / 3.6, start);
    }

    /// Where the bus is, how fast and in which direction, at a time.
    Fix at(Instant instant) {
        var legs = legs();
        double round = 0;
        for (var leg : legs) {
            round += seconds(leg);
        }
        var millis = instant.toEpochMilli() + start.toMillis();
        var left = millis / 1000.0 % round;
        for (var leg : legs) {
            if (left < seconds(leg)) {
                return leg.after(Math.max(0, left - HALT_SECONDS) * metresPerSecond, this);
            }
            left -= seconds(leg);
        }
        return legs.getLast().after(legs.getLast().metres(), this);
    }

    /// There and back again.
    private List<Leg> legs() {
        var legs = new ArrayList<Leg>();
        for (int i = 1; i < stops.size(); i++) {
            legs.add(new Leg(stops.get(i - 1), stops.get(i)));
        }
        for (int i = stops.size() - 1; i > 0; i--) {
            legs.add(new Leg(stops.get(i), stops.get(i - 1)));
        }
        return legs;
    }

    private double seconds(Leg leg) {
        return HALT_SECONDS + leg.metres() / metresPerSecond;
    }

    private static List<Place> stops(Site site, RandomGenerator random) {
        var outline = site.district().outline();
        var stops = new ArrayList<>(List.of(site.place()));
        for (int i = 0; i < STOPS * TRIES_PER_STOP && stops.size() < STOPS; i++) {
            var from = stops.getLast();
            var to = outline.somewhere(random);
            var metres = from.metresTo(to);
            if (metres > LONGEST_LEG_METRES) {
                to = from.towards(to, LONGEST_LEG_METRES / metres);
            }
            if (from.metresTo(to) >= SHORTEST_LEG_METRES && outline.containsWay(from, to)) {
                stops.add(to);
            }
        }
        if (stops.size() < 2) {
            throw new IllegalStateException("no way leads from " + site.place());
        }
        return stops;
    }

    /// What a bus knows of its movement.
    ///
    /// @param bearing degrees clockwise from north
    record Fix(Place place, double metresPerSecond, double bearing) {}

    private record Leg(Place from, Place to) {

        private double metres() {
            return from.metresTo(to);
        }

        private Fix after(double driven, Route route) {
            var place = from.towards(to, Math.min(1, driven / metres()));
            return new Fix(place, driven == 0 ? 0 : route.metresPerSecond, from.bearingTo(to));
        }
    }
}
