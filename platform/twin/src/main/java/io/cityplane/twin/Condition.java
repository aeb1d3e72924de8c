package io.cityplane.twin;

import java.util.List;
import java.util.Set;

/// What entities are chosen by: one language for queries, subscriptions, alarms and indicators.
/// Names are expanded. What a viewer may see is not in it; the twin adds that to every read.
public sealed interface Condition {

    Condition EVERYTHING = new All(List.of());

    /// All of these hold; none at all holds too.
    record All(List<Condition> parts) implements Condition {
        public All {
            parts = List.copyOf(parts);
        }
    }

    /// One of these holds at least.
    record Any(List<Condition> parts) implements Condition {
        public Any {
            parts = List.copyOf(parts);
        }
    }

    /// The type is among the entity's types.
    record OfType(String type) implements Condition {}

    /// It is this entity.
    record HasId(EntityId id) implements Condition {}

    /// The pattern is found in the entity's id.
    record IdMatches(TextPattern pattern) implements Condition {}

    /// There is something at the path (GS CIM 009 §4.9, existence).
    record Has(AttributePath path) implements Condition {}

    /// What is at the path is as expected.
    record Compares(AttributePath path, Expectation expected) implements Condition {}

    /// A relationship leads to an entity that the viewer sees and for which the condition holds
    /// (§4.9, linked entities).
    ///
    /// @param types of any of these is that entity; empty if of whichever
    record Linked(String relationship, Set<String> types, Condition there) implements Condition {
        public Linked {
            types = Set.copyOf(types);
        }
    }

    /// A geometry of the entity lies so to another one (§4.10).
    ///
    /// @param property the name of the GeoProperty; any of its instances counts
    record Lies(String property, GeoRelation relation, Geometry geometry) implements Condition {}

    /// One of the entity's scopes fits (§4.19).
    ///
    /// @param pattern such as `/Shenzhen/+/Parks`, `/Shenzhen/#` or `/#`
    record InScope(String pattern) implements Condition {}

    /// All of these conditions, without needless nesting.
    static Condition all(List<Condition> parts) {
        return parts.size() == 1 ? parts.getFirst() : new All(parts);
    }

    /// Any of these conditions, without needless nesting.
    static Condition any(List<Condition> parts) {
        return parts.size() == 1 ? parts.getFirst() : new Any(parts);
    }
}
