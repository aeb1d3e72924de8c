package io.cityplane.database.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// As whom PostgreSQL runs, since it refuses to run as root.
sealed interface Identity {

    /// The system's root.
    int ROOT = 0;

    /// `nobody` on the usual systems.
    int NOBODY = 65_534;

    /// As the user that we are.
    record Ourselves() implements Identity {}

    /// We are root; inside a user namespace PostgreSQL is nobody in particular, and its files stay
    /// root's.
    record Namespace() implements Identity {}

    /// We are root; PostgreSQL is the unprivileged user who owns its files.
    record Owner(int user, int group) implements Identity {}

    /// The identity that fits us and the owner of the files.
    static Identity of(DataDirectory data) throws Refusal {
        if (!succeeds(List.of("setsid", "setpriv", "--pdeathsig", "INT", "true"))) {
            throw new Refusal(
                    "The programs setsid and setpriv are needed, so that the database does not"
                            + " outlive this server, and are missing",
                    "install util-linux, or use an outside PostgreSQL with --db JDBC_URL");
        }
        try {
            if (owner(Path.of("/proc/self")) != ROOT) {
                return new Ourselves();
            }
            var exists = Files.exists(data.cluster());
            var owner = exists ? owner(data.cluster()) : ROOT;
            if (owner != ROOT) {
                return new Owner(owner, owner(data.cluster(), "unix:gid"));
            }
            if (succeeds(List.of("unshare", "--user", "true"))) {
                return new Namespace();
            }
            if (exists) {
                Trees.give(data.cluster(), NOBODY, NOBODY);
            }
            return new Owner(NOBODY, NOBODY);
        } catch (IOException e) {
            throw new Refusal(
                    "It cannot be told who owns " + data.database() + ": " + e.getMessage(),
                    "start as an ordinary user, or use an outside PostgreSQL with --db JDBC_URL");
        }
    }

    private static int owner(Path path) throws IOException {
        return owner(path, "unix:uid");
    }

    private static int owner(Path path, String which) throws IOException {
        return Files.getAttribute(path, which, new LinkOption[0]) instanceof Integer id ? id : ROOT;
    }

    /// The command as this identity. It ends with the thread that starts it, and not by a Ctrl-C at
    /// our terminal, which is for us: we need the database until our own end.
    default List<String> command(List<String> command) {
        var whole = new ArrayList<>(List.of("setsid"));
        if (this instanceof Namespace) {
            whole.addAll(List.of("unshare", "--user"));
        }
        whole.addAll(List.of("setpriv", "--pdeathsig", "INT"));
        if (this instanceof Owner(var user, var group)) {
            whole.addAll(List.of("--reuid=" + user, "--regid=" + group, "--clear-groups"));
        }
        whole.addAll(command);
        return whole;
    }

    /// Makes files that we made the identity's own.
    default void own(Path tree) throws IOException {
        if (this instanceof Owner(var user, var group)) {
            Trees.give(tree, user, group);
        }
    }

    /// Another user may be kept from our folders by one above them.
    default void requireAccess(Path program) throws Refusal {
        if (this instanceof Owner(var user, var _)
                && !succeeds(command(List.of("test", "-x", program.toString())))) {
            throw new Refusal(
                    "PostgreSQL cannot run as root here, and user %d cannot reach %s"
                            .formatted(user, program),
                    "start as an ordinary user, choose a --data directory that everybody may pass"
                            + " through, or use an outside PostgreSQL with --db JDBC_URL");
        }
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
