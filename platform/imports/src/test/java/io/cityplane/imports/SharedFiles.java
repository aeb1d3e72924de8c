package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Where the city's real files lie, which are no part of the project: `../shared` beside it, or
/// where `CITYPLANE_SHARED` says.
public final class SharedFiles {

    /// The project's root, seen from a module's folder.
    private static final Path ROOT = Path.of("../..");

    private SharedFiles() {}

    /// Skips the test if there are none; on a build server it fails instead, where nobody would
    /// notice the gap.
    public static Path folder() {
        var told =
                Optional.ofNullable(System.getProperty("CITYPLANE_SHARED"))
                        .or(() -> Optional.ofNullable(System.getenv("CITYPLANE_SHARED")));
        var folder = told.map(Path::of).orElse(ROOT.resolve("../shared")).resolve("data");
        if (System.getenv("CI") != null) {
            assertThat(folder).as("the city's real files").isDirectory();
        }
        assumeTrue(
                Files.isDirectory(folder),
                "the city's real files are not here: put them into ../shared beside the project,"
                        + " or say by CITYPLANE_SHARED where they are");
        return folder;
    }

    /// A mapping of examples/shenzhen.
    public static Path mapping(String name) {
        return ROOT.resolve("examples/shenzhen").resolve(name);
    }
}
