package io.cityplane.conformance;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A server started by the launcher, as a user starts it, whose processes the drill may hurt.
final class ServerUnderDrill {

    private static final Duration LONGEST_START = Duration.ofMinutes(2);
    private static final Path LAUNCHER =
            Path.of(System.getenv().getOrDefault("CITYPLANE_ROOT", "."), "cityplane");

    private final Path data;
    private final int port;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private Process process;

    private ServerUnderDrill(Path data, int port, Process process) {
        this.data = data;
        this.port = port;
        this.process = process;
    }

    /// Starts a server on a data directory that may not exist yet, and waits until it is ready.
    static ServerUnderDrill start(Path data) throws IOException, InterruptedException {
        Files.createDirectories(data);
        int port;
        try (var free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        var server = new ServerUnderDrill(data, port, launch(data, port));
        server.awaitReady();
        return server;
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    Path data() {
        return data;
    }

    /// A token that the server issues over its own command line.
    String token(String role) throws IOException, InterruptedException {
        var command =
                List.of(
                        LAUNCHER.toString(),
                        "token",
                        "--data",
                        data.toString(),
                        "--role",
                        role,
                        "--name",
                        "drill-" + System.nanoTime());
        var asked =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        var said = new String(asked.getInputStream().readAllBytes(), UTF_8).strip();
        if (asked.waitFor() != 0) {
            throw new IOException("no token: " + said);
        }
        return said.lines().toList().getLast().strip();
    }

    /// The database's processes: the postmaster first, then its children.
    List<ProcessHandle> database() throws IOException {
        var pid = Long.parseLong(Files.readAllLines(pidFile()).getFirst().strip());
        var all = new ArrayList<ProcessHandle>();
        ProcessHandle.of(pid)
                .ifPresent(postmaster -> {
                    all.add(postmaster);
                    all.addAll(postmaster.descendants().toList());
                });
        return all;
    }

    /// Sends a signal to many processes at once.
    static void signal(String name, List<ProcessHandle> processes)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("kill", "-" + name));
        processes.forEach(one -> command.add(Long.toString(one.pid())));
        new ProcessBuilder(command).start().waitFor();
    }

    /// kill -9 of the JVM and of every process of the database, in one command.
    void killEverything() throws IOException, InterruptedException {
        var victims = database();
        victims.add(process.toHandle());
        signal("KILL", victims);
        process.waitFor();
        for (var victim : victims) {
            victim.onExit().orTimeout(10, TimeUnit.SECONDS).join();
        }
    }

    /// The server's resident memory, in KiB, after it had a moment to settle.
    long residentKib() throws IOException, InterruptedException {
        Thread.sleep(1_000);
        var status = Path.of("/proc", Long.toString(process.pid()), "status");
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmRSS:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                .findFirst()
                .orElseThrow();
    }

    /// Starts the server again on the same directory and waits until it is ready.
    ///
    /// @return how long that took
    Duration restart() throws IOException, InterruptedException {
        var began = System.nanoTime();
        process = launch(data, port);
        awaitReady();
        return Duration.ofNanos(System.nanoTime() - began);
    }

    /// Stops the server as a user does.
    void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(30, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the server did not stop on SIGTERM");
        }
        client.close();
    }

    private Path pidFile() throws IOException {
        try (var files = Files.walk(data, 3)) {
            return files.filter(file -> file.endsWith("postmaster.pid"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no postmaster.pid below " + data));
        }
    }

    private static Process launch(Path data, int port) throws IOException {
        return new ProcessBuilder(
                        LAUNCHER.toString(),
                        "up",
                        "--data",
                        data.toString(),
                        "--port",
                        Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(
                        ProcessBuilder.Redirect.appendTo(data.resolve("drill.log").toFile()))
                .start();
    }

    private void awaitReady() throws IOException, InterruptedException {
        var ready = HttpRequest.newBuilder(address().resolve("/q/health/ready")).build();
        var deadline = System.nanoTime() + LONGEST_START.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                var answer = client.send(ready, HttpResponse.BodyHandlers.discarding());
                if (answer.statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Nobody listens before the server is ready.
                Thread.sleep(20);
            }
        }
        throw new IOException(
                "the server did not get ready:\n" + Files.readString(data.resolve("drill.log")));
    }
}
