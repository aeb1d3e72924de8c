package io.cityplane.targets.domain;

import io.cityplane.targets.Formula;
import io.cityplane.targets.Indicator;
import io.cityplane.twin.Condition;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.EntityQuery.Counting;
import io.cityplane.twin.SelectionReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// An indicator whose formula is ready to be asked of the twin.
///
/// @param meets of a share: what some meet, the selection included
record Compiled(
        Indicator indicator, Formula formula, EntityQuery selection, Optional<EntityQuery> meets) {

    /// Empty if the indicator has no formula.
    static Optional<Compiled> of(Indicator indicator, SelectionReader selections) {
        return indicator
                .formula()
                .map(formula ->
                        new Compiled(
                                indicator,
                                formula,
                                query(formula.selection(), selections),
                                formula.meets()
                                        .map(q ->
                                                query(
                                                        narrowed(formula.selection(), q),
                                                        selections))));
    }

    private static Map<String, String> narrowed(Map<String, String> selection, String q) {
        var parameters = new HashMap<>(selection);
        parameters.merge("q", q, (own, more) -> "(" + own + ");(" + more + ")");
        return Map.copyOf(parameters);
    }

    private static EntityQuery query(Map<String, String> text, SelectionReader selections) {
        return switch (selections.read(text)) {
            case SelectionReader.Read.Selected(EntityQuery query) -> query;
            case SelectionReader.Read.Wrong(String why) ->
                    throw new IllegalStateException("was read when it was loaded: " + why);
        };
    }

    boolean mayHold(List<String> types) {
        return selection.types().isEmpty() || types.stream().anyMatch(selection.types()::contains);
    }

    /// The same selection of some entities alone.
    static EntityQuery of(EntityQuery selection, List<EntityId> ids) {
        var wanted =
                selection.ids().isEmpty()
                        ? ids
                        : ids.stream().filter(selection.ids()::contains).toList();
        return wanted.isEmpty() ? none() : page(selection, wanted, 0, ids.size());
    }

    static EntityQuery page(EntityQuery selection, int offset, int limit) {
        return page(selection, selection.ids(), offset, limit);
    }

    private static EntityQuery page(
            EntityQuery selection, List<EntityId> ids, int offset, int limit) {
        return new EntityQuery(
                        ids,
                        selection.types(),
                        selection.attributes(),
                        offset,
                        limit,
                        Counting.NOT_COUNTED)
                .where(selection.where());
    }

    private static EntityQuery none() {
        return new EntityQuery(List.of(), Set.of(), Set.of(), 0, 0, Counting.NOT_COUNTED)
                .where(new Condition.Any(List.of()));
    }
}
