package io.cityplane.server.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.OutcomeText;
import io.cityplane.imports.ProgressLines;
import io.cityplane.imports.ProgressLines.Medium;
import io.cityplane.imports.web.ImportLine;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Brings a file into the running server as a mapping says, and reports what",
            "became of each row. Importing it again changes nothing."
        })
final class ImportCommand implements Callable<Integer> {

    @Mixin private final DirectoryOption data = new DirectoryOption();

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Parameters(paramLabel = "MAPPING.yaml", description = "What the file's columns mean.")
    private Path mapping;

    @Option(
            names = "--files",
            paramLabel = "DIR",
            description = "Where the mapping's files lie; by default beside the mapping.")
    private @Nullable Path files;

    @Override
    public Integer call() throws InterruptedException, IOException {
        var absolute = mapping.toAbsolutePath().normalize();
        var folder = files == null ? absolute.resolveSibling("") : files.toAbsolutePath();
        var order =
                ServerAt.JSON
                        .createObjectNode()
                        .put("mapping", absolute.toString())
                        .put("files", folder.normalize().toString());
        try (var server = ServerAt.directory(data.orElse("data"));
                var answer = server.post("/api/imports", order)) {
            var outcome = follow(answer);
            var out = new PrintStream(System.out, true, UTF_8);
            out.print(OutcomeText.of(outcome));
            return OutcomeText.isComplete(outcome) ? 0 : 1;
        }
    }

    /// Shows progress until the last line tells the outcome.
    private static ImportOutcome follow(InputStream answer) throws IOException {
        var medium = medium();
        var progress = new ProgressLines(new PrintStream(System.err, true, UTF_8), medium);
        var lines = new BufferedReader(new InputStreamReader(answer, UTF_8));
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            switch (ImportLine.parse(line).orElse(null)) {
                case ImportLine.Heard(var heard) -> progress.heard(heard);
                case ImportLine.Ended(var outcome) -> {
                    progress.end();
                    return outcome;
                }
                case null ->
                        throw new Complaint("the server said what is no progress: " + line, "");
            }
        }
        progress.end();
        throw new Complaint(
                "the server stopped in the middle of the import",
                "Look at what it printed, start it again and import again: what is in stays in.");
    }

    @SuppressWarnings("SystemConsoleNull") // NullAway goes by the contract of before JDK 22
    private static Medium medium() {
        var console = System.console();
        return console != null && console.isTerminal() ? Medium.TERMINAL : Medium.PLAIN;
    }
}
