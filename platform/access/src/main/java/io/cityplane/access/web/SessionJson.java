package io.cityplane.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who is signed in.
///
/// @param name how to greet the person
/// @param department absent for the whole city
/// @param districts empty for all
/// @param mustChangePassword if so, everything but that change is refused
@JsonInclude(Include.NON_NULL)
record SessionJson(
        String account,
        String name,
        String role,
        @Nullable String department,
        List<String> districts,
        String clearance,
        boolean mustChangePassword) {

    static SessionJson of(Account account) {
        var grant = account.profile().grant();
        return new SessionJson(
                account.name().value(),
                account.profile().displayName(),
                Fields.word(grant.role()),
                grant.department().map(Department::value).orElse(null),
                grant.districts().stream().map(District::code).sorted().toList(),
                Fields.word(grant.clearance()),
                account.password() == Password.TO_BE_CHANGED);
    }
}
