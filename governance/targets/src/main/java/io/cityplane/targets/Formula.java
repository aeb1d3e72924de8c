package io.cityplane.targets;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// How a figure comes about: which entities of the twin count, and what is made of them.
///
/// @param selection which entities: parameters of {@link io.cityplane.twin.SelectionReader}
/// @param aggregate what is made of them
/// @param value the attribute whose number counts, short or expanded; empty where only heads count
/// @param divisor of a ratio of sums, the attribute below the line
/// @param meets of a share, the `q` that some of them meet
/// @param reports the attributes by which an asset shows that it lives, expanded; empty for any
/// @param aliveWithin so old its last report may be for it to be alive
public record Formula(
        Map<String, String> selection,
        Aggregate aggregate,
        Optional<String> value,
        Optional<String> divisor,
        Optional<String> meets,
        Set<String> reports,
        Duration aliveWithin) {

    public Formula {
        selection = Map.copyOf(selection);
        reports = Set.copyOf(reports);
    }

    /// The formula as one line of text, the same for the same formula.
    public String text() {
        var text = new StringBuilder(aggregate().name().toLowerCase(java.util.Locale.ROOT));
        value().ifPresent(it -> text.append(" value=").append(it));
        divisor().ifPresent(it -> text.append(" divisor=").append(it));
        meets().ifPresent(it -> text.append(" meets=").append(it));
        new TreeMap<>(selection())
                .forEach((name, value) -> text.append(' ').append(name).append('=').append(value));
        text.append(" alive-within=").append(aliveWithin());
        reports().stream().sorted().forEach(it -> text.append(" reports=").append(it));
        return text.toString();
    }

    /// What is made of the assets.
    public enum Aggregate {
        /// How many there are.
        COUNT,
        /// The sum of their values.
        SUM,
        /// The mean of their values; who has none is not in it.
        MEAN,
        /// The sum of their values divided by that of their divisors.
        RATIO,
        /// Of a hundred assets, how many meet a condition.
        SHARE,
        /// The value that was reported last.
        LATEST;

        /// Whether the districts' figures add up to the city's.
        public boolean isAdditive() {
            return this == COUNT || this == SUM;
        }
    }
}
