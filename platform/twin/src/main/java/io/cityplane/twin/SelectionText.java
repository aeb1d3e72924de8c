package io.cityplane.twin;

import java.util.Map;
import java.util.Set;

/// A choice of entities in NGSI-LD's own words, for who keeps one in a file or a form.
///
/// @param parameters by their names in GS CIM 009 §6.4.3.2: {@link #KNOWN}
public record SelectionText(Map<String, String> parameters) {

    public static final Set<String> KNOWN =
            Set.of(
                    "type", "id", "idPattern", "q", "scopeQ", "georel", "geometry", "coordinates",
                    "geoproperty");

    public SelectionText {
        parameters = Map.copyOf(parameters);
    }
}
