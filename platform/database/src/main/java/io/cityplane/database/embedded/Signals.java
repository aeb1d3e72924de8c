package io.cityplane.database.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;

/// Sends signals, for which Java has no more than two. The shell's own `kill` is everywhere.
final class Signals {

    /// To a postmaster: end all connections, write everything out, stop.
    static final String INTERRUPT = "INT";

    /// To a postmaster: stop at once; the next start recovers.
    static final String QUIT = "QUIT";

    static final String KILL = "KILL";
    static final String STOP = "STOP";
    static final String CONTINUE = "CONT";

    private Signals() {}

    /// Whoever is gone already is passed over.
    static void send(String signal, long... processes) {
        if (processes.length == 0) {
            return;
        }
        var command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\"", "kill"));
        LongStream.of(processes).mapToObj(Long::toString).forEach(command::add);
        try {
            new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new IllegalStateException("no shell to send SIG" + signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
