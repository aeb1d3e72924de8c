package io.cityplane.server;

import io.cityplane.access.AccessAdministration;
import io.cityplane.access.Answer;
import io.cityplane.database.Transactions;
import io.cityplane.kernel.Caller;
import io.cityplane.targets.Assets;
import io.cityplane.targets.Plans;
import io.cityplane.targets.Targets;
import io.cityplane.targets.domain.Names;
import io.cityplane.targets.domain.Signer;
import io.cityplane.targets.domain.TargetsRoom;
import io.cityplane.targets.store.KeyFile;
import io.cityplane.targets.store.PostgresTargets;
import io.cityplane.twin.History;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.domain.CityTwin;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.jdbi.v3.core.Jdbi;

/// The plan and its targets.
@Singleton
final class TargetsWiring {

    @Produces
    @Singleton
    @Startup
    TargetsRoom room(
            Jdbi jdbi,
            Transactions transactions,
            CityTwin twin,
            History history,
            SelectionReader selections,
            AccessAdministration access,
            Signer signer,
            Clock clock) {
        return TargetsRoom.open(
                new TargetsRoom.Parts(
                        PostgresTargets.stores(jdbi),
                        transactions,
                        twin,
                        history,
                        selections,
                        names(access),
                        signer,
                        twin::isWritable,
                        clock));
    }

    void close(@Disposes TargetsRoom room) {
        room.close();
    }

    /// Kept in the data directory; who has none gets a key that ends with the process.
    @Produces
    @Singleton
    Signer signer(ServerSettings settings) {
        return settings.dataDirectory()
                .<Signer>map(directory -> KeyFile.at(directory.resolve("keys")))
                .orElseGet(KeyFile::passing);
    }

    /// People by their names, programs by those of their tokens.
    private static Names names(AccessAdministration access) {
        return number -> {
            if (access.listAccounts(Caller.theCity()) instanceof Answer.Done(var accounts)) {
                for (var account : accounts) {
                    if (account.number() == number) {
                        return account.profile().displayName();
                    }
                }
            }
            if (access.listTokens(Caller.theCity()) instanceof Answer.Done(var tokens)) {
                for (var token : tokens) {
                    if (token.id().number() == number) {
                        return token.name();
                    }
                }
            }
            return "";
        };
    }

    @Produces
    @Singleton
    Plans plans(TargetsRoom room) {
        return room.plans();
    }

    @Produces
    @Singleton
    Assets assets(TargetsRoom room) {
        return room.assets();
    }

    @Produces
    @Singleton
    Targets targets(TargetsRoom room) {
        return room.targets();
    }
}
