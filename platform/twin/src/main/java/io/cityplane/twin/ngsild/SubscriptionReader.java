package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.SubscriptionStore.Kept;
import io.cityplane.twin.ngsild.Subscription.Trigger;
import io.cityplane.twin.ngsild.context.LdContext;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/// Reads subscriptions (§5.2.12 to §5.2.15); what they select by is read as a query is.
final class SubscriptionReader {

    private static final Set<String> MEMBERS =
            Set.of(
                    "@context",
                    "csf",
                    "datasetId",
                    "description",
                    "entities",
                    "expandValues",
                    "expiresAt",
                    "geoQ",
                    "id",
                    "isActive",
                    "jsonKeys",
                    "jsonldContext",
                    "lang",
                    "localOnly",
                    "ngsildConformance",
                    "notification",
                    "notificationTrigger",
                    "q",
                    "scopeQ",
                    "splitEntities",
                    "status",
                    "subscriptionName",
                    "throttling",
                    "timeInterval",
                    "type",
                    "watchedAttributes");
    private static final Set<String> OF_NOTIFICATION =
            Set.of(
                    "attributes",
                    "endpoint",
                    "format",
                    "join",
                    "joinLevel",
                    "lastFailure",
                    "lastNotification",
                    "lastSuccess",
                    "omit",
                    "pick",
                    "showChanges",
                    "status",
                    "sysAttrs",
                    "timesFailed",
                    "timesSent");

    /// Members that mean in a query what they mean here.
    private static final Set<String> OF_QUERY =
            Set.of("entities", "q", "geoQ", "scopeQ", "csf", "expandValues", "jsonKeys");

    private static final Set<String> STRINGS =
            Set.of("description", "subscriptionName", "jsonldContext", "lang", "q", "scopeQ");
    private static final double LONGEST_SECONDS = 366 * 86_400.0;

    private final Kept kept;
    private final ObjectNode body;
    private final LdContext context;

    private SubscriptionReader(Kept kept, ObjectNode body, LdContext context) {
        this.kept = kept;
        this.body = body;
        this.context = context;
    }

    /// @param found what may be seen of an entity that is linked to
    /// @throws Fault if the body is no subscription
    static Subscription read(
            Kept kept, LdContext context, Function<EntityId, Optional<Entity>> found) {
        var tree = JsonText.tree(kept.body().getBytes(StandardCharsets.UTF_8));
        if (!(tree instanceof ObjectNode body)) {
            throw ErrorType.BAD_REQUEST_DATA.fault("The body is a Subscription, an object");
        }
        return new SubscriptionReader(kept, body, context).read(found);
    }

    private Subscription read(Function<EntityId, Optional<Entity>> found) {
        requireMembers(body, MEMBERS, "A Subscription");
        if (!"Subscription".equals(body.path("type").textValue())) {
            throw wrong("The body's type is Subscription (§5.2.12)");
        }
        for (var name : STRINGS) {
            var member = body.path(name);
            if (!member.isMissingNode() && !member.isTextual()) {
                throw wrong("The member " + name + " is a string");
            }
        }
        var conformance = body.path("ngsildConformance");
        if (!conformance.isMissingNode() && !conformance.asText().startsWith("1.9")) {
            throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                    "Notifications are told in version 1.9 alone");
        }
        var isLocal = truth(body, "localOnly", false);
        var watched = names("watchedAttributes");
        if (!body.has("entities") && watched.isEmpty() && !isLocal) {
            throw wrong("A Subscription has entities or watchedAttributes (§5.2.12)");
        }
        var interval = seconds("timeInterval");
        var throttling = seconds("throttling");
        if (interval.isPresent() && (!watched.isEmpty() || throttling.isPresent())) {
            throw wrong(
                    "timeInterval goes neither with watchedAttributes nor throttling (§5.2.12)");
        }
        if (interval.isPresent() && !body.has("entities") && !isLocal) {
            throw wrong("timeInterval goes with entities (§5.2.12)");
        }
        var notification = body.path("notification");
        if (!(notification instanceof ObjectNode parameters)) {
            throw wrong("The member notification is an object (§5.2.14)");
        }
        requireMembers(parameters, OF_NOTIFICATION, "The member notification");
        var query = query();
        return new Subscription(
                kept,
                body,
                context,
                query,
                watched,
                triggers(),
                throttling,
                interval,
                expiresAt(),
                truth(body, "isActive", true),
                EndpointReader.read(parameters.path("endpoint")),
                view(parameters, found),
                datasets());
    }

    private EntityQuery query() {
        var query = JsonNodeFactory.instance.objectNode();
        query.put("type", "Query");
        for (var name : OF_QUERY) {
            if (body.has(name)) {
                query.set(name, body.get(name));
            }
        }
        var read =
                QueryBody.read(
                        query.toString().getBytes(StandardCharsets.UTF_8),
                        context,
                        Map.of("local", "true", "limit", "1000"));
        return new QueryReader(context, read.parameters()).query(read.selected());
    }

    private View view(ObjectNode notification, Function<EntityId, Optional<Entity>> found) {
        if (truth(notification, "showChanges", false)) {
            throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                    "showChanges is not supported yet (§5.2.14)");
        }
        if ("flat".equals(notification.path("join").textValue())) {
            throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                    "Notifications with join=flat are not supported yet (§5.2.14)");
        }
        var parameters = new HashMap<String, String>();
        list(notification, "attributes").ifPresent(all -> parameters.put("attrs", all));
        for (var name : List.of("pick", "omit")) {
            list(notification, name).ifPresent(all -> parameters.put(name, all));
        }
        requireDisjoint(notification);
        for (var name : List.of("format", "join", "joinLevel")) {
            var member = notification.path(name);
            if (!member.isMissingNode()) {
                if (!member.isValueNode() || member.isNull()) {
                    throw wrong("The member " + name + " is a single value (§5.2.14)");
                }
                parameters.put(name, member.asText());
            }
        }
        if (truth(notification, "sysAttrs", false)) {
            parameters.put("options", "sysAttrs");
        }
        if (body.has("lang")) {
            parameters.put("lang", body.path("lang").asText());
        }
        try {
            return QueryReader.view(context, Parameters.of(parameters), found);
        } catch (Fault fault) {
            // What is wrong in a parameter's word is wrong data here.
            throw wrong(fault.problem().detail());
        }
    }

    private static void requireDisjoint(ObjectNode notification) {
        var picked = new ArrayList<JsonNode>();
        notification.path("pick").forEach(picked::add);
        for (var omitted : notification.path("omit")) {
            if (picked.contains(omitted)) {
                throw wrong("pick and omit name the same member (§5.2.14)");
            }
        }
    }

    private Set<Trigger> triggers() {
        var given = body.path("notificationTrigger");
        if (given.isMissingNode()) {
            return EnumSet.of(Trigger.ATTRIBUTE_CREATED, Trigger.ATTRIBUTE_UPDATED);
        }
        if (!given.isArray() || given.isEmpty()) {
            throw wrong("The member notificationTrigger is a list of one trigger or more");
        }
        var triggers = EnumSet.noneOf(Trigger.class);
        for (var one : given) {
            switch (one.asText()) {
                case "entityCreated" -> triggers.add(Trigger.ENTITY_CREATED);
                case "entityDeleted" -> triggers.add(Trigger.ENTITY_DELETED);
                case "attributeCreated" -> triggers.add(Trigger.ATTRIBUTE_CREATED);
                case "attributeUpdated" -> triggers.add(Trigger.ATTRIBUTE_UPDATED);
                case "attributeDeleted" -> triggers.add(Trigger.ATTRIBUTE_DELETED);
                case "entityUpdated" -> {
                    triggers.add(Trigger.ATTRIBUTE_CREATED);
                    triggers.add(Trigger.ATTRIBUTE_UPDATED);
                    triggers.add(Trigger.ATTRIBUTE_DELETED);
                }
                default -> throw wrong(Words.quoted(one.asText()) + " is no trigger (§5.2.12)");
            }
        }
        return triggers;
    }

    private Optional<Instant> expiresAt() {
        var given = body.path("expiresAt");
        return given.isMissingNode()
                ? Optional.empty()
                : Optional.of(DateTimes.parse(given.isTextual() ? given.textValue() : ""));
    }

    private Optional<Duration> seconds(String name) {
        var given = body.path(name);
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        if (!given.isNumber() || !(given.doubleValue() > 0)) {
            throw wrong("The member " + name + " is a number of seconds, more than 0 (§5.2.12)");
        }
        var seconds = Math.min(given.doubleValue(), LONGEST_SECONDS);
        return Optional.of(Duration.ofMillis(Math.max(1, Math.round(seconds * 1_000))));
    }

    private Set<String> names(String name) {
        return list(body, name).map(all -> List.of(all.split(",", -1))).orElse(List.of()).stream()
                .map(each -> Words.attributeName(context, each))
                .collect(Collectors.toUnmodifiableSet());
    }

    private List<String> datasets() {
        var given = body.path("datasetId");
        if (given.isMissingNode()) {
            return List.of();
        }
        var all = given.isTextual() ? given.textValue() : list(body, "datasetId").orElse("");
        return QueryReader.datasets(Parameters.of(Map.of("datasetId", all)));
    }

    /// The strings of a list, with commas between.
    private static Optional<String> list(JsonNode object, String name) {
        var given = object.path(name);
        if (given.isMissingNode()) {
            return Optional.empty();
        }
        var texts = new ArrayList<String>();
        for (var one : given) {
            if (!one.isTextual() || one.textValue().isEmpty()) {
                throw wrong("The member " + name + " is a list of strings");
            }
            texts.add(one.textValue());
        }
        if (!given.isArray() || texts.isEmpty()) {
            throw wrong("The member " + name + " is a list of one string or more");
        }
        return Optional.of(String.join(",", texts));
    }

    static boolean truth(JsonNode object, String name, boolean otherwise) {
        var given = object.path(name);
        if (given.isMissingNode()) {
            return otherwise;
        }
        if (!given.isBoolean()) {
            throw wrong("The member " + name + " is true or false");
        }
        return given.booleanValue();
    }

    static void requireMembers(JsonNode object, Set<String> known, String what) {
        object.fieldNames()
                .forEachRemaining(name -> {
                    if (!known.contains(name)) {
                        throw wrong(what + " has no member " + Words.quoted(name));
                    }
                });
    }

    static Fault wrong(String detail) {
        return ErrorType.BAD_REQUEST_DATA.fault(detail);
    }
}
