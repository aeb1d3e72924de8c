package io.cityplane.server;

import io.cityplane.twin.web.LiveConsoles;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;

/// The server once it is ready: says where it is, lets commands find it, waits for the end.
public final class Presence implements QuarkusApplication {

    private static final Duration LONGEST_FAREWELL = Duration.ofSeconds(2);

    private final ServerSettings settings;
    private final LocalKey key;
    private final FirstAdministrator administrator;
    private final SimulatedCity simulatedCity;
    private final LiveConsoles consoles;
    private final RequestsInProgress requests;

    @Inject
    Presence(
            ServerSettings settings,
            LocalKey key,
            FirstAdministrator administrator,
            SimulatedCity simulatedCity,
            LiveConsoles consoles,
            RequestsInProgress requests) {
        this.settings = settings;
        this.key = key;
        this.administrator = administrator;
        this.simulatedCity = simulatedCity;
        this.consoles = consoles;
        this.requests = requests;
    }

    /// Runs until the server is told to stop.
    ///
    /// @param arguments the server's address, and who runs beside it, by the name of its company
    @Override
    public int run(String... arguments) throws IOException {
        var address = arguments[0];
        var data = settings.dataDirectory().orElseThrow();
        new RunningServer(address, key.secret(), ProcessHandle.current().pid()).publish(data);
        try {
            if (arguments[1].equals("REHEARSAL")) {
                Rehearsal.at(address);
                return 0;
            }
            welcome(address, data);
            if (arguments[1].equals("SIMULATOR")) {
                simulatedCity.begin(address);
            }
            Quarkus.waitForExit();
            return 0;
        } finally {
            consoles.close();
            simulatedCity.end();
            requests.awaitNone(LONGEST_FAREWELL);
            RunningServer.withdraw(data);
        }
    }

    private void welcome(String address, Path data) {
        System.out.println("Cityplane is ready at " + address + "  (data in " + data + ")");
        administrator
                .password()
                .ifPresent(password ->
                        System.out.printf(
                                "First start: sign in as %s with the password %s%n"
                                        + "It is shown only this once; change it after signing in.%n",
                                FirstAdministrator.ACCOUNT, password));
        if (settings.authorisation() == ServerSettings.Authorisation.OPEN) {
            System.out.println(
                    "WARNING: --open: everybody who reaches this port may do everything.");
        }
        System.out.flush();
    }
}
