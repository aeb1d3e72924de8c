package io.cityplane.targets.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Page;
import io.cityplane.kernel.Viewer;
import io.cityplane.targets.Asset;
import io.cityplane.targets.AssetQuery;
import io.cityplane.targets.Breakdown;
import io.cityplane.targets.Correction;
import io.cityplane.targets.CorrectionOutcome;
import io.cityplane.targets.CountState;
import io.cityplane.targets.DayAnswer;
import io.cityplane.targets.DayFigure;
import io.cityplane.targets.Evidence;
import io.cityplane.targets.Figure;
import io.cityplane.targets.Filing;
import io.cityplane.targets.Indicator;
import io.cityplane.targets.IndicatorCode;
import io.cityplane.targets.Measure;
import io.cityplane.targets.PlanVersion;
import io.cityplane.targets.Progress;
import io.cityplane.targets.Targets;
import io.cityplane.twin.Twin;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers from the live counts, from the plan in force and from the days published.
public final class CityTargets implements Targets {

    private final CityPlans plans;
    private final LiveCounts counts;
    private final Twin twin;
    private final EvidenceWriter evidence;
    private final Days days;
    private final InstantSource clock;

    CityTargets(
            CityPlans plans,
            LiveCounts counts,
            Days days,
            Twin twin,
            Signer signer,
            InstantSource clock) {
        this.plans = plans;
        this.counts = counts;
        this.twin = twin;
        this.days = days;
        this.evidence = new EvidenceWriter(signer);
        this.clock = clock;
    }

    @Override
    public CountState state() {
        return counts.state();
    }

    @Override
    public List<Progress> list(Viewer viewer) {
        return plans.current()
                .map(version ->
                        version.plan().indicators().stream()
                                .map(it -> progress(it, version, viewer))
                                .toList())
                .orElse(List.of());
    }

    @Override
    public Optional<Progress> find(IndicatorCode code, Viewer viewer) {
        return plans.current()
                .flatMap(version ->
                        version.plan().find(code).map(it -> progress(it, version, viewer)));
    }

    private Progress progress(Indicator indicator, PlanVersion version, Viewer viewer) {
        var figure =
                counts.read(indicator.code(), count -> count.figure(viewer, _ -> true))
                        .orElseGet(() -> nothing(indicator.code()));
        List<DayFigure> past =
                indicator
                        .formula()
                        .map(it -> days.of(indicator.code(), it, viewer))
                        .orElse(List.of());
        var rating = new Rating(indicator, version.plan().from(), today(version));
        return new Progress(
                indicator,
                figure,
                rating.status(figure.headline()),
                rating.pace(figure.headline(), past),
                past);
    }

    private static Figure nothing(IndicatorCode code) {
        return new Figure(code, new EnumMap<>(Measure.class));
    }

    private LocalDate today(PlanVersion version) {
        return clock.instant().atZone(version.plan().zone()).toLocalDate();
    }

    @Override
    public Optional<Breakdown> findBreakdown(IndicatorCode code, Viewer viewer) {
        return plans.current()
                .filter(version -> version.plan().find(code).isPresent())
                .map(version -> {
                    var departments = new Departments(version.plan(), today(version));
                    return counts.read(
                                    code,
                                    count ->
                                            new Breakdown(
                                                    count.figure(viewer, _ -> true),
                                                    count.figures(viewer, Cell::district),
                                                    count.figures(
                                                            viewer,
                                                            cell ->
                                                                    departments.of(
                                                                            cell.department(),
                                                                            cell.district()))))
                            .orElseGet(() -> new Breakdown(nothing(code), Map.of(), Map.of()));
                });
    }

    @Override
    public Optional<Page<Asset>> listAssets(AssetQuery query, Viewer viewer) {
        return plans.current()
                .filter(version -> version.plan().find(query.indicator()).isPresent())
                .map(version -> {
                    var departments = new Departments(version.plan(), today(version));
                    return counts.read(
                                    query.indicator(),
                                    count -> assets(query, count, departments, viewer))
                            .orElseGet(() -> new Page<>(List.of(), false));
                });
    }

    private static Page<Asset> assets(
            AssetQuery query, Count count, Departments departments, Viewer viewer) {
        var found =
                count.members(
                        viewer,
                        it ->
                                it.isOf(query.measure())
                                        && query.after()
                                                .filter(uri ->
                                                        it.seen.id().uri().compareTo(uri) <= 0)
                                                .isEmpty()
                                        && isWanted(query.district(), it.seen.district())
                                        && isWanted(
                                                query.department(), departmentOf(it, departments)));
        var page =
                found.stream()
                        .limit(query.limit() + 1L)
                        .map(it -> it.told(departmentOf(it, departments)))
                        .toList();
        return Page.of(page, query.limit());
    }

    private static String departmentOf(Member member, Departments departments) {
        return departments.of(member.seen.department(), member.seen.district());
    }

    private static boolean isWanted(Optional<String> wanted, String is) {
        return wanted.isEmpty() || wanted.get().equals(is);
    }

    @Override
    public Optional<Evidence> findEvidence(IndicatorCode code, Viewer viewer) {
        var version = plans.current();
        // Taken first: everything before it is in what is read afterwards.
        var position = twin.position();
        var knownAt = clock.instant();
        return version.flatMap(it ->
                counts.read(
                        code,
                        count ->
                                evidence.write(
                                        new EvidenceWriter.Subject(
                                                it,
                                                count.compiled,
                                                count.figure(viewer, _ -> true),
                                                today(it),
                                                knownAt,
                                                position),
                                        count.members(
                                                viewer, member -> member.isOf(Measure.ACCEPTED)))));
    }

    @Override
    public Optional<DayAnswer> findDay(IndicatorCode code, LocalDate day, Viewer viewer) {
        return days.answer(code, day, viewer);
    }

    @Override
    public List<Correction> listCorrections(IndicatorCode code, Viewer viewer) {
        return days.corrections(code);
    }

    @Override
    public CorrectionOutcome correct(
            IndicatorCode code, LocalDate day, BigDecimal value, Filing filing, Caller caller) {
        return days.correct(code, day, value, filing, caller);
    }
}
