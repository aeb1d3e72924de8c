package io.cityplane.targets.store;

import io.cityplane.targets.Correction;
import io.cityplane.targets.Filing;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Signatory;
import io.cityplane.targets.domain.Cell;
import io.cityplane.targets.domain.DayStore;
import io.cityplane.targets.domain.Sums;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.BindMethods;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/// Published days in PostgreSQL.
@RegisterRowMapper(PostgresDays.Row.class)
@RegisterRowMapper(PostgresDays.CorrectionRow.class)
public interface PostgresDays extends DayStore, SqlObject {

    @Override
    default void add(Published day, List<CellSums> cells) {
        insert(day, day.indicator().value());
        var batch =
                getHandle()
                        .prepareBatch(
                                """
                                INSERT INTO targets_day_sums (indicator, day, own_department,
                                    own_district, classification, district, department, measure,
                                    assets, valued, meeting, value, divisor, latest, latest_at)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """);
        for (var cell : cells) {
            var owned = cell.cell().ownership();
            cell.sums()
                    .forEach((measure, sums) -> {
                        var kept = sums.kept();
                        batch.add(
                                day.indicator().value(),
                                day.day(),
                                Owners.department(owned),
                                Owners.district(owned),
                                owned.classification().name(),
                                cell.cell().district(),
                                cell.cell().department(),
                                measure.name(),
                                kept.assets(),
                                kept.valued(),
                                kept.meeting(),
                                kept.value(),
                                kept.divisor(),
                                kept.latest(),
                                kept.latestAt());
                    });
        }
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    @SqlUpdate(
            """
            INSERT INTO targets_days (indicator, day, plan_version, known_at, taken_at, root)
            VALUES (:code, :it.day, :it.planVersion, :it.knownAt, :it.takenAt, :it.root)
            """)
    void insert(@BindMethods("it") Published day, String code);

    @Override
    default Optional<Published> find(IndicatorCode indicator, LocalDate day) {
        return find(indicator.value(), day);
    }

    @SqlQuery("SELECT * FROM targets_days WHERE indicator = :code AND day = :day")
    Optional<Published> find(String code, LocalDate day);

    @Override
    @SqlQuery("SELECT max(day) FROM targets_days")
    Optional<LocalDate> last();

    @Override
    default Map<LocalDate, List<CellSums>> sums(IndicatorCode indicator, LocalDate from) {
        var days = new TreeMap<LocalDate, Map<Cell, Map<Measure, Sums>>>();
        try (var query =
                getHandle()
                        .createQuery(
                                """
                                SELECT d.day AS on_day, s.* FROM targets_days d
                                LEFT JOIN targets_day_sums s USING (indicator, day)
                                WHERE indicator = :code AND day >= :from ORDER BY d.day
                                """)) {
            query.bind("code", indicator.value())
                    .bind("from", from)
                    .map((row, _) -> {
                        var cells =
                                days.computeIfAbsent(
                                        row.getObject("on_day", LocalDate.class),
                                        _ -> new HashMap<>());
                        if (row.getString("measure") != null) {
                            cells.computeIfAbsent(cell(row), _ -> new EnumMap<>(Measure.class))
                                    .put(Measure.valueOf(row.getString("measure")), sums(row));
                        }
                        return cells;
                    })
                    .list();
        }
        var told = new TreeMap<LocalDate, List<CellSums>>();
        days.forEach((day, cells) -> {
            var list = new ArrayList<CellSums>();
            cells.forEach((cell, sums) -> list.add(new CellSums(cell, Map.copyOf(sums))));
            told.put(day, list);
        });
        return told;
    }

    private static Cell cell(ResultSet row) throws SQLException {
        return new Cell(Owners.of(row), row.getString("district"), row.getString("department"));
    }

    private static Sums sums(ResultSet row) throws SQLException {
        return Sums.of(
                new Sums.Kept(
                        row.getLong("assets"),
                        row.getLong("valued"),
                        row.getLong("meeting"),
                        row.getBigDecimal("value"),
                        row.getBigDecimal("divisor"),
                        row.getBigDecimal("latest"),
                        row.getLong("latest_at")));
    }

    @Override
    default Correction add(Correction it) {
        var id =
                getHandle()
                        .createUpdate(
                                """
                                INSERT INTO targets_corrections (indicator, day, old_value, new_value,
                                    document, reason, caller, caller_name, recorded_at, signed,
                                    signature)
                                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                                """)
                        .bind(0, it.indicator().value())
                        .bind(1, it.day())
                        .bind(2, it.old().orElse(null))
                        .bind(3, it.value())
                        .bind(4, it.filing().document())
                        .bind(5, it.filing().reason())
                        .bind(6, it.by().number())
                        .bind(7, it.by().name())
                        .bind(8, it.at())
                        .bind(9, it.signed())
                        .bind(10, it.signature())
                        .executeAndReturnGeneratedKeys("id")
                        .mapTo(Long.class)
                        .one();
        return new Correction(
                id,
                it.indicator(),
                it.day(),
                it.old(),
                it.value(),
                it.filing(),
                it.by(),
                it.at(),
                it.signed(),
                it.signature());
    }

    @Override
    default List<Correction> corrections(IndicatorCode indicator) {
        return correctionsOf(indicator.value());
    }

    @SqlQuery("SELECT * FROM targets_corrections WHERE indicator = :code ORDER BY id")
    List<Correction> correctionsOf(String code);

    /// A row of `targets_days`.
    final class Row implements RowMapper<Published> {
        @Override
        public Published map(ResultSet row, StatementContext context) throws SQLException {
            return new Published(
                    new IndicatorCode(row.getString("indicator")),
                    row.getObject("day", LocalDate.class),
                    row.getInt("plan_version"),
                    Rows.instant(row, "known_at"),
                    Rows.instant(row, "taken_at"),
                    row.getString("root"));
        }
    }

    /// A row of `targets_corrections`.
    final class CorrectionRow implements RowMapper<Correction> {
        @Override
        public Correction map(ResultSet row, StatementContext context) throws SQLException {
            BigDecimal old = row.getBigDecimal("old_value");
            return new Correction(
                    row.getLong("id"),
                    new IndicatorCode(row.getString("indicator")),
                    row.getObject("day", LocalDate.class),
                    Optional.ofNullable(old),
                    row.getBigDecimal("new_value"),
                    new Filing(row.getString("document"), row.getString("reason")),
                    new Signatory(row.getInt("caller"), row.getString("caller_name")),
                    Rows.instant(row, "recorded_at"),
                    row.getString("signed"),
                    row.getString("signature"));
        }
    }
}
