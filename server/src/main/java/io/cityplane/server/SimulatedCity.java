package io.cityplane.server;

import io.cityplane.access.AccessAdministration;
import io.cityplane.access.Actor;
import io.cityplane.access.Answer;
import io.cityplane.access.Grant;
import io.cityplane.access.Role;
import io.cityplane.access.Token;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Viewer.Clearance;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The simulator as a process of its own, which speaks to the server as any equipment does: over
/// the network, with a token.
@Singleton
final class SimulatedCity {

    private static final String NAME = "simulator";
    private static final Grant GRANT =
            new Grant(Role.OPERATOR, Optional.empty(), Set.of(), Clearance.INTERNAL);
    private static final Actor LAUNCHER = new Actor(Caller.theCity(), "launcher");
    private static final Duration GOOD_FOR = Duration.ofDays(7);
    private static final int LONGEST_STOP_SECONDS = 5;

    private final AccessAdministration administration;
    private final Clock clock;
    private @Nullable Process process;

    SimulatedCity(AccessAdministration administration, Clock clock) {
        this.administration = administration;
        this.clock = clock;
    }

    void begin(String address) throws IOException {
        var jar =
                Path.of(System.getProperty("launcher.simulator", "simulator/target"))
                        .resolve("cityplane-simulator.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var builder =
                new ProcessBuilder(
                                java.toString(),
                                "-Xmx256m",
                                "-XX:+UseSerialGC",
                                "-jar",
                                jar.toString(),
                                "--server",
                                address,
                                "--with-parent")
                        .inheritIO();
        builder.environment().put("CITYPLANE_TOKEN", renewToken());
        process = builder.start();
    }

    /// A token for this run; those of earlier runs are nobody's from now on.
    private String renewToken() {
        if (administration.listTokens(LAUNCHER.caller())
                instanceof Answer.Done<List<Token>>(var tokens)) {
            for (var token : tokens) {
                if (token.name().equals(NAME) && token.revokedAt().isEmpty()) {
                    administration.revokeToken(LAUNCHER, token.id());
                }
            }
        }
        var expiry = Optional.of(clock.instant().plus(GOOD_FOR));
        return switch (administration.issueToken(LAUNCHER, NAME, GRANT, expiry)) {
            case Answer.Done<AccessAdministration.IssuedToken>(var issued) ->
                    issued.secret().value();
            case Answer.Refused<AccessAdministration.IssuedToken>(var why) ->
                    throw new IllegalStateException("no token for the simulator: " + why);
        };
    }

    void end() {
        var running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(LONGEST_STOP_SECONDS, TimeUnit.SECONDS)) {
                running.destroyForcibly();
            }
        } catch (InterruptedException e) {
            running.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
