package io.cityplane.targets.domain;

import io.cityplane.targets.Plan;
import java.time.LocalDate;

/// Whose a thing is on a day, after all reorganisations until then.
record Departments(Plan plan, LocalDate on) {

    /// So often a department may pass to another; more is a circle.
    private static final int MOST_STEPS = 32;

    /// @param department as the thing itself says; empty for the city's own
    String of(String department, String district) {
        var now = department;
        for (var step = 0; step < MOST_STEPS; step++) {
            var before = now;
            now = next(before, district);
            if (now.equals(before)) {
                break;
            }
        }
        return now;
    }

    private String next(String department, String district) {
        return plan.reorganisations().stream()
                .filter(it -> !it.on().isAfter(on))
                .filter(it -> it.from().value().equals(department))
                .filter(it ->
                        it.districts().isEmpty()
                                || it.districts().stream()
                                        .anyMatch(in -> in.code().equals(district)))
                .map(it -> it.to().value())
                .findFirst()
                .orElse(department);
    }
}
