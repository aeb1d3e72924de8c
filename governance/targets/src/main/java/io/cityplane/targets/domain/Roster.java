package io.cityplane.targets.domain;

import io.cityplane.targets.IndicatorCode;
import io.cityplane.twin.EntityId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What was noted last of every member of every indicator, so that only what changes is noted anew.
/// Used by the counting thread.
final class Roster {

    private final MemberStore store;
    private final io.cityplane.database.Transactions transactions;
    private final Map<IndicatorCode, Map<EntityId, MemberStore.Entry>> known = new HashMap<>();

    Roster(MemberStore store, io.cityplane.database.Transactions transactions) {
        this.store = store;
        this.transactions = transactions;
    }

    private Map<EntityId, MemberStore.Entry> of(IndicatorCode code) {
        return known.computeIfAbsent(code, this::read);
    }

    private Map<EntityId, MemberStore.Entry> read(IndicatorCode code) {
        var members = new HashMap<EntityId, MemberStore.Entry>();
        transactions.execute(() -> {
            store.each(
                    code,
                    Instant.MAX,
                    it -> {
                        if (it.selected()) {
                            members.put(it.entity(), it);
                        } else {
                            members.remove(it.entity());
                        }
                    });
            return members;
        });
        return members;
    }

    /// Notes what some entities are now.
    ///
    /// @param gone those of them that are not selected any more
    void note(IndicatorCode code, List<Observed> seen, Set<EntityId> gone, Instant now) {
        var members = of(code);
        var entries = new ArrayList<MemberStore.Entry>();
        for (var it : seen) {
            var entry =
                    new MemberStore.Entry(
                            code,
                            it.id(),
                            now,
                            true,
                            it.meets() == Observed.Meets.YES,
                            it.district(),
                            it.department(),
                            it.ownership());
            var before = members.get(it.id());
            if (before == null || !before.saysTheSame(entry)) {
                entries.add(entry);
            }
        }
        for (var id : gone) {
            var before = members.get(id);
            if (before != null) {
                entries.add(
                        new MemberStore.Entry(
                                code,
                                id,
                                now,
                                false,
                                before.meets(),
                                before.district(),
                                before.department(),
                                before.ownership()));
            }
        }
        if (entries.isEmpty()) {
            return;
        }
        transactions.execute(() -> {
            store.addAll(entries);
            return entries;
        });
        for (var entry : entries) {
            if (entry.selected()) {
                members.put(entry.entity(), entry);
            } else {
                members.remove(entry.entity());
            }
        }
    }

    /// Notes all of an indicator's members, after they were counted from scratch.
    void noteAll(IndicatorCode code, List<Observed> all, Instant now) {
        var gone = new HashSet<>(of(code).keySet());
        all.forEach(it -> gone.remove(it.id()));
        note(code, all, gone, now);
    }

    /// After a failure: the tables know.
    void forget() {
        known.clear();
    }
}
