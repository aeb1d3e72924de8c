package io.cityplane.twin.domain;

/// How a query is answered: for operators and tests, not for who asks, since it counts what a
/// viewer may not see too.
///
/// @param index that gives the candidates
/// @param candidates how many the index has, to be tested if all had to be
/// @param tested how many were tested
public record Explanation(Index index, long candidates, long tested) {

    public enum Index {
        IDS,
        GRID,
        SCOPES,
        TYPES,
        EVERYBODY
    }
}
