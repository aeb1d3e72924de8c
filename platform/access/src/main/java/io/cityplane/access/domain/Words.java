package io.cityplane.access.domain;

import static java.util.stream.Collectors.joining;

import io.cityplane.access.Account.Profile;
import io.cityplane.access.Grant;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import java.util.Locale;

/// What the audit says of a grant, on one line and without anybody's display name.
final class Words {

    private Words() {}

    static String describe(Profile profile) {
        return "%s, %s"
                .formatted(
                        profile.status().name().toLowerCase(Locale.ROOT),
                        describe(profile.grant()));
    }

    static String describe(Grant grant) {
        return "role %s, department %s, districts %s, clearance %s"
                .formatted(
                        grant.role().name().toLowerCase(Locale.ROOT),
                        grant.department().map(Department::value).orElse("all"),
                        grant.districts().isEmpty()
                                ? "all"
                                : grant.districts().stream()
                                        .map(District::code)
                                        .sorted()
                                        .collect(joining(" ")),
                        grant.clearance().name().toLowerCase(Locale.ROOT));
    }
}
