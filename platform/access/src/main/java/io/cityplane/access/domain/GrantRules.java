package io.cityplane.access.domain;

import io.cityplane.access.Grant;
import io.cityplane.access.Refusal;
import io.cityplane.access.Role;
import io.cityplane.kernel.Viewer.Clearance;
import java.util.Optional;

/// Which grants, and which names for those that have them, make sense.
final class GrantRules {

    private static final int LONGEST_NAME = 80;

    private GrantRules() {}

    static Optional<Refusal> refuse(Grant grant) {
        if (grant.role() == Role.DEPARTMENT && grant.department().isEmpty()) {
            return Optional.of(Refusal.DEPARTMENT_MISSING);
        }
        return grant.role() == Role.ADMIN && isConfined(grant)
                ? Optional.of(Refusal.ADMINISTRATOR_CONFINED)
                : Optional.empty();
    }

    static Optional<Refusal> refuseName(String name) {
        return name.isBlank()
                        || name.codePointCount(0, name.length()) > LONGEST_NAME
                        || name.codePoints().anyMatch(Character::isISOControl)
                ? Optional.of(Refusal.NAME_MALFORMED)
                : Optional.empty();
    }

    private static boolean isConfined(Grant grant) {
        return grant.department().isPresent()
                || !grant.districts().isEmpty()
                || grant.clearance() != Clearance.CONFIDENTIAL;
    }
}
