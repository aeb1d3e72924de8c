package io.cityplane.access.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.access.Audit;
import io.cityplane.kernel.Page;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A page of the audit.
///
/// @param next what to give as `before` for the page that follows; absent on the last one
@JsonInclude(Include.NON_NULL)
record AuditsJson(List<AuditJson> audits, @Nullable Long next) {

    static AuditsJson of(Page<Audit> page) {
        var audits = page.items().stream().map(AuditJson::of).toList();
        return new AuditsJson(audits, page.more() ? audits.getLast().id() : null);
    }

    /// One audit.
    ///
    /// @param deed such as `sign_in`
    /// @param result `done` or `refused`
    record AuditJson(
            long id,
            Instant at,
            int by,
            String byName,
            String deed,
            String on,
            String detail,
            String address,
            String result) {

        private static AuditJson of(Audit audit) {
            return new AuditJson(
                    audit.id(),
                    audit.at(),
                    audit.by(),
                    audit.byName(),
                    Fields.word(audit.deed()),
                    audit.on(),
                    audit.detail(),
                    audit.address(),
                    Fields.word(audit.result()));
        }
    }
}
