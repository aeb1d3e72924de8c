package io.cityplane.targets.domain;

import io.cityplane.targets.Indicator;
import io.cityplane.targets.Plan;
import io.cityplane.targets.PlanChange;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// What is different between two versions of a plan, field by field.
final class PlanDifference {

    private PlanDifference() {}

    static List<PlanChange> between(Plan before, Plan after) {
        var changes = new ArrayList<PlanChange>();
        compare("plan", fields(before), fields(after), changes);
        for (var indicator : before.indicators()) {
            var code = indicator.code();
            var then = after.find(code);
            if (then.isEmpty()) {
                changes.add(new PlanChange(code.value(), "", indicator.wording().zh(), ""));
            } else {
                compare(code.value(), fields(indicator), fields(then.get()), changes);
            }
        }
        for (var indicator : after.indicators()) {
            if (before.find(indicator.code()).isEmpty()) {
                changes.add(
                        new PlanChange(indicator.code().value(), "", "", indicator.wording().zh()));
            }
        }
        return changes;
    }

    private static void compare(
            String subject,
            Map<String, Object> before,
            Map<String, Object> after,
            List<PlanChange> changes) {
        before.forEach((field, was) -> {
            var is = Objects.requireNonNull(after.get(field));
            if (!was.equals(is)) {
                changes.add(new PlanChange(subject, field, text(was), text(is)));
            }
        });
    }

    private static String text(Object value) {
        return switch (value) {
            case java.util.Optional<?> some -> some.map(PlanDifference::text).orElse("");
            case java.math.BigDecimal number -> number.toPlainString();
            case io.cityplane.targets.Wording(String zh, String en) ->
                    zh.equals(en) ? zh : zh + " / " + en;
            case io.cityplane.kernel.Department department -> department.value();
            case Indicator.Checkpoint(var on, var number) -> on + " " + number.toPlainString();
            case java.util.Collection<?> list ->
                    String.join("; ", list.stream().map(PlanDifference::text).sorted().toList());
            case Map<?, ?> map ->
                    String.join(
                            "; ",
                            map.entrySet().stream()
                                    .map(it -> text(it.getKey()) + " " + text(it.getValue()))
                                    .sorted()
                                    .toList());
            case io.cityplane.kernel.District district -> district.code();
            case io.cityplane.targets.Formula formula -> formula.text();
            case io.cityplane.targets.Reorganisation(
                            var on,
                            var from,
                            var to,
                            var in,
                            var document) ->
                    "%s %s → %s %s %s".formatted(on, from.value(), to.value(), text(in), document);
            default -> value.toString();
        };
    }

    private static Map<String, Object> fields(Plan plan) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("name", plan.name());
        fields.put("title", plan.title());
        fields.put("document", plan.document());
        fields.put("from", plan.from());
        fields.put("until", plan.until());
        fields.put("zone", plan.zone());
        fields.put("departments", plan.departments());
        fields.put("reorganisations", plan.reorganisations());
        return fields;
    }

    private static Map<String, Object> fields(Indicator indicator) {
        var fields = new LinkedHashMap<String, Object>();
        fields.put("clause", indicator.clause());
        fields.put("name", indicator.name());
        fields.put("wording", indicator.wording());
        fields.put("unit", indicator.unit());
        fields.put("kind", indicator.kind());
        fields.put("direction", indicator.direction());
        fields.put("target", indicator.target());
        fields.put("due", indicator.due());
        fields.put("baseline", indicator.baseline());
        fields.put("milestones", indicator.milestones());
        fields.put("lead", indicator.lead());
        fields.put("supporting", indicator.supporting());
        fields.put("districts", indicator.split());
        fields.put("formula", indicator.formula());
        return fields;
    }
}
