package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cityplane.twin.SubscriptionStore.Fate;
import io.cityplane.twin.ngsild.Representation.SystemAttributes;
import io.cityplane.twin.ngsild.context.LdContext;
import java.io.IOException;
import java.time.Instant;
import java.util.Set;

/// Writes subscriptions as they came, with what the server says of them (Tables 5.2.12-2 and
/// 5.2.14.2-1).
record SubscriptionWriter(
        LdContext context, MediaType mediaType, SystemAttributes systemAttributes, Instant now) {

    private static final Set<String> OPTIONS = Set.of("sysAttrs");

    static SubscriptionWriter of(Work work, MediaType mediaType, Instant now) {
        var options = work.parameters().options(OPTIONS);
        return new SubscriptionWriter(
                work.context(),
                mediaType,
                options.isEmpty() ? SystemAttributes.HIDDEN : SystemAttributes.SHOWN,
                now);
    }

    void write(JsonGenerator json, Subscription subscription, Fate fate) throws IOException {
        var shown = subscription.body().deepCopy();
        new SubscriptionNames(subscription.context(), context).translate(shown);
        shown.put("status", subscription.status(now));
        if (!shown.has("jsonldContext") && !subscription.context().mention().address().isEmpty()) {
            shown.put("jsonldContext", subscription.context().mention().address());
        }
        if (shown.get("notification") instanceof ObjectNode notification) {
            tell(notification, fate);
        }
        if (systemAttributes == SystemAttributes.SHOWN) {
            shown.put("createdAt", DateTimes.format(subscription.kept().createdAt()));
            shown.put("modifiedAt", DateTimes.format(subscription.kept().modifiedAt()));
        }
        json.writeStartObject();
        if (mediaType == MediaType.LD_JSON) {
            json.writeFieldName("@context");
            json.writeRawValue(context.mention().json());
        }
        for (var member : shown.properties()) {
            json.writeFieldName(member.getKey());
            json.writeRawValue(member.getValue().toString());
        }
        json.writeEndObject();
    }

    private static void tell(ObjectNode notification, Fate fate) {
        if (fate.timesSent() == 0) {
            return;
        }
        notification.put("status", fate.isWell() ? "ok" : "failed");
        notification.put("timesSent", fate.timesSent());
        if (fate.timesFailed() > 0) {
            notification.put("timesFailed", fate.timesFailed());
        }
        fate.lastSent().ifPresent(at -> notification.put("lastNotification", DateTimes.format(at)));
        fate.lastSuccess().ifPresent(at -> notification.put("lastSuccess", DateTimes.format(at)));
        fate.lastFailure().ifPresent(at -> notification.put("lastFailure", DateTimes.format(at)));
    }
}
