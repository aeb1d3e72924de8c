package io.cityplane.access.domain;

import io.cityplane.access.Audit;
import io.cityplane.access.AuditQuery;
import io.cityplane.kernel.Page;

/// Where the audit is kept. It takes part in the transaction that runs on the thread.
public interface Audits {

    /// The id that an audit has before the table gives it one.
    long NEW = 0;

    void add(Audit audit);

    Page<Audit> list(AuditQuery query);
}
