package io.cityplane.server.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Runs the server once on a city of its own that is thrown away, for the JVM to learn from; see
/// docs/decisions/0016-a-rehearsal-after-the-build.md. Called by the launcher, not by people.
@Command(name = "rehearse", hidden = true)
final class Rehearse implements Callable<Integer> {

    @Override
    public Integer call() throws Exception {
        var data = Files.createTempDirectory("cityplane-rehearsal");
        try {
            var options = new ServerOptions();
            options.host = InetAddress.getLoopbackAddress().getHostAddress();
            options.port = freePort();
            options.open = true;
            return new Foreground(options, data, Company.REHEARSAL).serve();
        } finally {
            delete(data);
        }
    }

    private static int freePort() throws IOException {
        try (var probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return probe.getLocalPort();
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
