package io.cityplane.access.domain;

import io.cityplane.access.Access;
import io.cityplane.access.AccessAdministration;
import io.cityplane.database.Transactions;
import io.cityplane.kernel.Callers;
import java.time.Clock;

/// The room, put together: two doors and who is behind a request, over one memory.
public record AccessRoom(Access access, AccessAdministration administration, Callers callers) {

    /// Reads who may call; from then on this has to be the only server on these tables.
    public static AccessRoom open(
            AccessStores stores,
            Transactions transactions,
            BoundedHashing hashing,
            SessionLimits limits,
            Clock clock) {
        var live = new LiveCallers(clock, limits);
        var doorkeeper = new Doorkeeper();
        live.load(stores);
        for (var account : stores.accounts().listFailures()) {
            doorkeeper.restore(account.name().value(), account.tally());
        }
        for (var session : stores.sessions().list()) {
            live.accountName(session.account())
                    .ifPresent(name -> doorkeeper.familiarise(name, session.address()));
        }
        var changes = new Changes(stores, live, transactions, clock);
        return new AccessRoom(
                new CityAccess(stores, changes, live, doorkeeper, hashing),
                new CityAccessAdministration(stores, changes, live, doorkeeper, hashing),
                live);
    }
}
