package io.cityplane.server.command;

import io.cityplane.database.Opening;
import io.cityplane.database.store.Databases;
import io.cityplane.twin.domain.Fsck;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.store.JournalDatabase;
import io.cityplane.twin.store.PostgresJournal;
import io.cityplane.twin.store.SnapshotFiles;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Checks what a city's twin has on disk, while no server runs on it.
@Command(
        name = "fsck",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the twin's journal and snapshots while the server is stopped: makes its state",
            "anew from the journal and from each snapshot, and compares them entity by entity.",
            "Exit status 0 if all is well, 1 if anything is wrong. Nothing is changed."
        })
final class FsckCommand implements Callable<Integer> {

    @Mixin private final DirectoryOption data = new DirectoryOption();

    @Option(
            names = "--db",
            paramLabel = "JDBC_URL",
            description = "The PostgreSQL that the server uses, if it is not the embedded one.")
    private @Nullable String db;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var directory = data.orElse("data");
        var opening =
                db == null
                        ? Databases.embedded(directory)
                        : Databases.outside(
                                db, Optional.ofNullable(System.getenv("CITYPLANE_DB_PASSWORD")));
        return switch (opening) {
            case Opening.Refused(var reason, var advice) -> throw new Complaint(reason, advice);
            case Opening.Opened(var database) -> {
                try (database;
                        var journal =
                                PostgresJournal.open(
                                        JournalDatabase.at(
                                                database.jdbcUrl(),
                                                database.username(),
                                                database.password()))) {
                    var snapshots = new SnapshotFiles(directory.resolve("snapshots"));
                    yield tell(Fsck.check(journal, Optional.of(snapshots), TwinSettings.USUAL));
                }
            }
        };
    }

    private int tell(List<Fsck.Finding> findings) {
        var out = spec.commandLine().getOut();
        findings.forEach(it -> out.println(it.where() + ": " + it.what()));
        out.println(findings.isEmpty() ? "nothing is wrong" : findings.size() + " findings");
        out.flush();
        return findings.isEmpty() ? 0 : 1;
    }
}
