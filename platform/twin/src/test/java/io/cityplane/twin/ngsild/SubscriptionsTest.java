package io.cityplane.twin.ngsild;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.kernel.Caller;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.domain.CityTwin;
import io.cityplane.twin.domain.JournalInMemory;
import io.cityplane.twin.domain.LiveChanges;
import io.cityplane.twin.domain.TwinSettings;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Subscriptions over HTTP, and what their subscribers are told (§5.8).
class SubscriptionsTest {

    private final LiveChanges live = new LiveChanges(10_000);
    private final CityTwin city =
            CityTwin.open(
                    new JournalInMemory(),
                    TwinSettings.USUAL,
                    InstantSource.system(),
                    List.of(live));
    private final Mailbox mailbox = new Mailbox();
    private final TestSubscriptions store = new TestSubscriptions();
    private final ContextLibrary contexts = TestContexts.some();
    private final Subscriptions subscriptions = open();
    private final TestClient client =
            new TestClient(
                    new NgsiLdEndpoint(
                            NgsiLdDoors.of(city, contexts).with(subscriptions), Runnable::run),
                    "city");

    private Subscriptions open() {
        return Subscriptions.start(store, live, city, contexts, mailbox, InstantSource.system());
    }

    @AfterEach
    void close() {
        subscriptions.close();
        city.close();
    }

    private static String body(String rest) {
        return "{\"id\":\"urn:s:1\",\"type\":\"Subscription\",\"notification\":{\"endpoint\":{\"uri\":\"http://example.org/n\"}},"
                + rest
                + "}";
    }

    private void subscribe(TestClient as, String rest) {
        var answer = as.send("POST", "/subscriptions", body(rest));
        assertThat(answer.status()).as(TestClient.text(answer)).isEqualTo(201);
    }

    private void lamp(String id, int power) {
        var body = "{\"id\":\"%s\",\"type\":\"Lamp\",\"power\":%d}".formatted(id, power);
        assertThat(client.send("POST", "/entities", body).status()).isEqualTo(201);
    }

    private void power(String id, int power) {
        assertThat(
                        client.send(
                                        "PATCH",
                                        "/entities/" + id + "/attrs",
                                        "{\"power\":%d}".formatted(power))
                                .status())
                .isEqualTo(204);
    }

    @Test
    @DisplayName("each value is told, in order, however fast they come")
    void everyValue() throws InterruptedException {
        lamp("urn:l:1", 0);
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}],\"watchedAttributes\":[\"power\"]");
        for (var i = 1; i <= 300; i++) {
            power("urn:l:1", i);
        }

        var told = new ArrayList<Integer>();
        while (told.size() < 300) {
            var notification = mailbox.next();
            assertThat(notification.get("subscriptionId").textValue()).isEqualTo("urn:s:1");
            for (JsonNode entity : notification.get("data")) {
                told.add(entity.get("power").get("value").intValue());
            }
        }
        assertThat(told).isSorted().hasSize(300).contains(1, 300);
    }

    @Test
    @DisplayName("what does not meet the query is not told")
    void query() throws InterruptedException {
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}],\"q\":\"power>50\"");
        lamp("urn:l:weak", 10);
        lamp("urn:l:strong", 60);

        assertThat(mailbox.next().get("data").findValuesAsText("id"))
                .containsExactly("urn:l:strong");
    }

    @Test
    @DisplayName("a deletion is told to who asked for deletions")
    void deletion() throws InterruptedException {
        lamp("urn:l:1", 1);
        subscribe(
                client,
                "\"entities\":[{\"type\":\"Lamp\"}],\"notificationTrigger\":[\"entityDeleted\"]");
        power("urn:l:1", 2);
        client.send("DELETE", "/entities/urn:l:1", "");

        var told = mailbox.next().get("data").get(0);
        assertThat(told.get("id").textValue()).isEqualTo("urn:l:1");
        assertThat(told.has("deletedAt")).isTrue();
        assertThat(told.has("power")).isFalse();
    }

    @Test
    @DisplayName("who may not see an entity is told nothing of it")
    void restricted() throws InterruptedException {
        subscribe(client.as("transport"), "\"entities\":[{\"type\":\"Lamp\"}]");
        var inside = "{\"id\":\"urn:l:inside\",\"type\":\"Lamp\",\"power\":1}";
        assertThat(client.as("police").send("POST", "/entities", inside).status()).isEqualTo(201);
        lamp("urn:l:public", 1);

        assertThat(mailbox.next().get("data").findValuesAsText("id"))
                .containsExactly("urn:l:public");
    }

    @Test
    @DisplayName("another caller finds no such subscription, and a reader may not make one")
    void anothers() {
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}]");
        var other = client.as("transport");

        assertThat(other.get("/subscriptions/urn:s:1").status()).isEqualTo(404);
        assertThat(TestClient.body(other.get("/subscriptions")).isEmpty()).isTrue();
        assertThat(other.send("DELETE", "/subscriptions/urn:s:1", "").status()).isEqualTo(404);
        assertThat(other.send("PATCH", "/subscriptions/urn:s:1", "{\"isActive\":false}").status())
                .isEqualTo(404);
        assertThat(
                        client.as("reader")
                                .send(
                                        "POST",
                                        "/subscriptions",
                                        body("\"entities\":[{\"type\":\"Lamp\"}]"))
                                .status())
                .isEqualTo(403);
    }

    @Test
    @DisplayName("a paused one tells nothing until it is active again")
    void paused() throws InterruptedException {
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}],\"isActive\":false");
        assertThat(status()).isEqualTo("paused");
        lamp("urn:l:unheard", 1);
        assertThat(client.send("PATCH", "/subscriptions/urn:s:1", "{\"isActive\":true}").status())
                .isEqualTo(204);
        assertThat(status()).isEqualTo("active");
        lamp("urn:l:heard", 1);

        assertThat(mailbox.next().get("data").findValuesAsText("id"))
                .containsExactly("urn:l:heard");
    }

    private String status() {
        return TestClient.body(client.get("/subscriptions/urn:s:1")).get("status").textValue();
    }

    @Test
    @DisplayName("how notifications fare is told with the subscription")
    void fate() throws InterruptedException {
        mailbox.take(false);
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}]");
        lamp("urn:l:1", 1);
        mailbox.next();

        var deadline = System.nanoTime() + 20_000_000_000L;
        var told = notification();
        while (!told.has("timesFailed") && System.nanoTime() < deadline) {
            Thread.onSpinWait();
            told = notification();
        }
        assertThat(told.get("status").textValue()).isEqualTo("failed");
        assertThat(told.get("timesSent").intValue()).isEqualTo(1);
        assertThat(told.has("lastFailure")).isTrue();
    }

    private JsonNode notification() {
        return TestClient.body(client.get("/subscriptions/urn:s:1")).get("notification");
    }

    @Test
    @DisplayName("one with an interval tells of everything there is, again and again")
    void interval() throws InterruptedException {
        lamp("urn:l:1", 1);
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}],\"timeInterval\":0.2");

        assertThat(mailbox.next().get("data").findValuesAsText("id")).containsExactly("urn:l:1");
        assertThat(mailbox.next().get("data").findValuesAsText("id")).containsExactly("urn:l:1");
    }

    @Test
    @DisplayName("after a restart it goes on")
    void restart() throws InterruptedException {
        subscribe(client, "\"entities\":[{\"type\":\"Lamp\"}]");
        subscriptions.close();
        try (var again = open()) {
            assertThat(again.list(Tenant.DEFAULT, Caller.theCity())).hasSize(1);
            lamp("urn:l:1", 1);
            assertThat(mailbox.next().get("data").findValuesAsText("id"))
                    .containsExactly("urn:l:1");
        }
    }

    @Test
    @DisplayName("what is no subscription, or asks for what we have not, is refused in words")
    void refused() {
        var entities = "\"entities\":[{\"type\":\"Lamp\"}]";
        for (var wrong :
                List.of(
                        "\"colour\":1",
                        "\"description\":\"about nothing\"",
                        "\"entities\":[]",
                        entities + ",\"watchedAttributes\":[]",
                        entities + ",\"throttling\":-1",
                        entities + ",\"timeInterval\":5,\"throttling\":5",
                        entities + ",\"timeInterval\":5,\"watchedAttributes\":[\"a\"]",
                        entities + ",\"expiresAt\":\"2000-01-01T00:00:00Z\"",
                        entities + ",\"notificationTrigger\":[\"now\"]",
                        entities + ",\"isActive\":\"yes\"",
                        entities + ",\"q\":\"power>>\"")) {
            assertThat(client.send("POST", "/subscriptions", body(wrong)).status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        for (var uri : List.of("mqtt://example.org/a")) {
            assertThat(toEndpoint("{\"uri\":\"" + uri + "\"}")).isEqualTo(422);
        }
        for (var endpoint :
                List.of(
                        "{}",
                        "{\"uri\":\"file:///etc/passwd\"}",
                        "{\"uri\":\"http://user:secret@example.org/\"}",
                        "{\"uri\":\"http://example.org/\",\"receiverInfo\":[{\"key\":\"Host\",\"value\":\"x\"}]}",
                        "{\"uri\":\"http://example.org/\",\"receiverInfo\":[{\"key\":\"A\",\"value\":\"x\\r"
                                + "\\n"
                                + "B: y\"}]}",
                        "{\"uri\":\"http://example.org/\",\"timeout\":0}")) {
            assertThat(toEndpoint(endpoint)).as(endpoint).isEqualTo(400);
        }
    }

    private int toEndpoint(String endpoint) {
        return client.send(
                        "POST",
                        "/subscriptions",
                        "{\"type\":\"Subscription\",\"entities\":[{\"type\":\"Lamp\"}],\"notification\":{\"endpoint\":"
                                + endpoint
                                + "}}")
                .status();
    }
}
