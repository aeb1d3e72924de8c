package io.cityplane.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.simulator.Options.Reading;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OptionsTest {

    @Test
    @DisplayName("a server is all that is needed")
    void defaults() {
        assertThat(parse("--server", "http://localhost:8080"))
                .isEqualTo(
                        new Reading.Understood(
                                new Options(
                                        URI.create("http://localhost:8080"),
                                        Optional.empty(),
                                        3_000,
                                        200,
                                        42,
                                        Options.Life.UNTIL_TOLD)));
    }

    @Test
    @DisplayName("--with-parent stands alone, wherever it stands")
    void withParent() {
        var first = parse("--with-parent", "--server", "http://h", "--rate", "7");
        var last = parse("--server", "http://h", "--rate", "7", "--with-parent");

        assertThat(first).isEqualTo(last);
        assertThat(((Reading.Understood) last).options().life())
                .isEqualTo(Options.Life.WITH_PARENT);
    }

    @Test
    @DisplayName("a token file goes before the environment, and loses its line end")
    void token(@TempDir Path directory) throws IOException {
        var file = Files.writeString(directory.resolve("a token"), "from-file\n");
        var environment = Map.of("CITYPLANE_TOKEN", " from-environment ");
        var server = List.of("--server", "http://h");
        var both = List.of("--server", "http://h", "--token-file", file.toString());

        assertThat(token(Options.parse(server, environment))).contains("from-environment");
        assertThat(token(Options.parse(both, environment))).contains("from-file");
        assertThat(token(Options.parse(server, Map.of("CITYPLANE_TOKEN", "")))).isEmpty();
    }

    @Test
    @DisplayName("what is not understood is told in a sentence")
    void notUnderstood(@TempDir Path directory) throws IOException {
        var empty = Files.writeString(directory.resolve("empty"), "\n").toString();
        assertThat(why()).isEqualTo("--server URL is missing.");
        assertThat(why("--server")).contains("needs an address");
        assertThat(why("--server", "localhost:8080")).contains("needs an address");
        assertThat(why("--server", "http://h", "--rate", "0")).contains("1 to 100000");
        assertThat(why("--server", "http://h", "--entities", "many")).contains("whole number");
        assertThat(why("--server", "http://h", "--token-file", empty)).contains("is empty");
        assertThat(why("--server", "http://h", "--token-file", empty + "x"))
                .contains("cannot be read");
        assertThat(why("--speed", "9")).isEqualTo("There is no option --speed.");
        assertThat(
                        Options.parse(
                                List.of("--server", "http://h"), Map.of("CITYPLANE_TOKEN", "a\nb")))
                .isInstanceOf(Reading.NotUnderstood.class);
    }

    @Test
    @DisplayName("--help asks for help, whatever else there is")
    void help() {
        assertThat(parse("--nonsense", "--help")).isEqualTo(new Reading.Help());
    }

    private static Optional<String> token(Reading reading) {
        return ((Reading.Understood) reading).options().token();
    }

    private static String why(String... arguments) {
        return ((Reading.NotUnderstood) parse(arguments)).why();
    }

    private static Reading parse(String... arguments) {
        return Options.parse(List.of(arguments), Map.of());
    }
}
