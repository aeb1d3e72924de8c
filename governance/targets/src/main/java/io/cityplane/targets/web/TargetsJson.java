package io.cityplane.targets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.kernel.Department;
import io.cityplane.targets.Asset;
import io.cityplane.targets.AssetRecord;
import io.cityplane.targets.Breakdown;
import io.cityplane.targets.CountState;
import io.cityplane.targets.DayFigure;
import io.cityplane.targets.Figure;
import io.cityplane.targets.Formula;
import io.cityplane.targets.Indicator;
import io.cityplane.targets.Indicator.Checkpoint;
import io.cityplane.targets.Measure;
import io.cityplane.targets.Pace;
import io.cityplane.targets.Plan;
import io.cityplane.targets.PlanChange;
import io.cityplane.targets.PlanVersion;
import io.cityplane.targets.Progress;
import io.cityplane.targets.Standing;
import io.cityplane.targets.Wording;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What the room tells in JSON.
final class TargetsJson {

    private TargetsJson() {}

    record OverviewJson(
            boolean counting,
            Instant asOf,
            @Nullable PlanJson plan,
            List<ProgressJson> indicators) {}

    /// @param departments their names by their short names
    record PlanJson(
            int version,
            String name,
            Wording title,
            String document,
            LocalDate from,
            LocalDate until,
            Map<String, Wording> departments,
            String filedBy,
            String reason,
            String by,
            Instant at) {

        static PlanJson of(PlanVersion version) {
            Plan plan = version.plan();
            var departments = new TreeMap<String, Wording>();
            plan.departments().forEach((key, name) -> departments.put(key.value(), name));
            return new PlanJson(
                    version.number(),
                    plan.name(),
                    plan.title(),
                    plan.document(),
                    plan.from(),
                    plan.until(),
                    departments,
                    version.filing().document(),
                    version.filing().reason(),
                    version.by().name(),
                    version.at());
        }
    }

    record StandingJson(long assets, @Nullable BigDecimal value) {
        static StandingJson of(Standing standing) {
            return new StandingJson(
                    standing.assets(), standing.value().map(Words::plain).orElse(null));
        }
    }

    /// By measure, in words.
    static Map<String, StandingJson> figure(Figure figure) {
        var told = new java.util.LinkedHashMap<String, StandingJson>();
        for (var measure : Measure.values()) {
            told.put(Words.word(measure), StandingJson.of(figure.by(measure)));
        }
        return told;
    }

    record CheckpointJson(LocalDate on, BigDecimal value) {
        static CheckpointJson of(Checkpoint it) {
            return new CheckpointJson(it.on(), Words.plain(it.value()));
        }
    }

    /// @param formula as one line; null where nothing measures it
    @JsonInclude(Include.NON_NULL)
    record IndicatorJson(
            String code,
            String clause,
            Wording name,
            Wording wording,
            Wording unit,
            String kind,
            String direction,
            @Nullable BigDecimal target,
            @Nullable LocalDate due,
            @Nullable CheckpointJson baseline,
            List<CheckpointJson> milestones,
            List<String> lead,
            List<String> supporting,
            Map<String, BigDecimal> districts,
            @Nullable String aggregate,
            @Nullable String formula,
            @Nullable String aliveWithin) {

        static IndicatorJson of(Indicator it) {
            var districts = new TreeMap<String, BigDecimal>();
            it.split().forEach((key, share) -> districts.put(key.code(), Words.plain(share)));
            return new IndicatorJson(
                    it.code().value(),
                    it.clause(),
                    it.name(),
                    it.wording(),
                    it.unit(),
                    Words.word(it.kind()),
                    Words.word(it.direction()),
                    it.target().map(Words::plain).orElse(null),
                    it.due().orElse(null),
                    it.baseline().map(CheckpointJson::of).orElse(null),
                    it.milestones().stream().map(CheckpointJson::of).toList(),
                    it.lead().stream().map(Department::value).toList(),
                    it.supporting().stream().map(Department::value).toList(),
                    districts,
                    it.formula().map(f -> Words.word(f.aggregate())).orElse(null),
                    it.formula().map(Formula::text).orElse(null),
                    it.formula().map(f -> f.aliveWithin().toString()).orElse(null));
        }
    }

    @JsonInclude(Include.NON_NULL)
    record PaceJson(
            @Nullable BigDecimal expected,
            @Nullable BigDecimal required,
            @Nullable BigDecimal actual,
            @Nullable ForecastJson forecast) {

        static PaceJson of(Pace pace) {
            return new PaceJson(
                    pace.expected().map(Words::plain).orElse(null),
                    pace.required().map(Words::plain).orElse(null),
                    pace.actual().map(Words::plain).orElse(null),
                    pace.forecast().map(ForecastJson::of).orElse(null));
        }
    }

    record ForecastJson(
            LocalDate on, BigDecimal middle, BigDecimal low, BigDecimal high, int days) {
        static ForecastJson of(Pace.Forecast it) {
            return new ForecastJson(
                    it.on(),
                    Words.plain(it.middle()),
                    Words.plain(it.low()),
                    Words.plain(it.high()),
                    it.days());
        }
    }

    record DayJson(LocalDate day, StandingJson published, StandingJson alive, String provenance) {
        static DayJson of(DayFigure it) {
            return new DayJson(
                    it.day(),
                    StandingJson.of(it.published()),
                    StandingJson.of(it.figure().by(Measure.ALIVE)),
                    Words.word(it.provenance()));
        }
    }

    record ProgressJson(
            IndicatorJson indicator,
            String status,
            Map<String, StandingJson> figure,
            PaceJson pace,
            List<DayJson> past) {
        static ProgressJson of(Progress it) {
            return new ProgressJson(
                    IndicatorJson.of(it.indicator()),
                    Words.word(it.status()),
                    TargetsJson.figure(it.figure()),
                    PaceJson.of(it.pace()),
                    it.past().stream().map(DayJson::of).toList());
        }
    }

    record PartJson(String key, Map<String, StandingJson> figure) {}

    record BreakdownJson(List<PartJson> districts, List<PartJson> departments) {
        static BreakdownJson of(Breakdown it) {
            return new BreakdownJson(parts(it.districts()), parts(it.departments()));
        }

        private static List<PartJson> parts(Map<String, Figure> figures) {
            var parts = new ArrayList<PartJson>();
            new TreeMap<>(figures)
                    .forEach((key, part) -> parts.add(new PartJson(key, TargetsJson.figure(part))));
            return parts;
        }
    }

    record GapJson(String code, List<PartJson> departments) {}

    record GapsJson(List<GapJson> indicators) {}

    record DetailJson(
            boolean counting, Instant asOf, ProgressJson progress, BreakdownJson breakdown) {
        static DetailJson of(CountState state, Progress progress, Breakdown breakdown) {
            return new DetailJson(
                    state.counting(),
                    state.asOf(),
                    ProgressJson.of(progress),
                    BreakdownJson.of(breakdown));
        }
    }

    @JsonInclude(Include.NON_NULL)
    record AssetJson(
            String id,
            String district,
            String department,
            @Nullable BigDecimal value,
            @Nullable LocalDate declaredOn,
            @Nullable LocalDate acceptedOn,
            String liveness,
            @Nullable Instant lastReport) {
        static AssetJson of(Asset it) {
            return new AssetJson(
                    it.id().uri(),
                    it.district(),
                    it.department(),
                    it.value().map(Words::plain).orElse(null),
                    it.declaredOn().orElse(null),
                    it.acceptedOn().orElse(null),
                    Words.word(it.liveness()),
                    it.lastReport().orElse(null));
        }
    }

    /// @param next the id behind which the next page begins; null at the end
    record AssetsJson(List<AssetJson> assets, @Nullable String next) {}

    @JsonInclude(Include.NON_NULL)
    record RecordJson(
            long id,
            String asset,
            String deed,
            LocalDate on,
            String document,
            String reason,
            @Nullable Long undoes,
            String by,
            Instant at) {
        static RecordJson of(AssetRecord it) {
            return new RecordJson(
                    it.id(),
                    it.asset().uri(),
                    Words.word(it.deed()),
                    it.on(),
                    it.filing().document(),
                    it.filing().reason(),
                    it.undoes().orElse(null),
                    it.by().name(),
                    it.at());
        }
    }

    /// What became of one asset of a list.
    ///
    /// @param entry what was recorded; null if it was refused
    /// @param why it was refused; null if it was recorded
    @JsonInclude(Include.NON_NULL)
    record EntryJson(String asset, @Nullable RecordJson entry, @Nullable String why) {}

    record EntriesJson(int recorded, int refused, List<EntryJson> entries) {}

    record ChangesJson(int before, int after, List<PlanChange> changes) {}

    record VersionsJson(List<PlanJson> versions) {}

    record LoadedJson(PlanJson plan, boolean changed, List<PlanChange> changes) {}
}
