package io.cityplane.console;

import io.cityplane.kernel.Caller;
import io.cityplane.targets.Assets;
import io.cityplane.targets.Deed;
import io.cityplane.targets.Filing;
import io.cityplane.targets.Plans;
import io.cityplane.twin.EntityId;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;

/// A plan for the city that the browser visits, and what is declared and accepted of it. Everything
/// in it is made up.
final class Promises {

    /// Who reports falls silent after two seconds.
    static final String PLAN =
            """
            cityplane-plan: 1
            name: walk
            title: {zh: 试验规划, en: A plan to walk through}
            document: 试〔2020〕1号
            from: 2020-01-01
            until: 2030-12-31
            departments:
              energy: {zh: 能源局, en: Energy Bureau}
            indicators:
              - code: stations
                clause: 三(三)
                name: {zh: 充电站, en: Charging stations}
                wording: {zh: 建成充电站500座, en: 500 charging stations are built}
                unit: {zh: 座, en: stations}
                target: 500
                due: 2030-12-31
                lead: [energy]
                districts: {"440305": 100, "440304": 100}
                formula: {type: EVChargingStation, aggregate: count, alive-within: PT2S}
              - code: pue
                clause: 二(二)
                name: {zh: 数据中心能效, en: Data centre efficiency}
                wording: {zh: PUE小于1.25, en: PUE below 1.25}
                target: 1.25
                direction: at-most
              - code: library
                clause: 七(二)
                name: {zh: 项目库, en: Project library}
                wording: {zh: 编制项目库, en: The project library is drawn up}
                kind: milestone
            """;

    private static final Filing FILED = new Filing("试〔2020〕1号", "");

    private Promises() {}

    /// Loads the plan and accepts some stations; what is there already stays.
    static void build(Plans plans, Assets assets) {
        if (plans.find(io.cityplane.kernel.Viewer.everything()).isPresent()) {
            return;
        }
        var before = PLAN.replace("target: 500", "target: 400");
        plans.load(before, FILED, Caller.theCity());
        plans.load(PLAN, new Filing("试〔2021〕2号", "raised"), Caller.theCity());
        var stations =
                IntStream.range(100, 400)
                        .mapToObj("urn:ngsi-ld:EVChargingStation:walk-%04d"::formatted)
                        .map(EntityId::new)
                        .toList();
        var on = LocalDate.parse("2021-06-01");
        assets.enter(stations, Deed.DECLARED, on, FILED, Caller.theCity());
        List<EntityId> some = stations.subList(0, 200);
        assets.enter(some, Deed.ACCEPTED, on, FILED, Caller.theCity());
    }
}
