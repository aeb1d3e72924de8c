package io.cityplane.access.web;

import static java.util.stream.Collectors.toSet;

import io.cityplane.access.AccountName;
import io.cityplane.access.Grant;
import io.cityplane.access.Role;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.TextId;
import io.cityplane.kernel.Viewer.Clearance;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// How grants and names are written in JSON: enums in lower case.
final class Fields {

    private static final String NAME_RULE =
            " has 1 to 48 letters, digits, '.', '_', ':' and '-', the first a letter or digit";

    private Fields() {}

    static AccountName account(String value) {
        if (!TextId.isWellFormed(value)) {
            throw Body.bad("an account's name" + NAME_RULE);
        }
        return new AccountName(value);
    }

    /// Without a clearance, that of every official; an administrator's is the highest there is.
    static Grant grant(Body body) {
        var role = role(body.text("role"));
        var usual = role == Role.ADMIN ? Clearance.CONFIDENTIAL : Clearance.INTERNAL;
        return new Grant(
                role,
                department(body),
                districts(body),
                body.has("clearance") ? clearance(body) : usual);
    }

    /// The grant before, but for the fields that the body has.
    static Grant changed(Grant before, Body body) {
        return new Grant(
                body.has("role") ? role(body.text("role")) : before.role(),
                body.has("department") ? department(body) : before.department(),
                body.has("districts") ? districts(body) : before.districts(),
                body.has("clearance") ? clearance(body) : before.clearance());
    }

    static Optional<Instant> instant(Body body, String field) {
        return body.findText(field)
                .map(text -> {
                    try {
                        return OffsetDateTime.parse(text).toInstant();
                    } catch (DateTimeException _) {
                        throw Body.bad(field + " is a time such as 2026-01-31T00:00:00Z");
                    }
                });
    }

    static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private static Role role(String value) {
        return one(Role.values(), value, "role is reader, department, operator or admin");
    }

    private static Clearance clearance(Body body) {
        return one(
                Clearance.values(),
                body.text("clearance"),
                "clearance is public, internal or confidential");
    }

    private static Optional<Department> department(Body body) {
        return body.findText("department")
                .map(value -> {
                    if (!TextId.isWellFormed(value)) {
                        throw Body.bad("department" + NAME_RULE);
                    }
                    return new Department(value);
                });
    }

    private static Set<District> districts(Body body) {
        return body.texts("districts").stream()
                .map(code -> {
                    if (!District.isWellFormed(code)) {
                        throw Body.bad(
                                "a district is six digits of GB/T 2260, or a lower-case" + " word");
                    }
                    return new District(code);
                })
                .collect(toSet());
    }

    private static <E extends Enum<E>> E one(E[] values, String word, String rule) {
        for (var value : values) {
            if (word(value).equals(word)) {
                return value;
            }
        }
        throw Body.bad(rule);
    }
}
