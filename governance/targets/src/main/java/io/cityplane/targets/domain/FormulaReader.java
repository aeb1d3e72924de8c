package io.cityplane.targets.domain;

import io.cityplane.targets.Formula;
import io.cityplane.targets.Formula.Aggregate;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.SelectionReader;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads how a figure comes about out of a plan's file.
final class FormulaReader {

    static final Set<String> KNOWN =
            Set.of(
                    "type",
                    "id",
                    "id-pattern",
                    "q",
                    "scope",
                    "georel",
                    "geometry",
                    "coordinates",
                    "geoproperty",
                    "aggregate",
                    "value",
                    "divisor",
                    "meets",
                    "reports",
                    "alive-within");

    private static final String MILESTONE = "PlanMilestone";
    private static final Duration LONGEST_WINDOW = Duration.ofDays(366);

    private final SelectionReader selections;

    FormulaReader(SelectionReader selections) {
        this.selections = selections;
    }

    Optional<Formula> read(Yaml it) {
        it.allow(KNOWN);
        it.text("type");
        var aggregate = PlanReader.word(it, "aggregate", Aggregate.values(), Aggregate.COUNT);
        var value = it.find("value").map(CoreContext::expand);
        var divisor = it.find("divisor").map(CoreContext::expand);
        var meets = it.find("meets");
        require(it, "value", value, takenBy(aggregate));
        require(it, "divisor", divisor, takenBy(aggregate));
        require(it, "meets", meets, takenBy(aggregate));
        var within = it.find("alive-within", "length of time such as PT1H", Duration::parse);
        it.text("alive-within");
        if (within.filter(w -> w.isPositive() && w.compareTo(LONGEST_WINDOW) <= 0).isEmpty()) {
            it.fault(
                    "alive-within",
                    "the window is more than nothing, at most 366 days",
                    "Mend it.");
        }
        var reports = new HashSet<>(it.list("reports", "attribute's name", CoreContext::expand));
        var selection = selection(it, Optional.empty());
        check(it, "type", selection);
        meets.ifPresent(q -> check(it, "meets", selection(it, Optional.of(q))));
        return within.map(window ->
                new Formula(selection, aggregate, value, divisor, meets, reports, window));
    }

    /// Counts the one entity that stands for a milestone: `urn:ngsi-ld:PlanMilestone:<code>`.
    static Formula ofMilestone(String code) {
        return new Formula(
                Map.of("type", MILESTONE, "id", "urn:ngsi-ld:" + MILESTONE + ":" + code),
                Aggregate.COUNT,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Set.of(),
                LONGEST_WINDOW);
    }

    private static Set<String> takenBy(Aggregate aggregate) {
        return switch (aggregate) {
            case SUM, MEAN, LATEST -> Set.of("value");
            case RATIO -> Set.of("value", "divisor");
            case SHARE -> Set.of("meets");
            case COUNT -> Set.of();
        };
    }

    private static void require(Yaml it, String field, Optional<String> said, Set<String> taken) {
        var present = said.isPresent();
        var wanted = taken.contains(field);
        if (present != wanted) {
            it.fault(
                    present ? field : "aggregate",
                    wanted
                            ? "this aggregate takes '%s'".formatted(field)
                            : "this aggregate takes no '%s'".formatted(field),
                    "SUM, MEAN, RATIO and LATEST take a value, RATIO a divisor, SHARE what is"
                            + " met.");
        }
    }

    private static Map<String, String> selection(Yaml it, Optional<String> meets) {
        var parameters = new HashMap<String, String>();
        for (var name :
                new String[] {
                    "type", "id", "q", "georel", "geometry", "coordinates", "geoproperty"
                }) {
            it.find(name).ifPresent(text -> parameters.put(name, text));
        }
        it.find("id-pattern").ifPresent(text -> parameters.put("idPattern", text));
        it.find("scope").ifPresent(text -> parameters.put("scopeQ", text));
        meets.ifPresent(
                q -> parameters.merge("q", q, (own, more) -> "(" + own + ");(" + more + ")"));
        return Map.copyOf(parameters);
    }

    private void check(Yaml it, String field, Map<String, String> selection) {
        if (!selection.containsKey("type")) {
            return;
        }
        if (selections.read(selection) instanceof SelectionReader.Read.Wrong(String why)) {
            it.fault(
                    field,
                    "the selection cannot be read: " + why,
                    "See GS CIM 009 §4.9, §4.10, §4.17.");
        }
    }
}
