package io.cityplane.targets.domain;

import io.cityplane.database.Transactions;
import io.cityplane.targets.Assets;
import io.cityplane.targets.Plans;
import io.cityplane.targets.Targets;
import io.cityplane.twin.History;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.Twin;
import java.time.InstantSource;
import java.util.function.BooleanSupplier;

/// All that stands behind the room's doors, opened together.
public final class TargetsRoom implements AutoCloseable {

    private final CityPlans plans;
    private final LiveCounts counts;
    private final CityAssets assets;
    private final CityTargets targets;
    private final Days days;
    private final Publishing publishing;

    private TargetsRoom(Parts parts) {
        plans =
                new CityPlans(
                        parts.stores().plans(),
                        parts.transactions(),
                        parts.selections(),
                        parts.names(),
                        parts.clock());
        var book = parts.transactions().execute(() -> Book.read(parts.stores().records()));
        var ears =
                new Ears(
                        parts.stores().uptimes(),
                        parts.transactions(),
                        parts.isListening(),
                        parts.clock());
        counts =
                new LiveCounts(
                        parts.twin(),
                        plans,
                        parts.selections(),
                        book,
                        ears,
                        new Roster(parts.stores().members(), parts.transactions()),
                        parts.clock());
        assets =
                new CityAssets(
                        parts.twin(),
                        plans,
                        parts.stores().records(),
                        parts.transactions(),
                        book,
                        counts,
                        parts.names(),
                        parts.clock());
        days = new Days(parts, plans, counts, ears);
        publishing = new Publishing(parts.twin(), plans, counts, parts.clock());
        targets = new CityTargets(plans, counts, days, parts.twin(), parts.signer(), parts.clock());
    }

    /// Where the room keeps what it knows.
    public record Stores(
            PlanStore plans,
            RecordStore records,
            UptimeStore uptimes,
            MemberStore members,
            DayStore days) {}

    /// What the room stands on.
    ///
    /// @param isListening whether reports can come in now
    public record Parts(
            Stores stores,
            Transactions transactions,
            Twin twin,
            History history,
            SelectionReader selections,
            Names names,
            Signer signer,
            BooleanSupplier isListening,
            InstantSource clock) {}

    /// Reads what was recorded and begins to count.
    public static TargetsRoom open(Parts parts) {
        var room = new TargetsRoom(parts);
        room.counts.start();
        room.days.start();
        room.publishing.start();
        return room;
    }

    public Plans plans() {
        return plans;
    }

    public Assets assets() {
        return assets;
    }

    public Targets targets() {
        return targets;
    }

    /// Counts everything from scratch and tells in words where that differs from what was counted
    /// on the way.
    public java.util.List<String> audit() {
        return counts.compareWithRecount();
    }

    @Override
    public void close() {
        publishing.close();
        days.close();
        counts.close();
    }
}
