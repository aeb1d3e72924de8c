package io.cityplane.twin;

import java.util.List;
import java.util.Optional;

/// What entities have in common that differ in nothing but their ids, values and times: one such
/// thing stands for many entities, so that whoever tells of them can keep ready by it what is the
/// same for all. Compared by identity.
public final class Layout {

    private final List<String> types;
    private final List<Member> members;

    /// @param types expanded
    public Layout(List<String> types, List<Member> members) {
        this.types = List.copyOf(types);
        this.members = List.copyOf(members);
    }

    public List<String> types() {
        return types;
    }

    /// The attributes in the order in which an {@link Entity} has them.
    public List<Member> members() {
        return members;
    }

    /// An instance of an attribute, apart from what it says.
    ///
    /// @param name expanded
    public record Member(
            String name,
            Attribute.Kind kind,
            Optional<String> dataset,
            Optional<String> unitCode,
            Form form,
            Parts parts) {}

    /// What the value is.
    public enum Form {
        NUMBER,
        TEXT,
        TRUTH,
        JSON
    }

    /// What there is besides the value.
    ///
    /// @param isObserved whether it has a time of observation
    /// @param isNested whether it has attributes of its own
    public record Parts(boolean isObserved, boolean isNested) {}
}
