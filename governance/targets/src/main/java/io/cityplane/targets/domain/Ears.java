package io.cityplane.targets.domain;

import io.cityplane.database.Transactions;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Notes down when we listen, so that our own outage is never taken for silence. Any thread may
/// ask; one at a time may {@link #beat}.
final class Ears {

    /// So long a spell may go on without being noted; what is lost by a crash is at most this.
    static final Duration NOTED_EVERY = Duration.ofSeconds(5);

    private final UptimeStore store;
    private final Transactions transactions;
    private final BooleanSupplier isListening;
    private final InstantSource clock;
    private volatile Listening past;
    private volatile Listening.@Nullable Spell current;
    private long id;
    private @Nullable Instant noted;

    /// @param isListening whether reports can come in now
    Ears(
            UptimeStore store,
            Transactions transactions,
            BooleanSupplier isListening,
            InstantSource clock) {
        this.store = store;
        this.transactions = transactions;
        this.isListening = isListening;
        this.clock = clock;
        var spells = new ArrayList<Listening.Spell>();
        for (var uptime : transactions.execute(store::list)) {
            spells.add(
                    new Listening.Spell(
                            EntityReader.micros(uptime.from()),
                            EntityReader.micros(uptime.until())));
        }
        this.past = new Listening(spells);
    }

    /// Once a second or so.
    void beat() {
        var now = clock.instant();
        var going = current;
        if (!isListening.getAsBoolean()) {
            end(going);
            return;
        }
        var micros = EntityReader.micros(now);
        if (going == null || noted == null) {
            id = transactions.execute(() -> store.begin(now));
            noted = now;
            current = new Listening.Spell(micros, micros);
            return;
        }
        current = new Listening.Spell(going.from(), Math.max(going.until(), micros));
        if (Duration.between(noted, now).compareTo(NOTED_EVERY) >= 0) {
            note(now);
        }
    }

    private void end(Listening.@Nullable Spell going) {
        if (going != null) {
            note(EntityReader.instant(going.until()));
            past = past.with(going);
            current = null;
        }
    }

    private void note(Instant until) {
        transactions.execute(() -> {
            store.prolong(id, until);
            return id;
        });
        noted = until;
    }

    void close() {
        end(current);
    }

    Listening listening() {
        var going = current;
        return going == null ? past : past.with(going);
    }
}
