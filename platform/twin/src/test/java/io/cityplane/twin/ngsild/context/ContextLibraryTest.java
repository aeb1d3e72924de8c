package io.cityplane.twin.ngsild.context;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.CityContexts;
import io.cityplane.twin.domain.ContextStore;
import io.cityplane.twin.ngsild.context.ContextOutcome.Active;
import io.cityplane.twin.ngsild.context.ContextOutcome.Invalid;
import io.cityplane.twin.ngsild.context.ContextOutcome.NotAvailable;
import io.cityplane.twin.ngsild.context.Downloads.Download;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContextLibraryTest {

    private static final String ADDRESS = "https://example.org/c.jsonld";

    private final Network network = new Network();
    private Instant now = Instant.parse("2026-11-25T00:00:00Z");
    private final Clock clock = ((InstantSource) () -> now).withZone(ZoneOffset.UTC);
    private final ContextLibrary library =
            new ContextLibrary(network, CityContexts.open(new EmptyStore(), clock), clock);

    @Test
    @DisplayName("what is known is there at once, and was downloaded once")
    void cached() {
        network.put(ADDRESS, "urn:1");

        assertThat(expand()).isEqualTo("urn:1");
        assertThat(library.at(Tenant.DEFAULT, ADDRESS)).isCompleted();
        assertThat(network.asked).containsExactly(ADDRESS);
    }

    @Test
    @DisplayName("many who ask while it comes wait for one download")
    void singleFlight() {
        var first = library.at(Tenant.DEFAULT, ADDRESS);
        var second = library.of(Tenant.DEFAULT, "[\"" + ADDRESS + "\"]");
        assertThat(first).isNotDone();

        network.put(ADDRESS, "urn:1");
        network.deliver();

        assertThat(first.join()).isInstanceOf(Active.class);
        assertThat(second.join()).isInstanceOf(Active.class);
        assertThat(network.asked).containsExactly(ADDRESS);
    }

    @Test
    @DisplayName("when it has expired it is downloaded again, and what was made of it made anew")
    void expired() {
        network.put(ADDRESS, "urn:1");
        assertThat(expand()).isEqualTo("urn:1");
        network.put(ADDRESS, "urn:2");
        now = now.plus(Duration.ofMinutes(59));
        assertThat(expand()).isEqualTo("urn:1");
        now = now.plus(Duration.ofMinutes(2));
        assertThat(expand()).isEqualTo("urn:2");
    }

    @Test
    @DisplayName("one that cannot be renewed is used on, and tried again after a minute")
    void stale() {
        network.put(ADDRESS, "urn:1");
        assertThat(expand()).isEqualTo("urn:1");
        network.documents.clear();
        network.isDown = true;
        now = now.plus(Duration.ofHours(2));

        assertThat(expand()).isEqualTo("urn:1");
        assertThat(expand()).isEqualTo("urn:1");
        assertThat(network.asked).hasSize(2);

        now = now.plus(Duration.ofMinutes(1));
        network.put(ADDRESS, "urn:2");
        assertThat(expand()).isEqualTo("urn:2");
    }

    @Test
    @DisplayName("a reload that fails leaves what is there (5.13.5.4)")
    void reload() {
        network.put(ADDRESS, "urn:1");
        assertThat(expand()).isEqualTo("urn:1");
        var stored = stored();
        network.documents.put(ADDRESS, "no context");

        assertThat(library.reload(stored).join()).isPresent();
        assertThat(expand()).isEqualTo("urn:1");

        network.put(ADDRESS, "urn:2");
        assertThat(library.reload(stored).join()).isEmpty();
        assertThat(expand()).isEqualTo("urn:2");
        assertThat(stored().numberOfHits()).isEqualTo(3);
    }

    @Test
    @DisplayName("documents that name each other many times over are a few parts, not millions")
    void bomb() {
        for (var i = 0; i < 30; i++) {
            network.documents.put(
                    "https://example.org/" + i,
                    "{\"@context\": [\"%d\", \"%d\"]}".formatted(i + 1, i + 1));
        }
        network.documents.put("https://example.org/30", "{\"@context\": {}}");

        assertThat(library.at(Tenant.DEFAULT, "https://example.org/0").join())
                .isInstanceOf(Invalid.class);
    }

    @Test
    @DisplayName("what is not to be had is told with its address")
    void missing() {
        network.isDown = true;

        assertThat(library.at(Tenant.DEFAULT, ADDRESS).join())
                .isEqualTo(new NotAvailable(ADDRESS + " is down"));
    }

    @Test
    @DisplayName("no more than a thousand documents are kept")
    void bounded() {
        for (var i = 0; i < 1_100; i++) {
            var address = "https://example.org/many/" + i;
            network.put(address, "urn:" + i);
            now = now.plusMillis(1);
            assertThat(library.at(Tenant.DEFAULT, address).join()).isInstanceOf(Active.class);
        }
        assertThat(library.stored(Tenant.DEFAULT)).hasSize(DocumentCache.MOST_DOCUMENTS + 8);
    }

    private String expand() {
        return ((Active) library.at(Tenant.DEFAULT, ADDRESS).join()).context().expand("x");
    }

    private StoredContext stored() {
        return library.stored(Tenant.DEFAULT).stream()
                .filter(context -> context.address().equals(ADDRESS))
                .findFirst()
                .orElseThrow();
    }

    /// Answers at once with what it has; asked for anything else, it waits to be told.
    private static final class Network implements Downloads {

        private final Map<String, String> documents = new HashMap<>();
        private final List<String> asked = new ArrayList<>();
        private final Map<String, CompletableFuture<Download>> waiting = new HashMap<>();
        private boolean isDown;

        void put(String address, String iri) {
            documents.put(address, "{\"@context\": {\"x\": \"%s\"}}".formatted(iri));
        }

        void deliver() {
            Map.copyOf(waiting)
                    .forEach((address, download) -> download.complete(download(address)));
        }

        private Download download(String address) {
            return new Download.Document(documents.getOrDefault(address, ""), Optional.empty());
        }

        @Override
        public CompletableFuture<Download> get(String address) {
            asked.add(address);
            if (documents.containsKey(address)) {
                return CompletableFuture.completedFuture(download(address));
            }
            if (isDown) {
                return CompletableFuture.completedFuture(
                        new Download.Failure(address + " is down"));
            }
            return waiting.computeIfAbsent(address, _ -> new CompletableFuture<>());
        }
    }

    private static final class EmptyStore implements ContextStore {

        @Override
        public void insert(HostedContext context) {}

        @Override
        public void delete(Tenant tenant, String id) {}

        @Override
        public List<HostedContext> all() {
            return List.of();
        }
    }
}
