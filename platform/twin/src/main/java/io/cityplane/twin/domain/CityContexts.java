package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.twin.HostedContexts;
import io.cityplane.twin.Tenant;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/// The contexts that the city hosts: all of them in memory, changed one at a time.
///
/// Who may bring things in may add a context. Others' data may hang on it, so it is removed by the
/// one who added it, or by who may change everything.
public final class CityContexts implements HostedContexts {

    private final ContextStore store;
    private final Clock clock;
    private final ConcurrentHashMap<Key, HostedContext> contexts = new ConcurrentHashMap<>();

    private record Key(Tenant tenant, String id) {}

    private CityContexts(ContextStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    /// Reads what is stored. Blocks.
    public static CityContexts open(ContextStore store, Clock clock) {
        var contexts = new CityContexts(store, clock);
        for (var context : store.all()) {
            contexts.contexts.put(new Key(context.tenant(), context.id()), context);
        }
        return contexts;
    }

    @Override
    public synchronized AddOutcome add(Tenant tenant, Origin origin, String json, Caller caller) {
        if (caller.right() == Right.NONE) {
            return new AddOutcome.Forbidden("This caller reads only");
        }
        if (list(tenant).size() >= MOST_OF_A_TENANT) {
            return new AddOutcome.Refused(
                    "The city hosts at most " + MOST_OF_A_TENANT + " contexts: remove one first");
        }
        if (contexts.size() >= MOST_OF_ALL) {
            return new AddOutcome.Refused(
                    "All tenants together have at most " + MOST_OF_ALL + " contexts");
        }
        var context =
                new HostedContext(
                        tenant,
                        UUID.randomUUID().toString(),
                        origin,
                        json,
                        caller.number(),
                        clock.instant().truncatedTo(ChronoUnit.MICROS));
        store.insert(context);
        contexts.put(new Key(tenant, context.id()), context);
        return new AddOutcome.Added(context);
    }

    @Override
    public synchronized RemoveOutcome remove(Tenant tenant, String id, Caller caller) {
        var context = contexts.get(new Key(tenant, id));
        if (context == null) {
            return RemoveOutcome.NOT_FOUND;
        }
        if (!mayRemove(context, caller)) {
            return RemoveOutcome.FORBIDDEN;
        }
        store.delete(tenant, id);
        contexts.remove(new Key(tenant, id));
        return RemoveOutcome.REMOVED;
    }

    private static boolean mayRemove(HostedContext context, Caller caller) {
        return switch (caller.right()) {
            case NONE -> false;
            case OWN_DEPARTMENT -> context.addedBy() == caller.number();
            case EVERYTHING_SEEN, ADMINISTER -> true;
        };
    }

    @Override
    public Optional<HostedContext> find(Tenant tenant, String id) {
        return Optional.ofNullable(contexts.get(new Key(tenant, id)));
    }

    @Override
    public List<HostedContext> list(Tenant tenant) {
        return contexts.values().stream()
                .filter(context -> context.tenant().equals(tenant))
                .sorted(Comparator.comparing(HostedContext::createdAt))
                .toList();
    }
}
