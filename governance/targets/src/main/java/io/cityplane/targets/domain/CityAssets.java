package io.cityplane.targets.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.Assets;
import io.cityplane.targets.Deed;
import io.cityplane.targets.Filing;
import io.cityplane.targets.RecordOutcome;
import io.cityplane.targets.RecordOutcome.BadInput;
import io.cityplane.targets.RecordOutcome.Conflict;
import io.cityplane.targets.RecordOutcome.NotAllowed;
import io.cityplane.targets.RecordOutcome.Recorded;
import io.cityplane.targets.RecordOutcome.UnknownAsset;
import io.cityplane.targets.Signatory;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Records of assets: decided on what is in the book, written in one transaction, then shown.
public final class CityAssets implements Assets {

    private static final ZoneId USUAL_ZONE = ZoneId.of("Asia/Shanghai");

    private final Twin twin;
    private final CityPlans plans;
    private final RecordStore store;
    private final Transactions transactions;
    private final Book book;
    private final LiveCounts counts;
    private final Names names;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();

    CityAssets(
            Twin twin,
            CityPlans plans,
            RecordStore store,
            Transactions transactions,
            Book book,
            LiveCounts counts,
            Names names,
            InstantSource clock) {
        this.twin = twin;
        this.plans = plans;
        this.store = store;
        this.transactions = transactions;
        this.book = book;
        this.counts = counts;
        this.names = names;
        this.clock = clock;
    }

    @Override
    public List<RecordOutcome> enter(
            List<EntityId> assets, Deed deed, LocalDate on, Filing filing, Caller caller) {
        if (assets.isEmpty() || assets.size() > MOST_ASSETS) {
            throw new IllegalArgumentException("1 to %,d assets".formatted(MOST_ASSETS));
        }
        var fault = filing.fault().isEmpty() ? dayFault(on) : filing.fault();
        if (!fault.isEmpty()) {
            return assets.stream().<RecordOutcome>map(_ -> new BadInput(fault)).toList();
        }
        var by = new Signatory(caller.number(), names.of(caller.number()));
        lock.lock();
        try {
            var outcomes = new ArrayList<RecordOutcome>();
            var wanted = new ArrayList<AssetRecord>();
            var seen = new HashSet<EntityId>();
            for (var asset : assets) {
                var refusal =
                        seen.add(asset)
                                ? refusal(asset, deed, caller)
                                : new Conflict("it is in the list twice");
                if (refusal == null) {
                    wanted.add(
                            new AssetRecord(
                                    RecordStore.NEW,
                                    asset,
                                    deed,
                                    on,
                                    filing,
                                    Optional.empty(),
                                    by,
                                    now()));
                    outcomes.add(new Recorded(wanted.getLast()));
                } else {
                    outcomes.add(refusal);
                }
            }
            return told(outcomes, write(wanted));
        } finally {
            lock.unlock();
        }
    }

    /// Puts what the tables made of the records in their places.
    private static List<RecordOutcome> told(
            List<RecordOutcome> outcomes, List<AssetRecord> written) {
        var next = written.iterator();
        return outcomes.stream()
                .map(it -> it instanceof Recorded ? new Recorded(next.next()) : it)
                .toList();
    }

    private String dayFault(LocalDate on) {
        var zone = plans.current().map(it -> it.plan().zone()).orElse(USUAL_ZONE);
        var today = clock.instant().atZone(zone).toLocalDate();
        if (on.isAfter(today)) {
            return "the day is in the future: " + on;
        }
        return on.getYear() < 1_900 ? "the day is too long ago: " + on : "";
    }

    /// Null if it may be.
    private @Nullable RecordOutcome refusal(EntityId asset, Deed deed, Caller caller) {
        var entity = twin.find(Tenant.DEFAULT, asset, caller.viewer());
        if (entity.isEmpty()) {
            return new UnknownAsset(asset.uri());
        }
        if (!may(deed, entity.get(), caller)) {
            return new NotAllowed(why(deed));
        }
        var recorded = book.of(asset);
        var declared = recorded.declared();
        if (recorded.by(deed) != null) {
            return new Conflict(
                    switch (deed) {
                        case DECLARED -> "it is declared already; take that record back first";
                        case ACCEPTED -> "it is accepted already; take that record back first";
                    });
        }
        if (deed == Deed.ACCEPTED && declared == null) {
            return new Conflict("no return has declared it yet; declare it first");
        }
        return null;
    }

    private static boolean may(Deed deed, Entity entity, Caller caller) {
        return switch (deed) {
            case DECLARED -> caller.mayChange(entity.ownership().orElse(Ownership.OF_THE_CITY));
            case ACCEPTED -> caller.right().compareTo(Right.EVERYTHING_SEEN) >= 0;
        };
    }

    private static String why(Deed deed) {
        return switch (deed) {
            case DECLARED -> "a department declares what is its own, and this asset is not";
            case ACCEPTED -> "acceptance is recorded by an operator or an administrator";
        };
    }

    @Override
    public RecordOutcome undo(long id, Filing filing, Caller caller) {
        if (!filing.fault().isEmpty()) {
            return new BadInput(filing.fault());
        }
        if (filing.reason().isBlank()) {
            return new BadInput("a record is taken back with a reason");
        }
        lock.lock();
        try {
            var wrong = transactions.execute(() -> store.find(id));
            var entity =
                    wrong.flatMap(it -> twin.find(Tenant.DEFAULT, it.asset(), caller.viewer()));
            if (wrong.isEmpty() || entity.isEmpty()) {
                return new UnknownAsset("record " + id);
            }
            var refusal = refusal(wrong.get(), entity.get(), caller);
            if (refusal != null) {
                return refusal;
            }
            var back =
                    new AssetRecord(
                            RecordStore.NEW,
                            wrong.get().asset(),
                            wrong.get().deed(),
                            wrong.get().on(),
                            filing,
                            Optional.of(id),
                            new Signatory(caller.number(), names.of(caller.number())),
                            now());
            return new Recorded(write(List.of(back)).getFirst());
        } finally {
            lock.unlock();
        }
    }

    /// Null if it may be taken back.
    private @Nullable RecordOutcome refusal(AssetRecord wrong, Entity entity, Caller caller) {
        if (!may(wrong.deed(), entity, caller)) {
            return new NotAllowed(why(wrong.deed()));
        }
        var recorded = book.of(wrong.asset());
        var inForce = recorded.by(wrong.deed());
        if (inForce == null || inForce.id() != wrong.id()) {
            return new Conflict("it is not in force any more");
        }
        if (wrong.deed() == Deed.DECLARED && recorded.accepted() != null) {
            return new Conflict("the asset is accepted; take the acceptance back first");
        }
        return null;
    }

    private List<AssetRecord> write(List<AssetRecord> wanted) {
        if (wanted.isEmpty()) {
            return List.of();
        }
        List<AssetRecord> written;
        try {
            written = transactions.execute(() -> store.addAll(wanted));
        } catch (RuntimeException e) {
            // The commit may have got through all the same; the tables know.
            wanted.forEach(it -> reread(it.asset()));
            throw e;
        }
        written.forEach(book::enter);
        counts.recorded(written);
        return written;
    }

    private void reread(EntityId asset) {
        book.replace(asset, transactions.execute(() -> store.list(asset)));
    }

    @Override
    public List<AssetRecord> list(EntityId asset, Viewer viewer) {
        return twin.find(Tenant.DEFAULT, asset, viewer).isEmpty()
                ? List.of()
                : transactions.execute(() -> store.list(asset));
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
