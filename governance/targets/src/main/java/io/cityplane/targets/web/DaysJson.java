package io.cityplane.targets.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.targets.Correction;
import io.cityplane.targets.DayAnswer;
import io.cityplane.targets.DayAnswer.Difference;
import io.cityplane.targets.web.TargetsJson.AssetJson;
import io.cityplane.targets.web.TargetsJson.StandingJson;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What the room tells of days that are over.
final class DaysJson {

    private DaysJson() {}

    @JsonInclude(Include.NON_NULL)
    record DifferenceJson(String id, @Nullable AssetJson then, @Nullable AssetJson now) {
        static DifferenceJson of(Difference it) {
            return new DifferenceJson(
                    it.id().uri(),
                    it.then().map(AssetJson::of).orElse(null),
                    it.now().map(AssetJson::of).orElse(null));
        }
    }

    record DayAnswerJson(
            LocalDate day,
            Map<String, StandingJson> then,
            Map<String, StandingJson> now,
            String root,
            boolean asPublished,
            List<DifferenceJson> differences,
            boolean moreDifferences,
            List<CorrectionJson> corrections) {
        static DayAnswerJson of(DayAnswer it) {
            return new DayAnswerJson(
                    it.day(),
                    TargetsJson.figure(it.then()),
                    TargetsJson.figure(it.now()),
                    it.root(),
                    it.isAsPublished(),
                    it.differences().items().stream().map(DifferenceJson::of).toList(),
                    it.differences().more(),
                    it.corrections().stream().map(CorrectionJson::of).toList());
        }
    }

    @JsonInclude(Include.NON_NULL)
    record CorrectionJson(
            long id,
            String indicator,
            LocalDate day,
            @Nullable BigDecimal old,
            BigDecimal value,
            String document,
            String reason,
            String by,
            Instant at,
            String signed,
            String signature) {
        static CorrectionJson of(Correction it) {
            return new CorrectionJson(
                    it.id(),
                    it.indicator().value(),
                    it.day(),
                    it.old().map(Words::plain).orElse(null),
                    Words.plain(it.value()),
                    it.filing().document(),
                    it.filing().reason(),
                    it.by().name(),
                    it.at(),
                    it.signed(),
                    it.signature());
        }
    }
}
