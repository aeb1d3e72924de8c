package io.cityplane.simulator.domain;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/// Whose turn it is to report. What moves gets half of all changes, so that it moves smoothly; what
/// stands shares the rest. Within its half everything has its turn before anything has two.
///
/// For one thread.
public final class Rota {

    private final Deque<Thing> moving = new ArrayDeque<>();
    private final Deque<Thing> standing = new ArrayDeque<>();
    private long ahead;

    public Rota(City city, long seed) {
        var shuffled = new ArrayList<>(city.things());
        Collections.shuffle(shuffled, new Random(seed));
        for (var thing : shuffled) {
            (thing.kind().stands() ? standing : moving).add(thing);
        }
    }

    /// The next things to report, until they have so many changes together or all had a turn.
    ///
    /// @param changes how many are due; the last thing may bring some more
    public List<Turn> next(long changes, Instant at) {
        var turns = new ArrayList<Turn>();
        var most = moving.size() + standing.size();
        long taken = 0;
        while (taken < changes && turns.size() < most) {
            var turn = turn(at);
            turns.add(turn);
            taken += turn.report().attributes().size();
        }
        return turns;
    }

    private Turn turn(Instant at) {
        var moves = !moving.isEmpty() && (ahead <= 0 || standing.isEmpty());
        var queue = moves ? moving : standing;
        var thing = queue.removeFirst();
        queue.addLast(thing);
        var turn = new Turn(thing, thing.report(at));
        var changes = turn.report().attributes().size();
        ahead += moves ? changes : -changes;
        return turn;
    }

    /// One thing's report.
    public record Turn(Thing thing, Entity report) {}
}
