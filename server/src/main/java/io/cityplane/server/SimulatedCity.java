package io.cityplane.server;

import io.cityplane.access.Access;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// The simulator as a process of its own, which speaks to the server as any equipment does: over
/// the network, with a token.
final class SimulatedCity {

    private static final String NAME = "simulator";
    private static final int LONGEST_STOP_SECONDS = 5;

    private final Access access;
    private @Nullable Process process;

    SimulatedCity(Access access) {
        this.access = access;
    }

    void begin(String address) throws IOException {
        var jar =
                Path.of(System.getProperty("launcher.simulator", "simulator/target"))
                        .resolve("cityplane-simulator.jar");
        var java = Path.of(System.getProperty("java.home"), "bin", "java");
        var command =
                List.of(
                        java.toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-jar",
                        jar.toString(),
                        "--server",
                        address,
                        "--with-parent");
        var builder = new ProcessBuilder(command).inheritIO();
        builder.environment().put("CITYPLANE_TOKEN", access.renewToken(NAME));
        process = builder.start();
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
