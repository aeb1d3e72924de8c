package io.cityplane.targets;

/// Plans for tests.
public final class Plots {

    public static final String SMALL =
            """
            cityplane-plan: 1
            name: small
            title: {zh: 小计划, en: A small plan}
            document: 试〔2020〕1号
            from: 2020-01-01
            until: 2025-12-31
            departments:
              transport: {zh: 交通局, en: Transport}
              energy: {zh: 能源局, en: Energy}
              grid: {zh: 电网办, en: Grid office}
            indicators:
              - code: sites
                clause: 二(一)
                name: {zh: 站点, en: Sites}
                wording: {zh: 建成站点10个, en: 10 sites}
                unit: {zh: 个, en: sites}
                target: 10
                due: 2025-12-31
                lead: [transport]
                formula: {type: Site, aggregate: count, alive-within: PT1H}
              - code: power
                clause: 三(三)
                name: {zh: 功率, en: Power}
                wording: {zh: 功率100千瓦, en: 100 kW}
                unit: {zh: 千瓦, en: kW}
                target: 100
                due: 2025-12-31
                formula: {type: Site, aggregate: sum, value: power, alive-within: PT1H}
              - code: strong
                clause: 三(三)
                name: {zh: 大站占比, en: Strong sites}
                wording: {zh: 八成站点功率达到10千瓦, en: Four of five sites have 10 kW}
                unit: {zh: "%", en: "%"}
                target: 80
                due: 2025-12-31
                formula: {type: Site, aggregate: share, meets: "power>=10", alive-within: PT1H}
              - code: library
                clause: 七(二)
                name: {zh: 项目库, en: Library}
                wording: {zh: 编制项目库, en: A library}
                kind: milestone
            """;

    private Plots() {}
}
