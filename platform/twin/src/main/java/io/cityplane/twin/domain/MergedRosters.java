package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Several rosters as one, each entity once though it is in several.
final class MergedRosters {

    private final TreeMap<Long, List<Roster.Cursor>> heads = new TreeMap<>();
    private final Map<Roster.Cursor, Cell> cells = new HashMap<>();

    MergedRosters(List<Roster.Cursor> cursors) {
        cursors.forEach(this::advance);
    }

    private void advance(Roster.Cursor cursor) {
        var cell = cursor.next();
        if (cell != null) {
            cells.put(cursor, cell);
            heads.computeIfAbsent(cursor.birth(), _ -> new ArrayList<>()).add(cursor);
        }
    }

    /// The oldest that was not given yet; null at the end.
    @Nullable Cell next() {
        var oldest = heads.pollFirstEntry();
        if (oldest == null) {
            return null;
        }
        var cell = cells.get(oldest.getValue().getFirst());
        oldest.getValue().forEach(this::advance);
        return cell;
    }
}
