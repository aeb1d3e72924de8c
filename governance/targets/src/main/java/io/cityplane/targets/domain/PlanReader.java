package io.cityplane.targets.domain;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.targets.Formula;
import io.cityplane.targets.Indicator;
import io.cityplane.targets.Indicator.Checkpoint;
import io.cityplane.targets.Indicator.Direction;
import io.cityplane.targets.Indicator.Kind;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Plan;
import io.cityplane.targets.PlanFault;
import io.cityplane.targets.Reorganisation;
import io.cityplane.targets.Wording;
import io.cityplane.twin.SelectionReader;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Reads a plan's file. Its language is described by `plan-1.schema.json` beside this class's
/// module, and in docs/standards/plan-file.md.
public final class PlanReader {

    static final Set<String> OF_PLAN =
            Set.of(
                    "cityplane-plan",
                    "name",
                    "title",
                    "document",
                    "from",
                    "until",
                    "zone",
                    "departments",
                    "reorganisations",
                    "indicators");
    static final Set<String> OF_INDICATOR =
            Set.of(
                    "code",
                    "clause",
                    "name",
                    "wording",
                    "unit",
                    "kind",
                    "direction",
                    "target",
                    "due",
                    "baseline",
                    "milestones",
                    "lead",
                    "supporting",
                    "districts",
                    "formula");
    static final Set<String> OF_REORGANISATION =
            Set.of("on", "from", "to", "districts", "document");
    private static final Set<String> OF_WORDING = Set.of("zh", "en");
    private static final Set<String> OF_CHECKPOINT = Set.of("on", "value");
    private static final String FORMAT = "1";

    private final List<PlanFault> faults = new ArrayList<>();
    private final FormulaReader formulas;

    private PlanReader(SelectionReader selections) {
        this.formulas = new FormulaReader(selections);
    }

    /// What was read.
    public sealed interface Read {
        record Understood(Plan plan) implements Read {}

        record Faulty(List<PlanFault> faults) implements Read {
            public Faulty {
                faults = List.copyOf(faults);
            }
        }
    }

    public static Read read(String source, SelectionReader selections) {
        var reader = new PlanReader(selections);
        var root = Yaml.read(source, reader.faults);
        if (!reader.faults.isEmpty()) {
            return new Read.Faulty(reader.faults);
        }
        var plan = reader.plan(root);
        return reader.faults.isEmpty() ? new Read.Understood(plan) : new Read.Faulty(reader.faults);
    }

    private Plan plan(Yaml root) {
        root.allow(OF_PLAN);
        if (!root.text("cityplane-plan").equals(FORMAT)) {
            root.fault(
                    "cityplane-plan",
                    "the format is " + FORMAT,
                    "Begin the file with `cityplane-plan: 1`.");
        }
        var from = root.find("from", "day", LocalDate::parse).orElse(LocalDate.EPOCH);
        var until = root.find("until", "day", LocalDate::parse).orElse(from);
        root.text("from");
        root.text("until");
        if (until.isBefore(from)) {
            root.fault("until", "the plan ends before it begins", "Mend one of the days.");
        }
        var departments = departments(root.fields("departments"));
        var indicators = new ArrayList<Indicator>();
        var codes = new HashSet<IndicatorCode>();
        root.each(
                "indicators",
                it -> {
                    var indicator = indicator(it, departments);
                    if (!codes.add(indicator.code())) {
                        it.fault("code", "two indicators have this code", "Choose another.");
                    }
                    indicators.add(indicator);
                });
        if (indicators.isEmpty()) {
            root.fault("indicators", "the plan promises nothing", "Write an indicator at least.");
        }
        var reorganisations = new ArrayList<Reorganisation>();
        root.each("reorganisations", it -> reorganisations.add(reorganisation(it, departments)));
        return new Plan(
                root.text("name"),
                wording(root, "title"),
                root.text("document"),
                from,
                until,
                root.find("zone", "time zone", ZoneId::of).orElse(ZoneId.of("Asia/Shanghai")),
                departments,
                reorganisations,
                indicators);
    }

    private Map<Department, Wording> departments(Yaml fields) {
        var departments = new HashMap<Department, Wording>();
        for (var name : fields.names()) {
            if (io.cityplane.kernel.TextId.isWellFormed(name)) {
                departments.put(new Department(name), wording(fields, name));
            } else {
                fields.fault(
                        name,
                        "'%s' is no department's short name".formatted(name),
                        "Take letters, digits and hyphens, such as `transport`.");
            }
        }
        return departments;
    }

    private Reorganisation reorganisation(Yaml it, Map<Department, Wording> known) {
        it.allow(OF_REORGANISATION);
        it.text("on");
        return new Reorganisation(
                it.find("on", "day", LocalDate::parse).orElse(LocalDate.EPOCH),
                department(it, "from", known),
                department(it, "to", known),
                Set.copyOf(it.list("districts", "district's code", District::new)),
                it.text("document"));
    }

    private static Department department(Yaml it, String field, Map<Department, Wording> known) {
        var department =
                it.find(field, "department's short name", Department::new)
                        .orElse(new Department("none"));
        it.text(field);
        requireKnown(it, field, List.of(department), known);
        return department;
    }

    private static List<Department> departments(
            Yaml it, String field, Map<Department, Wording> known) {
        var list = it.list(field, "department's short name", Department::new);
        requireKnown(it, field, list, known);
        return list;
    }

    private static void requireKnown(
            Yaml it, String field, List<Department> used, Map<Department, Wording> known) {
        for (var department : used) {
            if (!known.containsKey(department)) {
                it.fault(
                        field,
                        "the department '%s' has no name".formatted(department.value()),
                        "Name it under `departments`.");
            }
        }
    }

    private Indicator indicator(Yaml it, Map<Department, Wording> departments) {
        it.allow(OF_INDICATOR);
        it.text("code");
        var kind = word(it, "kind", Kind.values(), Kind.QUANTITY);
        var target = it.find("target", "number", BigDecimal::new);
        if (kind == Kind.QUANTITY && target.isEmpty()) {
            it.fault("code", "a quantity has a target", "Add `target`, or `kind: milestone`.");
        }
        if (kind == Kind.MILESTONE && target.isPresent()) {
            it.fault("target", "a milestone has no number", "Take it away.");
        }
        return new Indicator(
                it.find("code", "code of letters, digits and hyphens", IndicatorCode::new)
                        .orElse(new IndicatorCode("none")),
                it.text("clause"),
                wording(it, "name"),
                wording(it, "wording"),
                it.has("unit") ? wording(it, "unit") : new Wording("", ""),
                kind,
                word(it, "direction", Direction.values(), Direction.AT_LEAST),
                target,
                it.find("due", "day", LocalDate::parse),
                it.has("baseline")
                        ? java.util.Optional.of(checkpoint(it.fields("baseline")))
                        : java.util.Optional.empty(),
                checkpoints(it),
                departments(it, "lead", departments),
                departments(it, "supporting", departments),
                split(it.fields("districts")),
                formula(it, kind));
    }

    /// A milestone without a formula is reached when the city's own entity for it is accepted.
    private java.util.Optional<Formula> formula(Yaml it, Kind kind) {
        if (it.has("formula")) {
            return formulas.read(it.fields("formula"));
        }
        return kind == Kind.MILESTONE
                ? it.find("code").map(FormulaReader::ofMilestone)
                : java.util.Optional.empty();
    }

    private static List<Checkpoint> checkpoints(Yaml it) {
        var list = new ArrayList<Checkpoint>();
        it.each(
                "milestones",
                item -> {
                    var next = checkpoint(item);
                    if (!list.isEmpty() && !next.on().isAfter(list.getLast().on())) {
                        item.fault(
                                "on", "milestones stand in the order of their days", "Sort them.");
                    }
                    list.add(next);
                });
        return list;
    }

    private static Checkpoint checkpoint(Yaml item) {
        item.allow(OF_CHECKPOINT);
        item.text("on");
        item.text("value");
        return new Checkpoint(
                item.find("on", "day", LocalDate::parse).orElse(LocalDate.EPOCH),
                item.find("value", "number", BigDecimal::new).orElse(BigDecimal.ZERO));
    }

    private static Map<District, BigDecimal> split(Yaml fields) {
        var split = new HashMap<District, BigDecimal>();
        for (var code : fields.names()) {
            if (District.isWellFormed(code)) {
                fields.find(code, "number", BigDecimal::new)
                        .ifPresent(share -> split.put(new District(code), share));
            } else {
                fields.fault(
                        code,
                        "'%s' is no district".formatted(code),
                        "Take six digits of GB/T 2260 in quotation marks, or a lower-case word.");
            }
        }
        return split;
    }

    private static Wording wording(Yaml it, String field) {
        it.fields(field).allow(OF_WORDING);
        return new Wording(it.fields(field).text("zh"), it.fields(field).text("en"));
    }

    static <E extends Enum<E>> E word(Yaml it, String field, E[] values, E usual) {
        var text = it.find(field);
        if (text.isEmpty()) {
            return usual;
        }
        var words = new ArrayList<String>();
        for (var value : values) {
            var word = value.name().toLowerCase(Locale.ROOT).replace('_', '-');
            if (word.equals(text.get())) {
                return value;
            }
            words.add(word);
        }
        it.fault(
                field,
                "'%s' is none of %s".formatted(text.get(), String.join(", ", words)),
                "Write one of them.");
        return usual;
    }
}
