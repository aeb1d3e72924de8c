package io.cityplane.targets.domain;

import io.cityplane.database.Transactions;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer;
import io.cityplane.targets.Filing;
import io.cityplane.targets.LoadOutcome;
import io.cityplane.targets.Plan;
import io.cityplane.targets.PlanChange;
import io.cityplane.targets.PlanVersion;
import io.cityplane.targets.Plans;
import io.cityplane.targets.Signatory;
import io.cityplane.twin.SelectionReader;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;

/// The plan's versions, kept in a table and, read, in memory.
public final class CityPlans implements Plans {

    private final PlanStore store;
    private final Transactions transactions;
    private final SelectionReader selections;
    private final Names names;
    private final InstantSource clock;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
    private volatile List<PlanVersion> versions;

    /// Reads the versions that there are.
    ///
    /// @throws IllegalStateException if a version that was taken in cannot be read any more
    public CityPlans(
            PlanStore store,
            Transactions transactions,
            SelectionReader selections,
            Names names,
            InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.selections = selections;
        this.names = names;
        this.clock = clock;
        this.versions = transactions.execute(store::list).stream().map(this::version).toList();
    }

    private PlanVersion version(PlanStore.Kept kept) {
        return switch (PlanReader.read(kept.source(), selections)) {
            case PlanReader.Read.Understood(Plan plan) ->
                    new PlanVersion(
                            kept.number(),
                            plan,
                            kept.source(),
                            kept.sha256(),
                            kept.filing(),
                            kept.by(),
                            kept.at());
            case PlanReader.Read.Faulty(var faults) ->
                    throw new IllegalStateException(
                            "version %d of the plan cannot be read any more: %s"
                                    .formatted(kept.number(), faults.getFirst()));
        };
    }

    /// Tells when another version is in force, on the thread that loaded it.
    void onChange(Runnable listener) {
        listeners.add(listener);
    }

    @Override
    public LoadOutcome load(String source, Filing filing, Caller caller) {
        if (caller.right() != Right.ADMINISTER) {
            return new LoadOutcome.Refused(
                    LoadOutcome.Why.NOT_ALLOWED, "A plan is loaded by an administrator.");
        }
        if (!filing.fault().isEmpty()) {
            return new LoadOutcome.Refused(LoadOutcome.Why.BAD_FILING, filing.fault());
        }
        return switch (PlanReader.read(source, selections)) {
            case PlanReader.Read.Faulty(var faults) -> new LoadOutcome.Faulty(faults);
            case PlanReader.Read.Understood(Plan plan) -> load(source, plan, filing, caller);
        };
    }

    private LoadOutcome load(String source, Plan plan, Filing filing, Caller caller) {
        var sha256 = sha256(source);
        PlanVersion version;
        List<PlanChange> changes;
        lock.lock();
        try {
            var last = current();
            if (last.isPresent() && last.get().sha256().equals(sha256)) {
                return new LoadOutcome.Unchanged(last.get());
            }
            version =
                    new PlanVersion(
                            last.map(PlanVersion::number).orElse(0) + 1,
                            plan,
                            source,
                            sha256,
                            filing,
                            new Signatory(caller.number(), names.of(caller.number())),
                            clock.instant().truncatedTo(ChronoUnit.MILLIS));
            transactions.execute(() -> {
                store.add(
                        new PlanStore.Kept(
                                version.number(),
                                source,
                                sha256,
                                filing,
                                version.by(),
                                version.at()));
                return version;
            });
            var all = new ArrayList<>(versions);
            all.add(version);
            versions = List.copyOf(all);
            changes = last.map(it -> PlanDifference.between(it.plan(), plan)).orElse(List.of());
        } finally {
            lock.unlock();
        }
        listeners.forEach(Runnable::run);
        return new LoadOutcome.Loaded(version, changes);
    }

    /// The version in force.
    Optional<PlanVersion> current() {
        var all = versions;
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getLast());
    }

    @Override
    public Optional<PlanVersion> find(Viewer viewer) {
        return current();
    }

    @Override
    public Optional<PlanVersion> find(int number, Viewer viewer) {
        return versions.stream().filter(it -> it.number() == number).findFirst();
    }

    @Override
    public List<PlanVersion> list(Viewer viewer) {
        return versions.reversed();
    }

    @Override
    public Optional<List<PlanChange>> compare(int before, int after, Viewer viewer) {
        return find(before, viewer)
                .flatMap(was ->
                        find(after, viewer)
                                .map(is -> PlanDifference.between(was.plan(), is.plan())));
    }

    private static String sha256(String source) {
        try {
            return HexFormat.of()
                    .formatHex(
                            MessageDigest.getInstance("SHA-256")
                                    .digest(source.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
