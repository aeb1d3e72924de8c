package io.cityplane.targets;

import java.util.Map;

/// A figure by where its assets lie and whose they are.
///
/// @param districts by the district's code; empty text for assets that name none
/// @param departments as they are organised on the day; empty text for the city's own
public record Breakdown(
        Figure city, Map<String, Figure> districts, Map<String, Figure> departments) {

    public Breakdown {
        districts = Map.copyOf(districts);
        departments = Map.copyOf(departments);
    }
}
