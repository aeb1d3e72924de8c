package io.cityplane.targets.store;

import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.Deed;
import io.cityplane.targets.Filing;
import io.cityplane.targets.Signatory;
import io.cityplane.targets.domain.RecordStore;
import io.cityplane.twin.EntityId;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.SqlObject;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.customizer.FetchSize;
import org.jdbi.v3.sqlobject.statement.SqlQuery;

/// Records of assets in PostgreSQL.
@RegisterRowMapper(PostgresRecords.Row.class)
public interface PostgresRecords extends RecordStore, SqlObject {

    int AT_ONCE = 10_000;

    @Override
    default List<AssetRecord> addAll(List<AssetRecord> records) {
        var batch =
                getHandle()
                        .prepareBatch(
                                """
                                INSERT INTO targets_records (entity, deed, effective_on, document,
                                    reason, undoes, caller, caller_name, recorded_at)
                                VALUES (:entity, :deed, :on, :document, :reason, :undoes, :caller,
                                    :name, :at)
                                """);
        for (var it : records) {
            batch.bind("entity", it.asset().uri())
                    .bind("deed", it.deed().name())
                    .bind("on", it.on())
                    .bind("document", it.filing().document())
                    .bind("reason", it.filing().reason())
                    .bind("undoes", it.undoes().orElse(null))
                    .bind("caller", it.by().number())
                    .bind("name", it.by().name())
                    .bind("at", it.at())
                    .add();
        }
        var ids = batch.executePreparedBatch("id").mapTo(Long.class).list();
        var written = new ArrayList<AssetRecord>(records.size());
        for (var i = 0; i < records.size(); i++) {
            written.add(records.get(i).withId(ids.get(i)));
        }
        return written;
    }

    @Override
    @SqlQuery("SELECT * FROM targets_records WHERE id = :id")
    Optional<AssetRecord> find(long id);

    @Override
    default List<AssetRecord> list(EntityId asset) {
        return of(asset.uri());
    }

    @SqlQuery("SELECT * FROM targets_records WHERE entity = :entity ORDER BY id")
    List<AssetRecord> of(String entity);

    @Override
    @FetchSize(AT_ONCE)
    @SqlQuery("SELECT * FROM targets_records ORDER BY id")
    void each(Consumer<AssetRecord> reader);

    /// A row of `targets_records`.
    final class Row implements RowMapper<AssetRecord> {
        @Override
        public AssetRecord map(ResultSet row, StatementContext context) throws SQLException {
            var undoes = row.getLong("undoes");
            return new AssetRecord(
                    row.getLong("id"),
                    new EntityId(row.getString("entity")),
                    Deed.valueOf(row.getString("deed")),
                    row.getObject("effective_on", LocalDate.class),
                    new Filing(row.getString("document"), row.getString("reason")),
                    undoes == 0 ? Optional.empty() : Optional.of(undoes),
                    new Signatory(row.getInt("caller"), row.getString("caller_name")),
                    Rows.instant(row, "recorded_at"));
        }
    }
}
