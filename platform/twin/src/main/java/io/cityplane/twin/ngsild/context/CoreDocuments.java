package io.cityplane.twin.ngsild.context;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The core context by the names of all its versions (§4.4). All mean that of 1.9, which has the
/// terms of the older ones; it is part of the server, and nothing is downloaded for it.
final class CoreDocuments {

    private static final String NAME = "uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context";
    private static final String ENDING = ".jsonld";

    private final List<Version> versions;

    private CoreDocuments(List<Version> versions) {
        this.versions = versions;
    }

    /// @param clock whose now is when they were stored
    static CoreDocuments at(Clock clock) {
        var now = clock.instant();
        return new CoreDocuments(
                List.of("-v1.9", "-v1.8", "-v1.7", "-v1.6", "-v1.5", "-v1.4", "-v1.3", "").stream()
                        .map(version -> Version.of("https://" + NAME + version + ENDING, now))
                        .toList());
    }

    /// Null if the address is another one.
    @Nullable Version find(String address) {
        if (address.indexOf(NAME) < 0) {
            return null;
        }
        var secure = address.startsWith("http://") ? "https://" + address.substring(7) : address;
        for (var version : versions) {
            if (version.context().mention().address().equals(secure)) {
                return version;
            }
        }
        return null;
    }

    List<Version> all() {
        return versions;
    }

    record Version(String id, LdContext context, Instant createdAt, Usage usage) {

        private static Version of(String address, Instant createdAt) {
            var context =
                    address.equals(LdContext.CORE_ADDRESS)
                            ? LdContext.CORE
                            : new LdContext(Definitions.NONE, Mention.of(address));
            return new Version(
                    UUID.nameUUIDFromBytes(
                                    address.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                            .toString(),
                    context,
                    createdAt,
                    new Usage());
        }

        StoredContext told() {
            return new StoredContext(
                    id,
                    context.mention().address(),
                    ContextKind.CACHED,
                    createdAt,
                    Optional.empty(),
                    usage.last(),
                    usage.hits());
        }
    }
}
