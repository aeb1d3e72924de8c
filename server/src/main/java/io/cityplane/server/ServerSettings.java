package io.cityplane.server;

import io.cityplane.twin.ngsild.context.DownloadRules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
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

    /// Whose days and hours are meant where nobody says: the city's, of the tz database.
    @WithDefault("Asia/Shanghai")
    ZoneId zone();

    Twin twin();

    /// `cityplane.twin.*`: the twin's limits.
    interface Twin {

        @WithDefault("2000000")
        int mostEntities();

        /// How often what has expired is deleted; it is not read any more before.
        @WithDefault("1s")
        Duration sweepEvery();

        /// How long after a snapshot of memory the next is taken, if anything was changed.
        @WithDefault("PT10M")
        Duration snapshotEvery();

        /// Whether the journal's beginning is dropped once two snapshots, the history's files and
        /// every follower are beyond it. A journal that is kept whole is a way back if every
        /// snapshot were damaged.
        @WithDefault("WHOLE")
        Beginning journal();

        /// After so many changes the next snapshot is taken in any case.
        @WithDefault("1000000")
        long snapshotAfterChanges();

        /// What the past may take in memory before it is in files; half of it is written at a time.
        @WithDefault("512")
        long historyMemoryMegabytes();
    }

    Contexts contexts();

    /// `cityplane.contexts.*`: from where JSON-LD contexts are downloaded that requests name.
    interface Contexts {

        /// Whether an address of loopback or of a private network may be named; for conformance
        /// runs, and where departments keep contexts inside.
        @WithDefault("REFUSED")
        DownloadRules.PrivateAddresses privateAddresses();

        /// The only hosts to download from; any if there are none.
        Optional<List<String>> allowedHosts();

        /// For one download, with its redirects.
        @WithDefault("10s")
        Duration downloadWithin();
    }

    Notifications notifications();

    /// `cityplane.notifications.*`: to where subscriptions may have notifications sent.
    interface Notifications {

        /// Whether to an address of loopback or of a private network; for conformance runs, and
        /// where departments receive inside.
        @WithDefault("REFUSED")
        DownloadRules.PrivateAddresses privateAddresses();

        /// The only hosts that are told anything; any if there are none.
        Optional<List<String>> allowedHosts();
    }

    NgsiLd ngsiLd();

    /// `cityplane.ngsi-ld.*`
    interface NgsiLd {

        /// Instances of one attribute in one answer of the temporal API.
        @WithDefault("10000")
        int mostInstances();
    }

    /// What becomes of the journal's beginning.
    enum Beginning {
        WHOLE,
        DROPPED
    }

    enum Authorisation {
        CLOSED,
        OPEN
    }
}
