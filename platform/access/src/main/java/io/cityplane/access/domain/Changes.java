package io.cityplane.access.domain;

import io.cityplane.access.Audit;
import io.cityplane.access.Audit.Deed;
import io.cityplane.access.Audit.Result;
import io.cityplane.database.Transactions;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// Changes tables and memory, one change at a time, so that they agree whoever comes when.
final class Changes {

    private final ReentrantLock lock = new ReentrantLock();
    private final AccessStores stores;
    private final LiveCallers live;
    private final Transactions transactions;
    private final Clock clock;

    Changes(AccessStores stores, LiveCallers live, Transactions transactions, Clock clock) {
        this.stores = stores;
        this.live = live;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// Runs the work as one transaction, then what it means for memory.
    ///
    /// If the work throws, the commit may have got through all the same (the connection broke), so
    /// memory is read anew; should that fail too, {@link CityAccess#tend} tries again.
    <T> T make(Supplier<T> work, Consumer<T> afterCommit) {
        lock.lock();
        try {
            var result = transactions.execute(work);
            afterCommit.accept(result);
            return result;
        } catch (RuntimeException e) {
            try {
                live.load(stores);
            } catch (RuntimeException again) {
                e.addSuppressed(again);
            }
            throw e;
        } finally {
            lock.unlock();
        }
    }

    /// To milliseconds, so that tables and memory keep the same.
    Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    /// Adds to the audit, within the transaction of what it tells of.
    void audit(Who who, Deed deed, String on, String detail, Result result) {
        stores.audits()
                .add(
                        new Audit(
                                Audits.NEW,
                                now(),
                                who.number(),
                                who.name(),
                                deed,
                                on,
                                detail,
                                who.address(),
                                result));
    }

    /// Whom the audit names.
    record Who(int number, String name, String address) {

        /// Somebody who could not show who it is.
        static Who unknown(String address) {
            return new Who(0, "", address);
        }
    }
}
