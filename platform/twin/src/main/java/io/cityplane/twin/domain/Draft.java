package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Times;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// An entity while it is being changed.
final class Draft {

    private int heading;
    private List<String> scopes;
    private final long createdAt;
    private long modifiedAt;

    /// In {@link Intake#ORDER}.
    private final List<Attribute> attributes;

    Draft(int heading, List<String> scopes, long createdAt, long modifiedAt) {
        this.heading = heading;
        this.scopes = scopes;
        this.createdAt = createdAt;
        this.modifiedAt = modifiedAt;
        this.attributes = new ArrayList<>();
    }

    /// Puts it behind the others; used to read an entity back in its order.
    void add(Attribute attribute) {
        attributes.add(attribute);
    }

    void head(int newHeading, List<String> newScopes, long recordedAt) {
        heading = newHeading;
        scopes = newScopes;
        modifiedAt = recordedAt;
    }

    /// Replaces the instance of that name and dataset, which keeps the time of its creation, or
    /// adds one.
    void set(Attribute attribute, long recordedAt) {
        modifiedAt = recordedAt;
        var now = Micros.toInstant(recordedAt);
        var index = Collections.binarySearch(attributes, attribute, Intake.ORDER);
        if (index >= 0) {
            var createdAtFirst = attributes.get(index).times().createdAt();
            attributes.set(index, attribute.withTimes(new Times(createdAtFirst, now)));
        } else {
            attributes.add(-index - 1, attribute.withTimes(new Times(now, now)));
        }
    }

    void remove(Trait trait, long recordedAt) {
        modifiedAt = recordedAt;
        attributes.removeIf(attribute ->
                attribute.name().equals(trait.name())
                        && attribute.dataset().equals(trait.dataset()));
    }

    int heading() {
        return heading;
    }

    List<String> scopes() {
        return scopes;
    }

    long createdAt() {
        return createdAt;
    }

    long modifiedAt() {
        return modifiedAt;
    }

    List<Attribute> attributes() {
        return attributes;
    }
}
