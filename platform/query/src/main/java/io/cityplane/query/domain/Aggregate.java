package io.cityplane.query.domain;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// What is made of a group's values.
enum Aggregate {
    SUM,
    MEAN,
    MIN,
    MAX,
    COUNT,
    /// The value of the newest moment; of several at that moment, their sum.
    LAST;

    /// @throws Refusal if it is none
    static Aggregate named(String word) {
        for (var aggregate : values()) {
            if (aggregate.word().equals(word)) {
                return aggregate;
            }
        }
        throw new Refusal(
                "aggregate",
                "“%s” is none of %s"
                        .formatted(
                                word,
                                Arrays.stream(values())
                                        .map(Aggregate::word)
                                        .collect(Collectors.joining(", "))));
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
