package io.cityplane.server;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.util.Optional;

/// `cityplane.*`: what the command line told the server.
@ConfigMapping(prefix = "cityplane")
public interface ServerSettings {

    /// Where the server keeps what is not in the database: snapshots, its own description.
    Optional<Path> dataDirectory();

    /// Whether everybody may do everything: for conformance runs, on loopback only.
    @WithDefault("CLOSED")
    Authorisation authorisation();

    /// The first administrator's password, if it is not to be a random one.
    Optional<String> adminPassword();

    Twin twin();

    /// `cityplane.twin.*`: the twin's limits.
    interface Twin {

        @WithDefault("2000000")
        int mostEntities();
    }

    enum Authorisation {
        CLOSED,
        OPEN
    }
}
