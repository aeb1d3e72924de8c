package io.cityplane.query.web;

import io.cityplane.kernel.Problem;
import io.cityplane.query.Question;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The body of `POST /api/facts`. What is absent has the plainest meaning: see {@link #question}.
///
/// @param selection such as `{"type": "TrafficZone", "q": "capacity>10"}`
/// @param against days
record QuestionJson(
        @Nullable Map<String, @Nullable String> selection,
        @Nullable String value,
        @Nullable String aggregate,
        @Nullable List<@Nullable String> by,
        @Nullable String from,
        @Nullable String until,
        @Nullable Integer against,
        @Nullable String known,
        @Nullable String zone,
        @Nullable String order,
        @Nullable Integer limit) {

    private static final int USUAL_LIMIT = 1_000;

    /// The question: without a value it counts entities, else it sums; groups come by key.
    ///
    /// @param cityZone whose days are meant if it names no zone
    Question question(String cityZone) {
        var asked = Objects.requireNonNullElse(value, "");
        return new Question(
                without(selection == null ? Map.of() : selection),
                asked,
                Objects.requireNonNullElse(aggregate, asked.isBlank() ? "count" : "sum"),
                words(by == null ? List.of() : by),
                new Question.Time(
                        Optional.ofNullable(from),
                        Optional.ofNullable(until),
                        Optional.ofNullable(against),
                        Optional.ofNullable(known),
                        Objects.requireNonNullElse(zone, cityZone)),
                Objects.requireNonNullElse(order, "key"),
                Objects.requireNonNullElse(limit, USUAL_LIMIT));
    }

    /// @throws Problem.Raised if a parameter is null
    private static Map<String, String> without(Map<String, @Nullable String> selection) {
        var known = new HashMap<String, String>();
        selection.forEach((name, text) -> {
            if (text == null) {
                throw Problem.badInput("query/bad-question", "selection." + name + " is null")
                        .raised();
            }
            known.put(name, text);
        });
        return known;
    }

    private static List<String> words(List<@Nullable String> by) {
        var words = new ArrayList<String>();
        for (var word : by) {
            if (word == null) {
                throw Problem.badInput("query/bad-question", "by: one of them is null").raised();
            }
            words.add(word);
        }
        return words;
    }
}
