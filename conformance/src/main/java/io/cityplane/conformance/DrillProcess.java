package io.cityplane.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// A {@link DrillWriter} in a process of its own, and what it has told.
final class DrillProcess {

    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Process process;
    private final Thread listening;
    private final long[] sent;
    private final long[] acknowledged;
    private final AtomicLong acknowledgements = new AtomicLong();
    private final AtomicLong refusals = new AtomicLong();
    private final AtomicLong reads = new AtomicLong();
    private final List<String> faults = new CopyOnWriteArrayList<>();
    private volatile boolean isReady;

    /// Starts it.
    ///
    /// @param sent of each writer, up to now; it is written on in place, as is what was
    ///   acknowledged
    DrillProcess(List<String> arguments, Path log, long[] sent, long[] acknowledged)
            throws IOException {
        this.sent = sent;
        this.acknowledged = acknowledged;
        var command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-Xmx512m",
                                "-XX:TieredStopAtLevel=1",
                                "-cp",
                                System.getenv("CITYPLANE_DRILL_CP"),
                                DrillWriter.class.getName()));
        command.addAll(arguments);
        process =
                new ProcessBuilder(command)
                        .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                        .start();
        listening = Thread.startVirtualThread(this::listen);
    }

    private void listen() {
        try (var lines =
                new BufferedReader(
                        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                hear(line);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(String line) {
        var words = line.split(" ", -1);
        if (words.length == 3 && words[0].length() == 1) {
            var writer = Integer.parseInt(words[1]);
            var value = Long.parseLong(words[2]);
            switch (words[0]) {
                case "S" -> sent[writer] = Math.max(sent[writer], value);
                case "A" -> {
                    acknowledged[writer] = value;
                    acknowledgements.incrementAndGet();
                }
                default -> refusals.incrementAndGet();
            }
        } else if (line.equals("READY")) {
            isReady = true;
        } else if (line.startsWith("READS ")) {
            reads.set(Long.parseLong(words[1]));
        } else if (line.startsWith("BAD ")) {
            faults.add(line);
        }
    }

    void awaitReady() {
        await(() -> isReady, "did not get ready");
    }

    /// Waits until as many more were acknowledged.
    void awaitProgress(long more) {
        var then = acknowledgements.get();
        await(() -> acknowledgements.get() >= then + more, "makes no progress");
    }

    private void await(BooleanSupplier condition, String otherwise) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline || !process.isAlive()) {
                throw new IllegalStateException("the drill's writer " + otherwise);
            }
            LockSupport.parkNanos(5_000_000);
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long acknowledgements() {
        return acknowledgements.get();
    }

    long refusals() {
        return refusals.get();
    }

    long reads() {
        return reads.get();
    }

    List<String> faults() {
        return faults;
    }

    /// kill -9; returns when all that it told has been heard.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
        listening.join();
    }

    /// Lets it end in good order.
    void end() throws IOException, InterruptedException {
        process.getOutputStream().write('\n');
        process.getOutputStream().flush();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            throw new IllegalStateException("the drill's writer does not end");
        }
        listening.join();
    }

    @Override
    public String toString() {
        return "sent " + Arrays.toString(sent);
    }
}
