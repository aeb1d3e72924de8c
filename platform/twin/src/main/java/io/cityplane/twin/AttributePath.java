package io.cityplane.twin;

import java.util.List;

/// Where in an entity a value is (GS CIM 009 §4.9, `ValuePath`).
///
/// @param names expanded: the attribute, then of what of it; the last may be one that the core
///   context has for times and units, such as {@link #OBSERVED_AT}
/// @param members of the compound value, not expanded; or a language's tag, or `*` for any
public record AttributePath(List<String> names, List<String> members) {

    private static final String CORE = "https://uri.etsi.org/ngsi-ld/";

    public static final String OBSERVED_AT = CORE + "observedAt";
    public static final String CREATED_AT = CORE + "createdAt";
    public static final String MODIFIED_AT = CORE + "modifiedAt";
    public static final String UNIT_CODE = CORE + "unitCode";
    public static final String DATASET_ID = CORE + "datasetId";

    public AttributePath {
        names = List.copyOf(names);
        members = List.copyOf(members);
        if (names.isEmpty()) {
            throw new IllegalArgumentException("a path begins with a name");
        }
    }

    public static AttributePath of(String name) {
        return new AttributePath(List.of(name), List.of());
    }

    /// The attribute's name.
    public String first() {
        return names.getFirst();
    }

    public String last() {
        return names.getLast();
    }
}
