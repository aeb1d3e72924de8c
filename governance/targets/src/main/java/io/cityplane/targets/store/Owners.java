package io.cityplane.targets.store;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/// Whose a thing is, in three columns.
final class Owners {

    private Owners() {}

    static Ownership of(ResultSet row) throws SQLException {
        return new Ownership(
                some(row.getString("own_department")).map(Department::new),
                some(row.getString("own_district")).map(District::new),
                Clearance.valueOf(row.getString("classification")));
    }

    private static Optional<String> some(String text) {
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }

    static String department(Ownership owned) {
        return owned.department().map(Department::value).orElse("");
    }

    static String district(Ownership owned) {
        return owned.district().map(District::code).orElse("");
    }
}
