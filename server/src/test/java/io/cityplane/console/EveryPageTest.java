package io.cityplane.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.Twin;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Every page in both languages, both lights and on both screens. A new page is one more line in
/// {@link #PAGES}. Its pictures are in target/screenshots.
@QuarkusTest
@WithTestResource(CityToLookAt.class)
class EveryPageTest {

    /// A page in one of its states.
    private record Sight(String name, String address) {}

    /// What the browser itself complains of although all is well: who is not signed in yet asks who
    /// is, and the entity that is not there is asked for. It may tell so late that the next page is
    /// open already.
    private static final Pattern AS_IT_SHOULD_BE =
            Pattern.compile("status of 401 .*/api/session|status of 404 .*Vehicle(:|%3A)no");

    /// The first is seen by nobody in particular, the others by who is signed in.
    private static final List<Sight> PAGES =
            List.of(
                    new Sight("sign-in", "/signin"),
                    new Sight("overview", "/"),
                    new Sight(
                            "overview-picked",
                            "/?type=EVChargingStation,QuantumKiosk&entity=" + Sights.STATION),
                    new Sight("overview-list", "/?view=list&district=440304"),
                    new Sight("entities", "/entities?sort=heard&desc=1"),
                    new Sight("entities-none", "/entities?q=nothing-is-called-so"),
                    new Sight("entity", "/entities/" + Sights.AIR),
                    new Sight("entity-unknown", "/entities/urn:ngsi-ld:Vehicle:no"),
                    new Sight("imports", "/imports"),
                    new Sight("interface", "/interface"),
                    new Sight("parts", "/parts"),
                    new Sight("not-found", "/nowhere"));

    /// Who signed in with a password that somebody else gave, and must choose another.
    private static final String NEWCOMER =
            """
            {"account": "lin", "name": "林", "role": "reader", "districts": [],
              "clearance": "internal", "mustChangePassword": true}
            """;

    /// As many as the machines have cores on which this has to be quick.
    private static final int BROWSERS = 2;

    @Inject Twin twin;

    @BeforeAll
    static void start() {
        Chromium.assumeInstalled();
    }

    @BeforeEach
    void build() {
        Sights.build(twin);
    }

    @Test
    @DisplayName(
            "every page fits its screen, is translated, accessible and quiet, in every look of it")
    void everyPageIsSound() throws InterruptedException, ExecutionException {
        var looks = new ConcurrentLinkedQueue<>(Look.all());
        var server = TestedServer.address();
        var faults = new ArrayList<String>();
        try (var browsers = Executors.newFixedThreadPool(BROWSERS)) {
            List<Future<List<String>>> seen = new ArrayList<>();
            for (var i = 0; i < BROWSERS; i++) {
                seen.add(browsers.submit(() -> see(looks, server)));
            }
            for (var some : seen) {
                faults.addAll(some.get());
            }
        }
        assertThat(faults).isEmpty();
    }

    private static List<String> see(ConcurrentLinkedQueue<Look> looks, URI server) {
        var faults = new ArrayList<String>();
        try (var chromium = new Chromium()) {
            for (var look = looks.poll(); look != null; look = looks.poll()) {
                try (var visit = new Visit(chromium.as(look), server)) {
                    for (var page : PAGES) {
                        faults.addAll(see(visit, page, look));
                    }
                    visit.whoIs(NEWCOMER);
                    faults.addAll(see(visit, new Sight("new-password", "/"), look));
                }
            }
        }
        return faults;
    }

    private static List<String> see(Visit visit, Sight page, Look look) {
        var where = page.name() + "-" + look.name();
        if (!page.equals(PAGES.getFirst()) && !visit.isSignedIn()) {
            visit.signedIn(CityToLookAt.ACCOUNT, CityToLookAt.PASSWORD);
        }
        visit.open(page.address()).photographed(where);
        var faults = new ArrayList<>(visit.faults(look));
        visit.errors().stream()
                .filter(error -> !AS_IT_SHOULD_BE.matcher(error).find())
                .forEach(error -> faults.add("console: " + error));
        return faults.stream().map(fault -> where + ": " + fault).toList();
    }
}
