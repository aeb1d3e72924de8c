package io.cityplane.imports.domain;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.domain.ValueRule.Meaning;
import io.cityplane.imports.domain.ValueRule.Whole;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The values that texts of a file stand for.
final class ColumnValues {

    private ColumnValues() {}

    /// @throws Refusal if the text stands for no such value
    static Value read(String column, String text, Meaning meaning) {
        return switch (meaning) {
            case Meaning.Text() -> new Value.Text(text);
            case Meaning.Truth() -> truth(column, text);
            case Meaning.Figure figure -> Figures.value(inRange(column, text, figure));
            case Meaning.Listed() -> new Value.Json(list(column, text));
            case Meaning.DateTime(TimeFormat format) ->
                    // GS CIM 009 §4.6.3: how a DateTime stands as a Property's value
                    new Value.Json(
                            "{\"@type\":\"DateTime\",\"@value\":\"%s\"}"
                                    .formatted(instant(column, text, format)));
        };
    }

    /// Empty if the row has a text in none of the languages.
    static Optional<Value> languages(ValueRule.InLanguages rule, Map<String, String> row) {
        var json = new StringBuilder();
        rule.byTag()
                .forEach(
                        (tag, column) -> {
                            var text = row.get(column.name());
                            if (text != null) {
                                json.append(json.isEmpty() ? '{' : ',');
                                quote(tag, json);
                                json.append(':');
                                quote(text, json);
                            }
                        });
        return json.isEmpty()
                ? Optional.empty()
                : Optional.of(new Value.Json(json.append('}').toString()));
    }

    static Instant instant(String column, String text, TimeFormat format) {
        return format.parse(text.strip())
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Reason.NOT_A_TIME,
                                        column,
                                        "'%s' is no time written as %s"
                                                .formatted(RowMapper.shown(text), format.pattern()),
                                        "Correct it, or the mapping's `format` and `zone`."));
    }

    static BigDecimal number(String column, String text) {
        return Figures.parse(text)
                .filter(number -> Double.isFinite(number.doubleValue()))
                .orElseThrow(
                        () ->
                                new Refusal(
                                        Reason.NOT_A_NUMBER,
                                        column,
                                        "'%s' is no number".formatted(RowMapper.shown(text)),
                                        "Write digits with a point; texts that stand for no value"
                                                + " go to `missing` in the mapping's source."));
    }

    /// A list of texts, whatever they were in the file.
    private static String list(String column, String text) {
        var items =
                ListText.parse(text)
                        .orElseThrow(
                                () ->
                                        new Refusal(
                                                Reason.NOT_A_LIST,
                                                column,
                                                "'%s' is no list".formatted(RowMapper.shown(text)),
                                                "Write [\"a\", \"b\"], or `type: text`."));
        return jsonList(items);
    }

    /// RFC 8259 §5.
    static String jsonList(Collection<String> items) {
        var json = new StringBuilder("[");
        for (var item : items) {
            if (json.length() > 1) {
                json.append(',');
            }
            quote(item, json);
        }
        return json.append(']').toString();
    }

    private static BigDecimal inRange(String column, String text, Meaning.Figure figure) {
        var written = number(column, text);
        var number = figure.conversion().map(it -> it.apply(written)).orElse(written);
        if (figure.whole() == Whole.WHOLE_ONLY && !Figures.isWhole(number)) {
            throw new Refusal(
                    Reason.NOT_A_NUMBER,
                    column,
                    "%s is no whole number".formatted(number),
                    "Correct it, or write `type: number`.");
        }
        var least = figure.least();
        var most = figure.most();
        if (least.isPresent() && number.compareTo(least.get()) < 0) {
            throw outOfRange(column, number, "below", least.get());
        }
        if (most.isPresent() && number.compareTo(most.get()) > 0) {
            throw outOfRange(column, number, "above", most.get());
        }
        return number;
    }

    private static Refusal outOfRange(
            String column, BigDecimal number, String where, BigDecimal bound) {
        return new Refusal(
                Reason.OUT_OF_RANGE,
                column,
                "%s is %s %s".formatted(number, where, bound),
                "Correct it, or the bounds in the mapping.");
    }

    private static Value truth(String column, String text) {
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true", "1", "是" -> new Value.Truth(true);
            case "false", "0", "否" -> new Value.Truth(false);
            default ->
                    throw new Refusal(
                            Reason.NOT_A_TRUTH,
                            column,
                            "'%s' is neither true nor false".formatted(RowMapper.shown(text)),
                            "Write true or false, 1 or 0, 是 or 否.");
        };
    }

    /// RFC 8259 §7.
    private static void quote(String text, StringBuilder json) {
        json.append('"');
        for (var i = 0; i < text.length(); i++) {
            var c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c < 0x20) {
                json.append("\\u%04x".formatted((int) c));
            } else {
                json.append(c);
            }
        }
        json.append('"');
    }
}
