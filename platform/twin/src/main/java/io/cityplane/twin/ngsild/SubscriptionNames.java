package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Names in a subscription's JSON, from one context into another. What stands in a query language
/// stays as it is.
record SubscriptionNames(LdContext from, LdContext into) {

    /// One name, and no selection of several.
    private static final Pattern ONE = Pattern.compile("[^|,;()*{}]+");

    private static final List<String> OF_NOTIFICATION = List.of("attributes", "pick", "omit");

    /// Changes the tree.
    void translate(ObjectNode subscription) {
        if (from == into) {
            return;
        }
        names(subscription.get("watchedAttributes"));
        for (var entity : subscription.path("entities")) {
            if (entity instanceof ObjectNode selector && selector.path("type").isTextual()) {
                selector.put("type", name(selector.get("type").textValue()));
            }
        }
        for (var member : OF_NOTIFICATION) {
            names(subscription.path("notification").get(member));
        }
    }

    private void names(@Nullable JsonNode list) {
        if (list instanceof ArrayNode names) {
            for (var i = 0; i < names.size(); i++) {
                if (names.get(i).isTextual()) {
                    names.set(i, new TextNode(name(names.get(i).textValue())));
                }
            }
        }
    }

    private String name(String name) {
        return switch (name) {
            case "id", "type", "scope" -> name;
            default -> ONE.matcher(name).matches() ? into.compact(from.expand(name)) : name;
        };
    }
}
