package io.cityplane.server;

import io.cityplane.access.web.Visit;
import io.cityplane.imports.domain.CityImports;
import io.cityplane.imports.store.LocalFiles;
import io.cityplane.imports.store.PostgresRunBook;
import io.cityplane.imports.web.LocalCallers;
import io.cityplane.imports.web.LocalCallers.Asking;
import io.cityplane.imports.web.Uploads;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.twin.History;
import io.cityplane.twin.Twin;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Provider;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.jdbi.v3.core.Jdbi;

/// How a city's files come in.
@Singleton
final class ImportsWiring {

    /// So long an import waits for a twin that is busy or away before it stops where it is.
    private static final Duration LONGEST_WAIT = Duration.ofMinutes(2);

    @Produces
    @Singleton
    CityImports imports(Twin twin, History history, Jdbi jdbi, Clock clock) {
        var book = jdbi.onDemand(PostgresRunBook.class);
        return new CityImports(new LocalFiles(), twin, history, book, clock, LONGEST_WAIT);
    }

    @Produces
    @Singleton
    Uploads uploads(ServerSettings settings, Clock clock) {
        var beside = Path.of(System.getProperty("java.io.tmpdir"), "cityplane");
        return new Uploads(settings.dataDirectory().orElse(beside).resolve("uploads"), clock);
    }

    /// Only the local key shows that a request comes from this machine.
    @Produces
    @Singleton
    LocalCallers localCallers(Provider<Visit> visit, LocalKey key, Callers callers) {
        return () -> {
            var credentials = visit.get().credentials();
            if (key.opens(credentials.authorization())) {
                return new Asking.Local(Caller.theCity());
            }
            return callers.find(credentials, Intent.WRITE).isPresent()
                    ? new Asking.NotLocal()
                    : new Asking.Nobody();
        };
    }
}
