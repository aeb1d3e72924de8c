package io.cityplane.simulator.domain;

import java.time.Instant;
import java.util.List;

/// What an attribute of an entity says.
public sealed interface Value {

    /// A measured number.
    ///
    /// @param unitCode of UN/CEFACT Recommendation 20; `C62` for a number without a unit
    record Quantity(double amount, String unitCode) implements Value {

        /// An amount as exact as its instrument is.
        static Quantity of(double amount, int decimals, String unitCode) {
            var scale = Math.pow(10, decimals);
            return new Quantity(Math.round(amount * scale) / scale, unitCode);
        }

        /// Whole things: cars, spots, lamps.
        static Quantity count(long things) {
            return new Quantity(things, "C62");
        }
    }

    record Truth(boolean truth) implements Value {}

    record Word(String word) implements Value {}

    record Words(List<String> words) implements Value {
        static Words of(String... words) {
            return new Words(List.of(words));
        }
    }

    record Time(Instant instant) implements Value {}

    /// A name in the city's two languages.
    record Names(String zh, String en) implements Value {}

    record Point(Place place) implements Value {}

    record Area(Outline outline) implements Value {}

    /// A relationship to another entity.
    record Link(String id) implements Value {}
}
