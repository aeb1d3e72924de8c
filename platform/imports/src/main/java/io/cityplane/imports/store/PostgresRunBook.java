package io.cityplane.imports.store;

import io.cityplane.imports.Counts;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.RunSummary.State;
import io.cityplane.imports.domain.RunBook;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// The book of imports in PostgreSQL: the statements, which Jdbi runs on the thread's transaction.
@RegisterRowMapper(RunRow.class)
@RegisterRowMapper(SettledRow.class)
public interface PostgresRunBook extends RunBook {

    @Override
    @SqlQuery(
            """
            SELECT row, created, changed, unchanged FROM (
                SELECT * FROM imports_runs
                WHERE file_sha256 = :subject.fileSha256 AND mapping_sha256 = :subject.mappingSha256
                ORDER BY number DESC LIMIT 1) AS last
            WHERE state = 'INTERRUPTED'
            """)
    Optional<Settled> findInterrupted(@BindMethods("subject") Subject subject);

    @Override
    default int begin(
            Subject subject, String title, Ownership ownership, Settled from, Instant at) {
        return insert(
                subject,
                title,
                ownership.department().map(Department::value).orElse(null),
                ownership.district().map(District::code).orElse(null),
                ownership.classification().name(),
                from.row(),
                from.counts(),
                at);
    }

    @SqlQuery(
            """
            INSERT INTO imports_runs (mapping, mapping_sha256, title, file, file_sha256, department,
                district, classification, state, row, created, changed, unchanged, begun_at)
            VALUES (:subject.mapping, :subject.mappingSha256, :title, :subject.file,
                :subject.fileSha256, :department, :district, :classification, 'RUNNING', :row,
                :counts.created, :counts.changed, :counts.unchanged, :at)
            RETURNING number
            """)
    int insert(
            @BindMethods("subject") Subject subject,
            String title,
            @org.jspecify.annotations.Nullable String department,
            @org.jspecify.annotations.Nullable String district,
            String classification,
            long row,
            @BindMethods("counts") Counts counts,
            Instant at);

    @Override
    default void settled(int number, Settled settled) {
        update(number, settled.row(), settled.counts());
    }

    @SqlUpdate(
            """
            UPDATE imports_runs SET row = :row, created = :counts.created,
                changed = :counts.changed, unchanged = :counts.unchanged, read = :counts.read,
                refused = :counts.refused
            WHERE number = :number
            """)
    void update(int number, long row, @BindMethods("counts") Counts counts);

    @Override
    default void end(int number, State state, ImportReport report, Instant at) {
        end(number, state.name(), report.counts(), ReportJson.write(report), at);
    }

    @SqlUpdate(
            """
            UPDATE imports_runs SET state = :state, report = CAST(:report AS jsonb),
                read = :counts.read, refused = :counts.refused, ended_at = :at
            WHERE number = :number
            """)
    void end(
            int number,
            String state,
            @BindMethods("counts") Counts counts,
            String report,
            Instant at);

    @Override
    @SqlUpdate(
            "UPDATE imports_runs SET state = 'INTERRUPTED', ended_at = :at WHERE state = 'RUNNING'")
    void interruptAll(Instant at);

    @Override
    @SqlQuery("SELECT * FROM imports_runs ORDER BY number DESC LIMIT :most")
    List<Kept> list(int most);

    @Override
    @SqlQuery("SELECT * FROM imports_runs WHERE number = :number")
    Optional<Kept> find(int number);

    @Override
    default Optional<ImportReport> findReport(int number) {
        return reportText(number).map(ReportJson::read);
    }

    @SqlQuery("SELECT report FROM imports_runs WHERE number = :number AND report IS NOT NULL")
    Optional<String> reportText(int number);
}
