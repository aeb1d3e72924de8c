package io.cityplane.server.command;

import io.cityplane.targets.store.EvidenceFile;
import io.cityplane.targets.store.EvidenceFile.Verdict;
import io.cityplane.targets.store.KeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = {
            "Checks the evidence of a figure, without a server: its signature, the tree of",
            "hashes over its assets, and the figure that they make.",
            "Exit status 0 if all fits, 1 if anything does not; then the place is named."
        })
final class CheckCommand implements Callable<Integer> {

    @Mixin private final DirectoryOption data = new DirectoryOption();

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Parameters(paramLabel = "EVIDENCE", description = "A file that the console handed out.")
    private Path file;

    @Option(
            names = "--key",
            paramLabel = "PUB",
            description =
                    "The server's public key, which its keeper hands out; by default that of the"
                            + " data directory, if there is one.")
    private @Nullable Path key;

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var out = spec.commandLine().getOut();
        var trusted = trusted();
        try {
            return switch (EvidenceFile.check(file, trusted)) {
                case Verdict.Sound sound -> {
                    out.printf(
                            "sound: %s on %s is %s, of %,d assets%n  %s%n  root %s%n  signed by"
                                    + " %s%n",
                            sound.indicator(),
                            sound.day(),
                            sound.value().map(Object::toString).orElse("no value"),
                            sound.assets(),
                            sound.wording(),
                            sound.root(),
                            sound.fingerprint());
                    if (trusted.isEmpty()) {
                        out.println(
                                "  No key was given: the file is whole, but compare the key's"
                                        + " fingerprint with the server's keeper.");
                    }
                    out.flush();
                    yield 0;
                }
                case Verdict.Refused(String where, String what) -> {
                    out.printf("refused: %s: %s%n", where, what);
                    out.flush();
                    yield 1;
                }
            };
        } catch (IOException e) {
            throw new Complaint(
                    "the evidence " + file + " cannot be read: " + e.getMessage(),
                    "Name a file that the console handed out.");
        }
    }

    private Optional<PublicKey> trusted() {
        var place = key == null ? data.orElse("data").resolve("keys/evidence.pub") : key;
        if (key == null && !Files.exists(place)) {
            return Optional.empty();
        }
        try {
            return Optional.of(KeyFile.publicKey(Files.readString(place)));
        } catch (IOException | GeneralSecurityException | IllegalArgumentException e) {
            throw new Complaint(
                    "the key " + place + " cannot be read: " + e.getMessage(),
                    "It is a PEM file, such as DATA/keys/evidence.pub.");
        }
    }
}
