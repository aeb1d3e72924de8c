package io.cityplane.twin;

import java.util.List;

/// Entities that are of the same types and have the same attributes.
///
/// @param types expanded
/// @param attributes of each such entity, a name once for each of its instances
/// @param count how many such entities a viewer may see, 1 or more
public record Alike(List<String> types, List<Member> attributes, long count) {

    /// An attribute's instance.
    ///
    /// @param name expanded
    public record Member(String name, Attribute.Kind kind) {}

    public Alike {
        types = List.copyOf(types);
        attributes = List.copyOf(attributes);
    }
}
