package io.cityplane.twin;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// The states of a {@link TextPattern}'s machine.
final class PatternProgram {

    /// More would make a match slow: its time is that of the text times this.
    static final int MOST_STATES = 4_000;

    enum Kind {
        CHARACTER,
        FORK,
        JUMP,
        TEXT_START,
        TEXT_END,
        END
    }

    private static final int NOWHERE = -1;

    private final List<Kind> kinds = new ArrayList<>();
    private final List<IntPredicate> characters = new ArrayList<>();
    private final List<int[]> targets = new ArrayList<>();
    private int start;

    /// A piece under construction: where it begins, and the states whose end is open.
    ///
    /// @param last a state whose next is still open
    record Piece(int first, int last) {}

    int size() {
        return kinds.size();
    }

    int start() {
        return start;
    }

    void startAt(int state) {
        start = state;
    }

    Kind kind(int state) {
        return kinds.get(state);
    }

    boolean takes(int state, int point) {
        return characters.get(state).test(point);
    }

    int next(int state) {
        return targets.get(state)[0];
    }

    int other(int state) {
        return targets.get(state)[1];
    }

    int add(Kind kind, IntPredicate character) {
        kinds.add(kind);
        characters.add(character);
        targets.add(new int[] {NOWHERE, NOWHERE});
        return kinds.size() - 1;
    }

    int add(Kind kind) {
        return add(kind, _ -> false);
    }

    void link(int state, int next) {
        targets.get(state)[0] = next;
    }

    void fork(int state, int next, int other) {
        targets.get(state)[0] = next;
        targets.get(state)[1] = other;
    }

    Piece single(Kind kind, IntPredicate character) {
        var state = add(kind, character);
        return new Piece(state, state);
    }

    Piece both(Piece one, Piece other) {
        link(one.last(), other.first());
        return new Piece(one.first(), other.last());
    }

    Piece either(Piece one, Piece other) {
        var fork = add(Kind.FORK);
        var join = add(Kind.JUMP);
        fork(fork, one.first(), other.first());
        link(one.last(), join);
        link(other.last(), join);
        return new Piece(fork, join);
    }

    Piece optional(Piece piece) {
        return either(piece, single(Kind.JUMP, _ -> false));
    }

    Piece anyNumber(Piece piece) {
        var fork = add(Kind.FORK);
        var out = add(Kind.JUMP);
        fork(fork, piece.first(), out);
        link(piece.last(), fork);
        return new Piece(fork, out);
    }
}
