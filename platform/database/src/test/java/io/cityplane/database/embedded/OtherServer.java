package io.cityplane.database.embedded;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Another process that runs the embedded PostgreSQL until it is ended or killed.
final class OtherServer implements AutoCloseable {

    private final Process process;
    private final BufferedReader said;

    /// What it said first: `ready`, the postmaster's number and the port; or `refused` and why.
    final String greeting;

    private OtherServer(List<String> command, String path) throws IOException {
        var builder = new ProcessBuilder(command);
        builder.environment().put("PATH", path);
        builder.redirectError(ProcessBuilder.Redirect.INHERIT);
        this.process = builder.start();
        this.said = process.inputReader(StandardCharsets.UTF_8);
        this.greeting = String.valueOf(said.readLine());
    }

    /// As the user that we are.
    static OtherServer start(Path data) throws IOException {
        return start(List.of(), System.getenv("PATH"), System.getProperty("java.class.path"), data);
    }

    /// @param prefix of the command, to become somebody else
    /// @param path where programs are looked for
    static OtherServer start(List<String> prefix, String path, String classPath, Path data)
            throws IOException {
        var command = new ArrayList<>(prefix);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", classPath, Main.class.getName(), data.toString()));
        return new OtherServer(command, path);
    }

    /// What the process needs of our class path, where another user can read it.
    static String readableClassPath(Path folder) throws IOException {
        var entries = new ArrayList<String>();
        for (var entry : System.getProperty("java.class.path").split(File.pathSeparator, -1)) {
            var source = Path.of(entry);
            if (Files.isDirectory(source)) {
                var target = folder.resolve("classes" + entries.size());
                copy(source, target);
                entries.add(target.toString());
            } else if (source.toString().matches(".*(commons-|xz-|binaries-linux|jspecify).*")) {
                var target = folder.resolve(source.getFileName().toString());
                Files.copy(source, target);
                entries.add(target.toString());
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    private static void copy(Path source, Path target) throws IOException {
        try (var all = Files.walk(source)) {
            for (var path : (Iterable<Path>) all::iterator) {
                Files.copy(path, target.resolve(source.relativize(path).toString()));
            }
        }
    }

    long postmaster() {
        return Long.parseLong(words().get(1));
    }

    int port() {
        return Integer.parseInt(words().get(2));
    }

    private List<String> words() {
        return Arrays.asList(greeting.split(" ", -1));
    }

    /// Whether the database's main process has ended. One that nobody has buried yet, as where a
    /// container's first process does not care, has ended.
    boolean databaseEnded() throws IOException {
        try {
            var status = Files.readString(Path.of("/proc/" + postmaster() + "/stat"));
            return status.charAt(status.lastIndexOf(')') + 2) == 'Z';
        } catch (NoSuchFileException e) {
            return true;
        }
    }

    long pid() {
        return process.pid();
    }

    /// kill -9 of the process, not of its database.
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
        said.close();
    }

    /// The process: serves until its input ends.
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            try (var postgres = EmbeddedPostgres.start(Path.of(arguments[0]))) {
                System.out.printf("ready %d %d%n", postgres.pid(), postgres.port());
                while (System.in.read() >= 0) {
                    Thread.onSpinWait();
                }
            } catch (Refusal e) {
                System.out.println("refused " + e.reason() + "; " + e.advice());
            }
        }
    }
}
