package io.cityplane.server.command;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The answer of `/api/facts` as text.
final class FactText {

    /// Digits of a figure behind the point in a table; what follows is rounding of binary
    /// fractions.
    private static final int DECIMALS = 6;

    private static final String NOTHING = "–";

    private final JsonNode answer;
    private final Lang lang;
    private final ZoneId zone;
    private final boolean isCompared;

    /// Which names are shown.
    enum Lang {
        ZH,
        EN
    }

    FactText(JsonNode answer, Lang lang) {
        this.answer = answer;
        this.lang = lang;
        this.zone = ZoneId.of(answer.path("zone").asText("UTC"));
        this.isCompared = answer.path("rows").valueStream().anyMatch(row -> row.has("before"));
    }

    /// For people: columns under each other, and what the figures rest on.
    void table(PrintStream out) {
        var lines = new ArrayList<List<String>>();
        lines.add(head());
        answer.path("rows").forEach(row -> lines.add(line(row, FactText::grouped)));
        var keys = answer.path("by").size();
        var widths = new int[lines.getFirst().size()];
        for (var line : lines) {
            for (var i = 0; i < widths.length; i++) {
                widths[i] = Math.max(widths[i], width(line.get(i)));
            }
        }
        for (var line : lines) {
            var text = new StringBuilder();
            for (var i = 0; i < widths.length; i++) {
                var padding = " ".repeat(widths[i] - width(line.get(i)));
                text.append(i < keys ? line.get(i) + padding : padding + line.get(i)).append("  ");
            }
            out.println(text.toString().stripTrailing());
        }
        out.printf(
                Locale.ROOT,
                "%,d of %,d groups; %,d values of %,d entities%s%n",
                answer.path("rows").size(),
                answer.path("groups").asInt(),
                answer.path("values").asLong(),
                answer.path("entities").asLong(),
                answer.path("leftOut").asLong() == 0
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                "; %,d moments left out, where a part was missing or the result no"
                                        + " number",
                                answer.path("leftOut").asLong()));
    }

    /// For programs: RFC 4180.
    void csv(PrintStream out) {
        out.print(record(head()));
        answer.path("rows").forEach(row -> out.print(record(line(row, BigDecimal::toPlainString))));
    }

    private List<String> head() {
        var head = new ArrayList<String>();
        answer.path("by").forEach(by -> head.add(by.asText()));
        var unit = answer.path("unit").asText("");
        head.add(unit.isEmpty() ? "value" : "value " + unit);
        head.add("count");
        if (isCompared) {
            head.add("before");
            head.add("change %");
        }
        return head;
    }

    private List<String> line(JsonNode row, Numbers numbers) {
        var line = new ArrayList<String>();
        var by = 0;
        for (var key : row.path("keys")) {
            line.add(key(key, answer.path("by").path(by++).asText()));
        }
        line.add(numbers.write(figure(row.path("value"), DECIMALS)));
        line.add(row.path("count").asText());
        if (isCompared) {
            line.add(row.has("before") ? numbers.write(figure(row.path("before"), DECIMALS)) : "");
            line.add(
                    row.has("change")
                            ? figure(row.path("change"), DECIMALS + 2)
                                    .movePointRight(2)
                                    .setScale(3, RoundingMode.HALF_EVEN)
                                    .toPlainString()
                            : "");
        }
        return line;
    }

    private String key(JsonNode key, String by) {
        if (key.has("at")) {
            var pattern =
                    switch (by) {
                        case "hour" -> "yyyy-MM-dd'T'HH:mm";
                        case "month" -> "yyyy-MM";
                        default -> "yyyy-MM-dd";
                    };
            return DateTimeFormatter.ofPattern(pattern, Locale.ROOT)
                    .format(Instant.parse(key.path("at").asText()).atZone(zone));
        }
        if (key.has("hour")) {
            return "%02d:00".formatted(key.path("hour").asInt());
        }
        return key.path(lang == Lang.ZH ? "zh" : "en").asText(NOTHING);
    }

    private static BigDecimal figure(JsonNode number, int decimals) {
        var rounded = number.decimalValue().setScale(decimals, RoundingMode.HALF_EVEN);
        var plain = rounded.stripTrailingZeros();
        return plain.scale() < 0 ? plain.setScale(0) : plain;
    }

    private static String grouped(BigDecimal number) {
        return String.format(Locale.ROOT, "%,." + number.scale() + "f", number);
    }

    private static String record(List<String> fields) {
        var quoted =
                fields.stream()
                        .map(field ->
                                field.matches("[^\",\r\n]*")
                                        ? field
                                        : '"' + field.replace("\"", "\"\"") + '"')
                        .toList();
        return String.join(",", quoted) + "\r\n";
    }

    /// How wide a terminal draws a text: ideographs take two columns (UAX 11).
    private static int width(String text) {
        return text.codePoints()
                .map(point ->
                        Character.isIdeographic(point) || (point >= 0xff01 && point <= 0xff60)
                                ? 2
                                : 1)
                .sum();
    }

    private interface Numbers {
        String write(BigDecimal number);
    }
}
