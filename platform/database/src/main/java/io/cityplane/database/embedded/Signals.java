package io.cityplane.database.embedded;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Sends signals, for which Java has no more than two. The shell's own `kill` is everywhere.
final class Signals {

    /// To a postmaster: end all connections, write everything out, stop.
    static final String INTERRUPT = "INT";

    /// To a postmaster: stop at once; the next start recovers.
    static final String QUIT = "QUIT";

    static final String KILL = "KILL";

    /// Goes on if somebody stopped it; else nothing happens.
    static final String CONTINUE = "CONT";

    private Signals() {}

    /// Whoever is gone already is passed over.
    ///
    /// @param processes their numbers
    static void send(String signal, List<String> processes) {
        if (processes.isEmpty()) {
            return;
        }
        var command = new ArrayList<>(List.of("sh", "-c", "kill -" + signal + " \"$@\"", "kill"));
        command.addAll(processes);
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
