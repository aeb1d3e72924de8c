package io.cityplane.server;

import io.cityplane.access.Access;
import io.cityplane.access.Access.FirstAdmin;
import io.cityplane.access.AccessAdministration;
import io.cityplane.access.Secret;
import io.cityplane.access.domain.AccessRoom;
import io.cityplane.access.domain.Argon2id;
import io.cityplane.access.domain.BoundedHashing;
import io.cityplane.access.domain.EverybodyMay;
import io.cityplane.access.domain.SessionLimits;
import io.cityplane.access.store.PostgresAccess;
import io.cityplane.access.web.Visit;
import io.cityplane.database.Transactions;
import io.cityplane.kernel.Callers;
import io.quarkus.runtime.Startup;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/// Who may do what.
@Singleton
final class AccessWiring {

    /// Each takes 19 MiB and a core for some tens of milliseconds.
    private static final int PASSWORDS_HASHED_AT_ONCE =
            Math.max(1, Runtime.getRuntime().availableProcessors() / 2);

    @Produces
    @Singleton
    AccessRoom room(Jdbi jdbi, Transactions transactions, Clock clock) {
        return AccessRoom.open(
                PostgresAccess.stores(jdbi),
                transactions,
                new BoundedHashing(new Argon2id(Argon2id.Cost.OWASP), PASSWORDS_HASHED_AT_ONCE),
                SessionLimits.SHIFT,
                clock);
    }

    @Produces
    @Singleton
    Access access(AccessRoom room) {
        return room.access();
    }

    @Produces
    @Singleton
    AccessAdministration administration(AccessRoom room) {
        return room.administration();
    }

    @Produces
    @Singleton
    LocalKey localKey() {
        return new LocalKey();
    }

    @Produces
    @Singleton
    Callers callers(AccessRoom room, LocalKey key, ServerSettings settings) {
        return key.before(
                switch (settings.authorisation()) {
                    case CLOSED -> room.callers();
                    case OPEN -> new EverybodyMay(room.callers());
                });
    }

    /// What a request shows of its sender; asked anew for each request.
    @Produces
    Visit visit(HttpServerRequest request) {
        return Visit.of(request);
    }

    /// Somebody has to be able to sign in before the first request comes.
    @Produces
    @Singleton
    @Startup
    FirstAdministrator firstAdministrator(Access access, ServerSettings settings) {
        return switch (access.ensureAdmin(settings.adminPassword().map(Secret::new))) {
            case FirstAdmin.AlreadyThere _ -> new FirstAdministrator(Optional.empty());
            case FirstAdmin.Created(_, var generated) ->
                    new FirstAdministrator(generated.map(Secret::value));
            case FirstAdmin.Refused(var why) ->
                    throw new IllegalStateException(
                            "CITYPLANE_ADMIN_PASSWORD will not do: "
                                    + why.name()
                                            .toLowerCase(java.util.Locale.ROOT)
                                            .replace('_', ' '));
        };
    }

    @Produces
    @Singleton
    @Startup
    AccessTending tending(Access access) {
        return new AccessTending(access).start();
    }

    void close(@Disposes AccessTending tending) {
        tending.close();
    }
}
