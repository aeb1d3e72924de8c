package io.cityplane.access.store;

import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toSet;

import io.cityplane.access.Grant;
import io.cityplane.access.Role;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Viewer.Clearance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A grant as columns hold it.
///
/// @param districts their codes, separated by commas
public record GrantRow(
        String role, @Nullable String department, String districts, String clearance) {

    static GrantRow of(Grant grant) {
        return new GrantRow(
                grant.role().name(),
                grant.department().map(Department::value).orElse(null),
                grant.districts().stream().map(District::code).sorted().collect(joining(",")),
                grant.clearance().name());
    }

    static Grant read(ResultSet row) throws SQLException {
        return new Grant(
                Role.valueOf(row.getString("role")),
                Optional.ofNullable(row.getString("department")).map(Department::new),
                Stream.of((String[]) row.getArray("districts").getArray())
                        .map(District::new)
                        .collect(toSet()),
                Clearance.valueOf(row.getString("clearance")));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static Optional<Instant> optionalInstant(ResultSet row, String column) throws SQLException {
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
    }
}
