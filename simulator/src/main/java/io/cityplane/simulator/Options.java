package io.cityplane.simulator;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the command line asks for.
///
/// @param token empty if none was given, for a server that asks for none
record Options(
        URI server,
        Optional<String> token,
        int entities,
        int changesPerSecond,
        long seed,
        Life life) {

    /// How long the simulator runs.
    enum Life {
        UNTIL_TOLD,
        /// At most as long as the process that started it.
        WITH_PARENT
    }

    static final String USAGE =
            """
            Usage: cityplane-simulator --server URL [--token-file FILE] [--entities N]
                                       [--rate CHANGES_PER_SECOND] [--seed S] [--with-parent]

              --server URL       where the server is, such as http://localhost:8080
              --token-file FILE  holds the bearer token; else CITYPLANE_TOKEN in the environment;
                                 without either none is sent, which only an open server accepts
              --entities N       how many simulated entities, 1 to 1000000 (3000)
              --rate N           changed attributes per second, 1 to 100000 (200)
              --seed S           a whole number; the same seed makes the same city (42)
              --with-parent      end when the process that started it ends, however that ends
            """;

    private static final String TOKEN = "[A-Za-z0-9._~+/=:-]{1,4096}";

    /// What came of reading a command line.
    sealed interface Reading {
        record Understood(Options options) implements Reading {}

        record Help() implements Reading {}

        record NotUnderstood(String why) implements Reading {}
    }

    static Reading parse(List<String> arguments, Map<String, String> environment) {
        try {
            return arguments.contains("--help")
                    ? new Reading.Help()
                    : new Reading.Understood(understood(arguments, environment));
        } catch (Unclear e) {
            return new Reading.NotUnderstood(e.why);
        }
    }

    private static Options understood(List<String> arguments, Map<String, String> environment)
            throws Unclear {
        Optional<URI> server = Optional.empty();
        var token = Optional.ofNullable(environment.get("CITYPLANE_TOKEN")).map(String::strip);
        token = token.filter(secret -> !secret.isEmpty());
        int entities = 3_000;
        int changesPerSecond = 200;
        long seed = 42;
        var life = Life.UNTIL_TOLD;
        for (var left = arguments.iterator(); left.hasNext(); ) {
            var name = left.next();
            if (name.equals("--with-parent")) {
                life = Life.WITH_PARENT;
                continue;
            }
            var value = left.hasNext() ? left.next() : "";
            switch (name) {
                case "--server" -> server = Optional.of(server(value));
                case "--token-file" -> token = Optional.of(tokenIn(value));
                case "--entities" -> entities = (int) number(name, value, 1, 1_000_000);
                case "--rate" -> changesPerSecond = (int) number(name, value, 1, 100_000);
                case "--seed" -> seed = number(name, value, Long.MIN_VALUE, Long.MAX_VALUE);
                default -> throw new Unclear("There is no option " + name + ".");
            }
        }
        if (token.isPresent() && !token.get().matches(TOKEN)) {
            throw new Unclear("The token has characters that no bearer token has (RFC 6750).");
        }
        return new Options(
                server.orElseThrow(() -> new Unclear("--server URL is missing.")),
                token,
                entities,
                changesPerSecond,
                seed,
                life);
    }

    private static URI server(String value) throws Unclear {
        try {
            var uri = new URI(value);
            if (("http".equals(uri.getScheme()) || "https".equals(uri.getScheme()))
                    && uri.getHost() != null) {
                return uri;
            }
        } catch (URISyntaxException e) {
            // Answered below, like any other that is no address.
        }
        throw new Unclear("--server needs an address such as http://localhost:8080.");
    }

    private static String tokenIn(String file) throws Unclear {
        try {
            var token = Files.readString(Path.of(file)).strip();
            if (!token.isEmpty()) {
                return token;
            }
        } catch (IOException | InvalidPathException e) {
            throw new Unclear("The token file '" + file + "' cannot be read.");
        }
        throw new Unclear("The token file '" + file + "' is empty.");
    }

    private static long number(String name, String value, long least, long most) throws Unclear {
        try {
            var number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Answered below, like any other that is out of range.
        }
        throw new Unclear("%s needs a whole number from %d to %d.".formatted(name, least, most));
    }

    /// Leaves the reading of a command line; never leaves this class.
    private static final class Unclear extends Exception {

        private final String why;

        private Unclear(String why) {
            this.why = why;
        }
    }
}
