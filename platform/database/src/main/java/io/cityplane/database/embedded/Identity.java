package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// As whom PostgreSQL runs, since it refuses to run as root.
enum Identity {
    /// As the user that we are.
    OURSELVES,
    /// As root outside, as nobody in particular inside a user namespace; its files stay root's.
    NAMESPACE,
    /// As the unprivileged user who owns its files; where namespaces are forbidden.
    NOBODY;

    /// `nobody` and `nogroup` on the usual systems.
    static final int UNPRIVILEGED = 65_534;

    static Identity detect() throws Refusal {
        if (!succeeds(List.of("setpriv", "--pdeathsig", "INT", "true"))) {
            throw new Refusal(
                    "The program setpriv is missing, without which the database would outlive"
                            + " this server",
                    "install util-linux, or use an outside PostgreSQL with --db JDBC_URL");
        }
        if (!isRoot()) {
            return OURSELVES;
        }
        return succeeds(List.of("unshare", "--user", "true")) ? NAMESPACE : NOBODY;
    }

    static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException e) {
            return false;
        }
    }

    /// The command as this identity. Its process dies with the thread that starts it.
    List<String> command(List<String> command) {
        var whole = new ArrayList<String>();
        if (this == NAMESPACE) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        if (this == NOBODY) {
            whole.add("--reuid=" + UNPRIVILEGED);
            whole.add("--regid=" + UNPRIVILEGED);
            whole.add("--clear-groups");
        }
        whole.addAll(command);
        return whole;
    }

    private static boolean succeeds(List<String> command) {
        try {
            var process =
                    new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            return process.waitFor(5, TimeUnit.SECONDS) && process.exitValue() == 0;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
