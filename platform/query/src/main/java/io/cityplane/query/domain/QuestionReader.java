package io.cityplane.query.domain;

import io.cityplane.query.Question;
import io.cityplane.query.domain.Grouping.ByAttribute;
import io.cityplane.query.domain.Grouping.ByEntity;
import io.cityplane.query.domain.Grouping.OfTime;
import io.cityplane.query.domain.Plan.Order;
import io.cityplane.query.domain.Plan.Span;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.SelectionReader.Read;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads questions.
final class QuestionReader {

    static final int MOST_ROWS = 100_000;
    private static final int MOST_GROUPINGS = 4;
    private static final int LONGEST_COMPARISON_DAYS = 3_660;

    private final SelectionReader selections;

    QuestionReader(SelectionReader selections) {
        this.selections = selections;
    }

    /// @throws Refusal if it is none
    Plan read(Question question) {
        var zone = zone(question.time().zone());
        var by = groupings(question.by());
        var span = span(question.time(), zone);
        var value =
                question.value().isBlank()
                        ? Optional.<ExpressionReader.Parsed>empty()
                        : Optional.of(ExpressionReader.read(question.value()));
        var names =
                value.map(ExpressionReader.Parsed::names).orElse(List.of()).stream()
                        .map(name -> expand("value", name))
                        .toList();
        if (question.limit() < 1 || question.limit() > MOST_ROWS) {
            throw new Refusal("limit", "it is 1 to %,d".formatted(MOST_ROWS));
        }
        var plan =
                new Plan(
                        selection(question.selection()),
                        value,
                        names,
                        Aggregate.named(question.aggregate()),
                        by,
                        span,
                        against(question.time(), by),
                        order(question.order()),
                        question.limit(),
                        zone);
        return checked(plan);
    }

    private static Plan checked(Plan plan) {
        if (plan.span().isEmpty() && plan.by().stream().anyMatch(OfTime.class::isInstance)) {
            throw new Refusal("by", "hours, days and months are of the past: give from");
        }
        if (plan.value().isEmpty()) {
            if (plan.span().isPresent()) {
                throw new Refusal("value", "what was is asked for by a value: name an attribute");
            }
            if (plan.aggregate() != Aggregate.COUNT) {
                throw new Refusal(
                        "value", "a %s is of values: name one".formatted(plan.aggregate().word()));
            }
        }
        return plan;
    }

    private EntityQuery selection(Map<String, String> parameters) {
        return switch (selections.read(parameters)) {
            case Read.Selected(var query) -> query;
            case Read.Wrong(var why) -> throw new Refusal("selection", why);
        };
    }

    private String expand(String part, String name) {
        try {
            return selections.expand(name);
        } catch (IllegalArgumentException e) {
            throw new Refusal(part, String.valueOf(e.getMessage()));
        }
    }

    private List<Grouping> groupings(List<String> words) {
        if (words.size() > MOST_GROUPINGS) {
            throw new Refusal("by", "at most %d".formatted(MOST_GROUPINGS));
        }
        var groupings = new ArrayList<Grouping>();
        for (var word : words) {
            var grouping =
                    switch (word) {
                        case "hour" -> OfTime.HOUR;
                        case "day" -> OfTime.DAY;
                        case "month" -> OfTime.MONTH;
                        case "hourOfDay" -> OfTime.HOUR_OF_DAY;
                        case "entity" -> new ByEntity();
                        default -> new ByAttribute(expand("by", word));
                    };
            if (groupings.contains(grouping)) {
                throw new Refusal("by", "“%s” is given twice".formatted(word));
            }
            groupings.add(grouping);
        }
        return List.copyOf(groupings);
    }

    private static int against(Question.Time time, List<Grouping> by) {
        var days = time.against().orElse(0);
        if (days < 0 || days > LONGEST_COMPARISON_DAYS) {
            throw new Refusal("against", "it is 1 to %,d days".formatted(LONGEST_COMPARISON_DAYS));
        }
        if (days > 0 && time.isNow()) {
            throw new Refusal("against", "only what was can be compared: give from");
        }
        if (days > 0 && by.contains(OfTime.MONTH)) {
            throw new Refusal("against", "days before do not make months: group by day");
        }
        return days;
    }

    private static Order order(String word) {
        return switch (word) {
            case "key" -> Order.BY_KEY;
            case "value" -> Order.SMALLEST_FIRST;
            case "-value" -> Order.LARGEST_FIRST;
            default ->
                    throw new Refusal(
                            "order", "“%s” is none of key, value, -value".formatted(word));
        };
    }

    private static ZoneId zone(String id) {
        try {
            return ZoneId.of(id);
        } catch (DateTimeException e) {
            throw new Refusal("zone", "“%s” is no time zone, such as Asia/Shanghai".formatted(id));
        }
    }

    private static Optional<Span> span(Question.Time time, ZoneId zone) {
        if (time.from().isEmpty()) {
            if (time.until().isPresent()) {
                throw new Refusal("from", "until goes with from");
            }
            if (time.knownAt().isPresent()) {
                throw new Refusal("from", "known goes with from");
            }
            return Optional.empty();
        }
        var from = moment("from", time.from().get(), zone);
        var until =
                time.until()
                        .map(text -> moment("until", text, zone))
                        .orElseGet(() -> from.atZone(zone).plusDays(1).toInstant());
        if (!from.isBefore(until)) {
            throw new Refusal("until", "it is not after from");
        }
        return Optional.of(
                new Span(from, until, time.knownAt().map(text -> moment("known", text, zone))));
    }

    /// A date, or a date and time with or without an offset.
    private static Instant moment(String part, String text, ZoneId zone) {
        try {
            if (text.indexOf('T') < 0) {
                return LocalDate.parse(text).atStartOfDay(zone).toInstant();
            }
            return text.matches(".*(Z|[+-][0-9]{2}:[0-9]{2})")
                    ? OffsetDateTime.parse(text).toInstant()
                    : LocalDateTime.parse(text).atZone(zone).toInstant();
        } catch (DateTimeException e) {
            throw new Refusal(
                    part,
                    "“%s” is no date such as 2022-12-15, nor a time such as 2022-12-15T08:00 or 2022-12-15T00:00:00Z"
                            .formatted(text));
        }
    }
}
