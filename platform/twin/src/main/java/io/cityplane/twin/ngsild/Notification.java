package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.twin.ChangeFeed.Changed;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Follow.What;
import io.cityplane.twin.ngsild.Representation.Format;
import io.cityplane.twin.ngsild.Subscription.Trigger;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/// The bodies of notifications (§5.3.1, §5.8.6).
final class Notification {

    private Notification() {}

    /// Tells of changes; no entity is among them twice.
    static byte[] ofChanges(Subscription subscription, List<Changed> changes, Instant now) {
        return write(
                subscription,
                now,
                json -> {
                    for (var change : changes) {
                        if (change.what() == What.DELETED) {
                            gone(json, subscription, change);
                        } else {
                            changed(json, subscription, change);
                        }
                    }
                });
    }

    /// Tells of everything there is.
    static byte[] ofAll(Subscription subscription, List<Entity> entities, Instant now) {
        return write(
                subscription,
                now,
                json -> {
                    var writer = writer(json, subscription);
                    for (var entity : entities) {
                        writer.write(withDatasets(subscription, entity));
                    }
                });
    }

    private static EntityWriter writer(JsonGenerator json, Subscription subscription) {
        return new EntityWriter(json, subscription.view(), MediaType.JSON, subscription.context());
    }

    private static byte[] write(Subscription subscription, Instant now, JsonText.Writing writing) {
        return JsonText.write(json -> {
            json.writeStartObject();
            if (subscription.endpoint().accept() == MediaType.LD_JSON) {
                json.writeFieldName("@context");
                json.writeRawValue(subscription.context().mention().json());
            }
            json.writeStringField("id", "urn:ngsi-ld:Notification:" + UUID.randomUUID());
            json.writeStringField("type", "Notification");
            json.writeStringField("subscriptionId", subscription.kept().id());
            json.writeStringField("notifiedAt", DateTimes.format(now));
            json.writeArrayFieldStart("data");
            writing.write(json);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static void gone(JsonGenerator json, Subscription subscription, Changed change)
            throws IOException {
        var context = subscription.context();
        json.writeStartObject();
        json.writeStringField("id", change.id().uri());
        json.writeFieldName("type");
        var types = change.types().stream().map(context::compact).toList();
        if (types.size() == 1) {
            json.writeString(types.getFirst());
        } else {
            Results.writeTexts(types, json);
        }
        json.writeStringField("deletedAt", DateTimes.format(change.at()));
        json.writeEndObject();
    }

    private static void changed(JsonGenerator json, Subscription subscription, Changed change)
            throws IOException {
        var view = subscription.view();
        var entity = withDatasets(subscription, change.entity());
        json.writeStartObject();
        if (view.projection().shows("id")) {
            json.writeStringField("id", entity.id().uri());
        }
        writer(json, subscription).writeMembers(entity);
        if (subscription.triggers().contains(Trigger.ATTRIBUTE_DELETED)) {
            var there =
                    entity.attributes().stream()
                            .map(attribute -> attribute.name())
                            .collect(Collectors.toSet());
            for (var name : change.removed()) {
                if (!there.contains(name) && view.shows(name)) {
                    json.writeFieldName(subscription.context().compact(name));
                    removed(json, view, change);
                }
            }
        }
        json.writeEndObject();
    }

    /// §5.8.6: the name and the NGSI-LD Null, unless the times are to be told.
    private static void removed(JsonGenerator json, View view, Changed change) throws IOException {
        var representation = view.representation();
        if (representation.format() == Format.SIMPLIFIED
                || representation.systemAttributes() == Representation.SystemAttributes.HIDDEN) {
            json.writeString(Words.NULL);
            return;
        }
        json.writeStartObject();
        json.writeStringField("type", "Property");
        json.writeStringField("value", Words.NULL);
        json.writeStringField("modifiedAt", DateTimes.format(change.at()));
        json.writeStringField("deletedAt", DateTimes.format(change.at()));
        json.writeEndObject();
    }

    private static Entity withDatasets(Subscription subscription, Entity entity) {
        var datasets = subscription.datasets();
        return datasets.isEmpty()
                ? entity
                : entity.withAttributes(
                        entity.attributes().stream()
                                .filter(attribute ->
                                        datasets.contains(
                                                attribute.dataset().orElse(Words.DEFAULT_INSTANCE)))
                                .toList());
    }
}
