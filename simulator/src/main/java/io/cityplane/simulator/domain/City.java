package io.cityplane.simulator.domain;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// The simulated city: real districts with things in them that are not there.
///
/// Who asks twice with the same districts, number and seed gets the same city.
public record City(List<District> districts, List<Thing> things) {

    public City {
        districts = List.copyOf(districts);
        things = List.copyOf(things);
    }

    /// Makes a city of so many things, of every kind its share.
    ///
    /// A district gets things by the root of its area: by the area itself nearly everything would
    /// stand in the hills of the largest.
    ///
    /// @param entities how many things, 1 or more
    public static City of(List<District> districts, int entities, long seed) {
        var random = new Random(seed);
        var things = new ArrayList<Thing>();
        int percent = 0;
        for (var kind : Kind.values()) {
            percent += kind.percent();
            for (int number = 1; things.size() < (long) entities * percent / 100; number++) {
                var district = draw(districts, random);
                var place = district.outline().somewhere(random);
                things.add(
                        new Thing(
                                kind,
                                number,
                                new Site(district, place, Noise.of(seed, kind, number))));
            }
        }
        return new City(districts, things);
    }

    private static District draw(List<District> districts, Random random) {
        var left = random.nextDouble() * districts.stream().mapToDouble(City::weight).sum();
        for (var district : districts) {
            left -= weight(district);
            if (left < 0) {
                return district;
            }
        }
        return districts.getLast();
    }

    private static double weight(District district) {
        return Math.sqrt(district.outline().area());
    }
}
