package io.cityplane.server.command;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// `--data`, which every command understands in the same way.
final class DirectoryOption {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Where the city's data are kept; by default data in Cityplane's folder.")
    private @Nullable Path directory;

    /// @param usual the folder inside Cityplane's own that is meant if none is named
    Path orElse(String usual) {
        var home = Path.of(System.getProperty("launcher.home", ""));
        return (directory == null ? home.resolve(usual) : directory).toAbsolutePath().normalize();
    }
}
