package io.cityplane.imports.domain;

import io.cityplane.imports.domain.Past.Asked;
import io.cityplane.imports.domain.Past.Moment;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Times;
import io.cityplane.twin.Twin;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Compares rows with what the twin holds, now and in its history, and makes commands of what is
/// new. Not for several threads.
final class Delivery {

    /// A file says nothing of how good a reading is.
    private static final int NO_QUALITY = 0;

    private final Twin twin;
    private final Past past;
    private final Viewer viewer;
    private final Set<EntityId> introduced = new HashSet<>();

    Delivery(Twin twin, Past past, Viewer viewer) {
        this.twin = twin;
        this.past = past;
        this.viewer = viewer;
    }

    /// A row that is to be written.
    ///
    /// @param number of the row in the file, from 1, counted after the steps
    /// @param entity as the row makes it, without readings
    /// @param introduces whether the entity is to be brought in or added to
    record Pending(
            long line,
            long number,
            Entity entity,
            Introduction introduces,
            List<Attribute> readings) {}

    enum Introduction {
        WITH_EVERY_ROW,
        /// The row is one of many readings: the first one introduces the entity.
        ONCE,
        /// The entity is there, and the mapping says nothing of it but readings.
        NEVER
    }

    /// A row with what has to be sent of it.
    record Parcel(Pending row, List<Command> commands, Fate fate) {}

    /// What a row is to the twin.
    enum Fate {
        NEW,
        /// The twin has said something else so far.
        OTHER,
        SAME
    }

    List<Parcel> pack(List<Pending> rows) {
        var asked = new ArrayList<Asked>();
        for (var row : rows) {
            row.readings().forEach(reading -> asked.add(new Asked(row.entity().id(), reading)));
        }
        var known = past.known(asked);
        var parcels = new ArrayList<Parcel>(rows.size());
        var justNow = new HashSet<EntityId>();
        for (var row : rows) {
            parcels.add(pack(row, known, justNow));
        }
        return parcels;
    }

    /// Notes that the rows' entities are in the twin.
    void delivered(List<Parcel> parcels) {
        for (var parcel : parcels) {
            if (parcel.row().introduces() == Introduction.ONCE) {
                introduced.add(parcel.row().entity().id());
            }
        }
    }

    private Parcel pack(Pending row, Map<Moment, Attribute> known, Set<EntityId> justNow) {
        var commands = new ArrayList<Command>(1 + row.readings().size());
        var fate = Fate.SAME;
        if (wantsIntroduction(row, justNow)) {
            fate = fate(row.entity());
            if (fate != Fate.SAME) {
                commands.add(new Command.Upsert(row.entity()));
            }
        }
        var id = row.entity().id();
        for (var reading : row.readings()) {
            var moment = new Asked(id, reading).moment();
            var there = Optional.ofNullable(known.get(moment));
            if (!Past.saysSame(there, reading)) {
                commands.add(new Command.Observe(id, reading, NO_QUALITY));
                fate = there.isEmpty() ? Fate.NEW : fate == Fate.SAME ? Fate.OTHER : fate;
            }
        }
        return new Parcel(row, commands, fate);
    }

    private boolean wantsIntroduction(Pending row, Set<EntityId> justNow) {
        return switch (row.introduces()) {
            case WITH_EVERY_ROW -> true;
            case NEVER -> false;
            case ONCE -> {
                var id = row.entity().id();
                yield !introduced.contains(id) && justNow.add(id);
            }
        };
    }

    private Fate fate(Entity wanted) {
        var found = twin.find(Tenant.DEFAULT, wanted.id(), viewer);
        if (found.isEmpty()) {
            return Fate.NEW;
        }
        var there = found.get();
        var same =
                there.types().containsAll(wanted.types())
                        && (wanted.ownership().isEmpty()
                                || wanted.ownership().equals(there.ownership()))
                        && saysAlready(there, wanted);
        return same ? Fate.SAME : Fate.OTHER;
    }

    private static boolean saysAlready(Entity there, Entity wanted) {
        var said = new HashSet<Attribute>();
        there.attributes().forEach(attribute -> said.add(attribute.withTimes(Times.NONE)));
        return said.containsAll(wanted.attributes());
    }
}
