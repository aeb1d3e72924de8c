package io.cityplane.query.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.query.FactKey;
import io.cityplane.query.FactTable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers of `/api/facts`, as the console's `api/types.ts` has them too.
final class FactJson {

    private FactJson() {}

    /// Figures by groups.
    ///
    /// @param unit a code of UN/CEFACT Recommendation 20; absent if there is none
    /// @param zone whose hours and days the keys' moments begin
    @JsonInclude(Include.NON_NULL)
    record TableJson(
            List<String> by,
            List<RowJson> rows,
            int groups,
            long entities,
            long values,
            long leftOut,
            @Nullable String unit,
            String zone) {

        static TableJson of(FactTable table, String zone) {
            return new TableJson(
                    table.by(),
                    table.rows().stream().map(RowJson::of).toList(),
                    table.groups(),
                    table.counted().entities(),
                    table.counted().values(),
                    table.counted().leftOut(),
                    table.unit().orElse(null),
                    zone);
        }
    }

    /// A group's figure.
    ///
    /// @param before absent if nothing is compared
    /// @param change a share: 0.1 is ten percent more; absent where it cannot be said
    @JsonInclude(Include.NON_NULL)
    record RowJson(
            List<KeyJson> keys,
            double value,
            long count,
            @Nullable Double before,
            @Nullable Double change) {

        static RowJson of(FactTable.Row row) {
            return new RowJson(
                    row.keys().stream().map(KeyJson::of).toList(),
                    row.value(),
                    row.count(),
                    row.before().isPresent() ? row.before().getAsDouble() : null,
                    row.change().isPresent() ? row.change().getAsDouble() : null);
        }
    }

    /// What a group has in common, in words for both languages; nothing in it stands for a missing
    /// attribute.
    ///
    /// @param at of a step of time, its begin
    /// @param hour of the day
    /// @param entity the id of an entity
    @JsonInclude(Include.NON_NULL)
    record KeyJson(
            @Nullable Instant at,
            @Nullable Integer hour,
            @Nullable String entity,
            @Nullable String zh,
            @Nullable String en) {

        static KeyJson of(FactKey key) {
            return switch (key) {
                case FactKey.Moment(var begin) -> new KeyJson(begin, null, null, null, null);
                case FactKey.HourOfDay(var hour) -> new KeyJson(null, hour, null, null, null);
                case FactKey.Thing(var id, var name) -> {
                    var said = name.map(Label::of).orElseGet(() -> Label.ofId(id.uri()));
                    yield new KeyJson(null, null, id.uri(), said.zh(), said.en());
                }
                case FactKey.Said(var value) -> {
                    var said = Label.of(value);
                    yield new KeyJson(null, null, null, said.zh(), said.en());
                }
                case FactKey.Nothing() -> new KeyJson(null, null, null, null, null);
            };
        }
    }

    /// What can be asked about.
    ///
    /// @param type as the core context shortens it
    /// @param attributes likewise
    record TypeJson(String type, long count, List<AttributeJson> attributes) {}

    /// @param kind `PROPERTY`, `RELATIONSHIP` …
    record AttributeJson(String name, String kind) {}
}
