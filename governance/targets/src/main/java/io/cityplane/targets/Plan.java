package io.cityplane.targets;

import io.cityplane.kernel.Department;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a city has promised.
///
/// @param name of the plan, for as long as it lives
/// @param document the number of the document that it follows
/// @param zone whose days are meant
/// @param departments what they are called
/// @param reorganisations which department took over from which, and when
public record Plan(
        String name,
        Wording title,
        String document,
        LocalDate from,
        LocalDate until,
        ZoneId zone,
        Map<Department, Wording> departments,
        List<Reorganisation> reorganisations,
        List<Indicator> indicators) {

    public Plan {
        departments = Map.copyOf(departments);
        reorganisations = List.copyOf(reorganisations);
        indicators = List.copyOf(indicators);
    }

    public Optional<Indicator> find(IndicatorCode code) {
        return indicators.stream().filter(it -> it.code().equals(code)).findFirst();
    }
}
