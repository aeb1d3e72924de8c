package io.cityplane.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// As whom the server may be started. Other users can be tried only by root; as an ordinary user
/// all other tests are this test.
class IdentityTest {

    private static final List<String> AS_NOBODY =
            List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups");

    @TempDir private static Path shared;
    private static String classPath = "";

    @TempDir private Path temporary;
    private Path data;

    @BeforeAll
    static void copyClasses() throws Exception {
        assumeTrue(isRoot());
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxr-xr-x"));
        classPath = OtherServer.readableClassPath(shared);
    }

    @BeforeEach
    void make() throws IOException {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwxr-xr-x"));
        data = DataDirectories.empty(temporary.resolve("data"));
    }

    @Test
    @DisplayName("an ordinary user starts it, and root may take over what that user made")
    void ordinaryUser() throws Exception {
        data = DataDirectories.programsOnly(temporary.resolve("fresh"));
        Trees.give(data, Identity.NOBODY, Identity.NOBODY);
        try (var other = OtherServer.start(AS_NOBODY, System.getenv("PATH"), classPath, data)) {
            assertThat(other.greeting).startsWith("ready");
        }
        try (var postgres = EmbeddedPostgres.start(data)) {
            assertThat(owner(Path.of("/proc/" + postgres.pid()))).isEqualTo(Identity.NOBODY);
        }
    }

    @Test
    @DisplayName("an ordinary user who may not write there is refused")
    void notWritable() throws Exception {
        try (var other = OtherServer.start(AS_NOBODY, System.getenv("PATH"), classPath, data)) {
            assertThat(other.greeting).startsWith("refused").contains("no permission");
        }
    }

    @Test
    @DisplayName("root where user namespaces are forbidden: it runs as nobody, on old files too")
    void noNamespaces() throws Exception {
        try (var other = OtherServer.start(List.of(), withoutUnshare(), classPath, data)) {
            assertThat(other.greeting).startsWith("ready");
            assertThat(owner(Path.of("/proc/" + other.postmaster()))).isEqualTo(Identity.NOBODY);
        }
    }

    @Test
    @DisplayName("root where neither is possible: refused, and told why")
    void neitherIsPossible() throws Exception {
        Files.setPosixFilePermissions(temporary, PosixFilePermissions.fromString("rwx------"));
        try (var other = OtherServer.start(List.of(), withoutUnshare(), classPath, data)) {
            assertThat(other.greeting).startsWith("refused").contains("cannot reach");
        }
    }

    /// A place for programs where `unshare` fails, as in many containers.
    private String withoutUnshare() throws IOException {
        var programs = Files.createDirectories(shared.resolve("programs"));
        var unshare = programs.resolve("unshare");
        Files.writeString(unshare, "#!/bin/sh\nexit 1\n");
        Files.setPosixFilePermissions(unshare, PosixFilePermissions.fromString("rwxr-xr-x"));
        return programs + ":" + System.getenv("PATH");
    }

    private static boolean isRoot() throws IOException {
        return owner(Path.of("/proc/self")) == Identity.ROOT;
    }

    private static int owner(Path path) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:uid");
    }
}
