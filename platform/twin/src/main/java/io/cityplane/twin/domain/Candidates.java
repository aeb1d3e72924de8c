package io.cityplane.twin.domain;

import io.cityplane.twin.Condition;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.domain.Explanation.Index;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The fewest cells that are known to hold all that a query asks for, oldest first.
///
/// @param source gives them
/// @param most how many at most
record Candidates(Index index, Source source, long most) {

    /// Gives cells until there are no more.
    interface Source {
        @Nullable Cell next();
    }

    private record Found(Index index, List<Roster> rosters) {
        long size() {
            var sum = 0L;
            for (var roster : rosters) {
                sum += roster.size();
            }
            return sum;
        }
    }

    static Candidates of(Realm realm, EntityQuery query) {
        if (!query.ids().isEmpty()) {
            return named(realm, query.ids());
        }
        var found = new ArrayList<Found>();
        if (query.types().isEmpty()) {
            found.add(new Found(Index.EVERYBODY, List.of(realm.everybody())));
        } else {
            var rosters = new ArrayList<Roster>();
            for (var type : query.types()) {
                var roster = realm.ofType(type);
                if (roster != null) {
                    rosters.add(roster);
                }
            }
            found.add(new Found(Index.TYPES, rosters));
        }
        find(realm, query, query.where(), found);
        var best =
                found.stream().min(Comparator.comparingLong(Found::size)).orElse(found.getFirst());
        return new Candidates(best.index(), source(best), best.size());
    }

    /// Of what must hold in any case.
    private static void find(
            Realm realm, EntityQuery query, Condition condition, List<Found> found) {
        switch (condition) {
            case Condition.All(List<Condition> parts) ->
                    parts.forEach(part -> find(realm, query, part, found));
            case Condition.Lies lies -> {
                var bounds = query.types().isEmpty() ? null : GeoCheck.bounds(lies);
                var rosters =
                        bounds == null
                                ? null
                                : realm.signposts().within(lies.property(), query.types(), bounds);
                if (rosters != null) {
                    found.add(new Found(Index.GRID, rosters));
                }
            }
            case Condition.InScope(String pattern) ->
                    found.add(
                            new Found(
                                    Index.SCOPES,
                                    realm.signposts().below(new ScopeCheck(pattern).literal())));
            case Condition.Any _,
                    Condition.OfType _,
                    Condition.HasId _,
                    Condition.IdMatches _,
                    Condition.Has _,
                    Condition.Compares _,
                    Condition.Linked _ -> {}
        }
    }

    private static Source source(Found found) {
        var cursors = new ArrayList<Roster.Cursor>(found.rosters().size());
        found.rosters().forEach(roster -> cursors.add(roster.cursor()));
        return switch (cursors.size()) {
            case 0 -> () -> null;
            case 1 -> cursors.getFirst()::next;
            default ->
                    found.index() == Index.GRID
                            ? sorted(cursors)
                            : new MergedRosters(cursors)::next;
        };
    }

    /// Of many small rosters.
    private static Source sorted(List<Roster.Cursor> cursors) {
        record Aged(Cell cell, long birth) {}
        var all = new ArrayList<Aged>();
        for (var cursor : cursors) {
            for (var cell = cursor.next(); cell != null; cell = cursor.next()) {
                all.add(new Aged(cell, cursor.birth()));
            }
        }
        all.sort(Comparator.comparingLong(Aged::birth));
        return new Source() {
            private int at;

            @Override
            public @Nullable Cell next() {
                while (at > 0
                        && at < all.size()
                        && all.get(at).birth() == all.get(at - 1).birth()) {
                    at++;
                }
                return at < all.size() ? all.get(at++).cell() : null;
            }
        };
    }

    private static Candidates named(Realm realm, List<EntityId> ids) {
        var cells =
                new HashSet<>(ids)
                        .stream()
                                .map(realm::find)
                                .filter(cell -> cell != null)
                                .sorted(Comparator.comparingLong(Cell::birth))
                                .iterator();
        return new Candidates(Index.IDS, () -> cells.hasNext() ? cells.next() : null, ids.size());
    }
}
