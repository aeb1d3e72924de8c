package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.twin.SubscriptionStore.Fate;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.LdContext;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Subscriptions over HTTP (§5.8.1 to §5.8.5).
final class SubscriptionOperations {

    private static final int USUAL_LIMIT = 20;
    private static final int HIGHEST_LIMIT = 1_000;

    private final Optional<Subscriptions> subscriptions;
    private final ContextLibrary contexts;
    private final Executor blocking;
    private final InstantSource clock;

    SubscriptionOperations(NgsiLdDoors doors, Executor blocking, InstantSource clock) {
        this.subscriptions = doors.subscriptions();
        this.contexts = doors.contexts();
        this.blocking = blocking;
        this.clock = clock;
    }

    private Subscriptions all() {
        return subscriptions.orElseThrow(() ->
                ErrorType.OPERATION_NOT_SUPPORTED.fault("No notifications are sent from here"));
    }

    /// §5.8.1, §6.10.3.1.
    CompletableFuture<NgsiLdAnswer> create(Work work, byte[] body) {
        work.parameters().onlyOf(Set.of("local"), Set.of());
        var all = all();
        var given = object(body, work);
        var id =
                given.has("id")
                        ? Words.uri(text(given, "id"))
                        : "urn:ngsi-ld:Subscription:" + UUID.randomUUID();
        given.put("id", id);
        return context(work, given)
                .thenApplyAsync(
                        context -> {
                            var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
                            var kept =
                                    new Kept(
                                            work.tenant(),
                                            id,
                                            work.caller().number(),
                                            Subscriptions.sight(work.caller()),
                                            given.toString(),
                                            context.mention().json(),
                                            now,
                                            now,
                                            Fate.NONE);
                            var subscription = all.read(kept, context);
                            requireFuture(subscription, now);
                            all.add(subscription);
                            return NgsiLdAnswer.ofStatus(201)
                                    .with("Location", Target.ROOT + "/subscriptions/" + id);
                        },
                        blocking);
    }

    /// §5.8.1.4: the one that notifications are to be told in, else the request's.
    private CompletableFuture<LdContext> context(Work work, ObjectNode given) {
        if (!given.has("jsonldContext")) {
            return CompletableFuture.completedFuture(work.context());
        }
        // Names of the body are still the request's; only that it can be had matters here.
        return contexts.at(work.tenant(), Words.uri(text(given, "jsonldContext")))
                .thenApply(RequestContexts::require)
                .thenApply(_ -> work.context());
    }

    private static void requireFuture(Subscription subscription, Instant now) {
        if (subscription.isExpired(now)) {
            throw ErrorType.BAD_REQUEST_DATA.fault("expiresAt is in the past (§5.8.1.4)");
        }
    }

    /// §5.8.3, §6.11.3.1.
    NgsiLdAnswer retrieve(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        work.parameters().onlyOf(Set.of("options"), Set.of());
        var delivery = find(work);
        return Results.resource(
                work,
                200,
                accepted,
                json ->
                        SubscriptionWriter.of(work, accepted, clock.instant())
                                .write(json, delivery.subscription(), delivery.fate()));
    }

    /// §5.8.4, §6.10.3.2.
    NgsiLdAnswer list(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters =
                work.parameters()
                        .onlyOf(Set.of("limit", "offset", "count", "local", "options"), Set.of());
        var limit = parameters.number("limit", USUAL_LIMIT);
        var offset = parameters.number("offset", 0);
        var counts = parameters.isTrue("count");
        if (limit > HIGHEST_LIMIT) {
            throw ErrorType.TOO_MANY_RESULTS.fault("The limit is at most " + HIGHEST_LIMIT);
        }
        if (limit == 0 && !counts) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The limit is 0 only with count=true (§6.3.13)");
        }
        var found = all().list(work.tenant(), work.caller());
        var page = found.stream().skip(offset).limit(limit).toList();
        var answer =
                Results.resource(
                        work,
                        200,
                        accepted,
                        json -> {
                            var writer = SubscriptionWriter.of(work, accepted, clock.instant());
                            json.writeStartArray();
                            for (var delivery : page) {
                                writer.write(json, delivery.subscription(), delivery.fate());
                            }
                            json.writeEndArray();
                        });
        var more = (long) offset + page.size() < found.size();
        for (var link : Pages.links(work, "subscriptions", offset, limit, more, accepted)) {
            answer = answer.with("Link", link);
        }
        return counts
                ? answer.with("NGSILD-Results-Count", Integer.toString(found.size()))
                : answer;
    }

    /// §5.8.2, §6.11.3.2. Names that the fragment brings are read with the request's context, what
    /// stands in a query is read with the subscription's.
    CompletableFuture<NgsiLdAnswer> update(Work work, byte[] body) {
        work.parameters().onlyOf(Set.of(), Set.of());
        var before = find(work).subscription();
        var fragment = object(body, work);
        if (fragment.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body names nothing to be changed");
        }
        if (fragment.has("id") && !before.kept().id().equals(fragment.path("id").textValue())) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The id of a subscription does not change");
        }
        new SubscriptionNames(work.context(), before.context()).translate(fragment);
        return context(work, fragment)
                .thenApplyAsync(
                        _ -> {
                            all().update(changed(work, before, fragment));
                            return NgsiLdAnswer.done();
                        },
                        blocking);
    }

    private Subscription changed(Work work, Subscription before, ObjectNode fragment) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var merged = before.body().deepCopy();
        for (var member : fragment.properties()) {
            if (Words.NULL.equals(member.getValue().textValue())) {
                merged.remove(member.getKey());
            } else {
                merged.set(member.getKey(), member.getValue());
            }
        }
        var old = before.kept();
        var kept =
                new Kept(
                        old.tenant(),
                        old.id(),
                        old.madeBy(),
                        old.madeBy() == work.caller().number()
                                ? Subscriptions.sight(work.caller())
                                : old.sight(),
                        merged.toString(),
                        old.context(),
                        old.createdAt(),
                        now,
                        old.fate());
        var subscription = all().read(kept, before.context());
        if (fragment.has("expiresAt")) {
            requireFuture(subscription, now);
        }
        return subscription;
    }

    /// §5.8.5, §6.11.3.3.
    CompletableFuture<NgsiLdAnswer> delete(Work work) {
        work.parameters().onlyOf(Set.of(), Set.of());
        var id = find(work).subscription().kept().id();
        return CompletableFuture.supplyAsync(
                () -> {
                    all().remove(work.tenant(), id);
                    return NgsiLdAnswer.done();
                },
                blocking);
    }

    private Delivery find(Work work) {
        var id = Words.uri(work.target().entity());
        return all().find(work.tenant(), id, work.caller())
                .orElseThrow(
                        () -> ErrorType.RESOURCE_NOT_FOUND.fault("There is no subscription " + id));
    }

    private static ObjectNode object(byte[] body, Work work) {
        if (!(JsonText.tree(body) instanceof ObjectNode object)) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body is a Subscription, an object");
        }
        if (object.has("@context") != (work.bodyType() == MediaType.LD_JSON)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "application/ld+json has its @context in the body, application/json has none"
                            + " there (§6.3.5)");
        }
        object.remove("@context");
        return object;
    }

    private static String text(ObjectNode object, String name) {
        var member = object.path(name);
        if (!member.isTextual()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The member " + name + " is a string");
        }
        return member.textValue();
    }
}
