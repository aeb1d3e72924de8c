package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;

/// Why a row becomes no entity. Thrown within {@link RowMapper} and nowhere else, so that a value
/// deep in a row can end it; it carries no stack.
final class Refusal extends RuntimeException {

    private final transient Why why;

    Refusal(Reason reason, String column, String what, String advice) {
        super(what, null, false, false);
        why = new Why(reason, column, what, advice);
    }

    Why why() {
        return why;
    }

    /// @param column empty if the row as a whole is at fault
    record Why(Reason reason, String column, String what, String advice) {}
}
