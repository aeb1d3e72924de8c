package io.cityplane.simulator;

import io.cityplane.simulator.domain.City;
import io.cityplane.simulator.domain.Rota;
import io.cityplane.simulator.geojson.DistrictsFile;
import io.cityplane.simulator.ngsild.Broker;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// The simulator as a program.
///
/// Exit status: 0 after `--help`, 2 for a command line that is not understood, 3 if the server does
/// not let it in, 143 after SIGTERM, as the JVM has it.
public final class Simulator {

    private static final Duration FIRST_WAIT = Duration.ofMillis(500);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

    private Simulator() {}

    public static void main(String[] arguments) {
        switch (Options.parse(List.of(arguments), System.getenv())) {
            case Options.Reading.Help() -> System.out.print(Options.USAGE);
            case Options.Reading.NotUnderstood(String why) -> {
                System.err.println(why);
                System.err.print(Options.USAGE);
                System.exit(2);
            }
            case Options.Reading.Understood(Options options) -> {
                if (run(options) instanceof Ending.NotAllowed(int status, String why)) {
                    System.err.printf(
                            "The server at %s does not let the simulator in (HTTP %d, %s). Make a"
                                    + " token that may write, and give it by --token-file or"
                                    + " CITYPLANE_TOKEN.%n",
                            options.server(), status, why);
                    System.exit(3);
                }
            }
        }
    }

    private static Ending run(Options options) {
        var stopped = new CountDownLatch(1);
        var running = Thread.currentThread();
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().unstarted(() -> stop(running, stopped)));
        switch (options.life()) {
            case UNTIL_TOLD -> {}
            // Even a parent that was killed, which could tell nobody.
            case WITH_PARENT ->
                    ProcessHandle.current()
                            .parent()
                            .ifPresent(parent -> Thread.startVirtualThread(() -> endAfter(parent)));
        }
        var city = City.of(DistrictsFile.read(), options.entities(), options.seed());
        try (var broker = new Broker(options.server(), options.token())) {
            var ending = simulation(city, broker, options).run();
            if (ending instanceof Ending.Stopped(long changes)) {
                say("Stopped after %,d changes.".formatted(changes));
            }
            return ending;
        } finally {
            stopped.countDown();
        }
    }

    private static Simulation simulation(City city, Broker broker, Options options) {
        var clock = Clock.systemUTC();
        var backoff = new Backoff(FIRST_WAIT, LONGEST_WAIT, new Random());
        return new Simulation(
                city,
                broker,
                new Rota(city, options.seed()),
                new Pace(options.changesPerSecond(), System::nanoTime),
                new Outage(backoff, clock, Simulator::say),
                clock,
                Simulator::say);
    }

    private static void endAfter(ProcessHandle parent) {
        parent.onExit().join();
        System.exit(0);
    }

    /// What SIGTERM and SIGINT do: the simulation ends between two requests, then the process.
    private static void stop(Thread running, CountDownLatch stopped) {
        running.interrupt();
        try {
            if (!stopped.await(LONGEST_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
                say("A request is still under way; leaving it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void say(String line) {
        System.out.println("simulator: " + line);
    }
}
