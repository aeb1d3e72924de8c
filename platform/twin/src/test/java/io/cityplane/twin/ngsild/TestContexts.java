package io.cityplane.twin.ngsild;

import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.CityContexts;
import io.cityplane.twin.domain.ContextStore;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.Downloads;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// A library of contexts without network and database.
final class TestContexts {

    private TestContexts() {}

    /// Nothing can be downloaded.
    static ContextLibrary none() {
        return of(Map.of());
    }

    /// A city's context, one that names it, and what is no context.
    static ContextLibrary some() {
        return of(
                Map.of(
                        "https://example.org/city.jsonld",
                        """
                        {"@context": {
                            "ex": "https://example.org/",
                            "Lamp": "ex:Lamp",
                            "power": {"@id": "ex:power", "@type": "http://www.w3.org/2001/XMLSchema#double"},
                            "lane": {"@id": "ex:lane", "@type": "@id"},
                            "lit": "ex:lit",
                            "value": "ex:stolen"
                        }}
                        """,
                        "https://example.org/both.jsonld",
                        """
                        {"@context": ["city.jsonld",
                            "https://uri.etsi.org/ngsi-ld/v1/ngsi-ld-core-context-v1.6.jsonld"]}
                        """,
                        "https://example.org/circle.jsonld",
                        "{\"@context\": \"circle.jsonld\"}",
                        "https://example.org/page.html",
                        "<html></html>"));
    }

    /// @param documents what can be downloaded, by address
    static ContextLibrary of(Map<String, String> documents) {
        var clock = Clock.systemUTC();
        return new ContextLibrary(
                address ->
                        CompletableFuture.completedFuture(
                                download(address, documents.get(address))),
                CityContexts.open(new ForgetfulStore(), clock),
                clock);
    }

    private static Downloads.Download download(
            String address, @org.jspecify.annotations.Nullable String document) {
        return document == null
                ? new Downloads.Download.Failure(address + ": there is no network here")
                : new Downloads.Download.Document(document, java.util.Optional.empty());
    }

    /// Keeps nothing for a next start.
    private static final class ForgetfulStore implements ContextStore {

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
