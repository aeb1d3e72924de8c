package io.cityplane.imports.domain;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// A text with columns in it: `urn:ngsi-ld:EVChargingStation:{station_id}`.
///
/// @param texts what stands before, between and after the columns: one more than there are columns
record Template(List<String> texts, List<String> columns) {

    private static final Pattern COLUMN = Pattern.compile("\\{([^{}]+)}");

    Template {
        texts = List.copyOf(texts);
        columns = List.copyOf(columns);
    }

    static Template parse(String written) {
        var texts = new ArrayList<String>();
        var columns = new ArrayList<String>();
        var matcher = COLUMN.matcher(written);
        var end = 0;
        while (matcher.find()) {
            texts.add(written.substring(end, matcher.start()));
            columns.add(matcher.group(1));
            end = matcher.end();
        }
        texts.add(written.substring(end));
        return new Template(texts, columns);
    }

    /// What one column says.
    static Template ofColumn(String column) {
        return new Template(List.of("", ""), List.of(column));
    }

    /// The first column that the row has no value in.
    Optional<String> findMissing(Map<String, String> row) {
        return columns.stream().filter(column -> !row.containsKey(column)).findFirst();
    }

    String fill(Map<String, String> row) {
        return fill(row, Escaping.AS_IT_IS);
    }

    /// For URIs: what is neither a letter, a digit nor one of `-._~` is percent-encoded in UTF-8
    /// (RFC 3986 §2.1).
    String fillUri(Map<String, String> row) {
        return fill(row, Escaping.PERCENT);
    }

    private String fill(Map<String, String> row, Escaping escaping) {
        var filled = new StringBuilder(texts.getFirst());
        for (var i = 0; i < columns.size(); i++) {
            var value = row.getOrDefault(columns.get(i), "");
            filled.append(escaping == Escaping.PERCENT ? percentEncoded(value) : value);
            filled.append(texts.get(i + 1));
        }
        return filled.toString();
    }

    private static String percentEncoded(String value) {
        var encoded = new StringBuilder();
        for (var octet : value.getBytes(StandardCharsets.UTF_8)) {
            var c = (char) (octet & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0)) {
                encoded.append(c);
            } else {
                encoded.append("%%%02X".formatted((int) c));
            }
        }
        return encoded.toString();
    }

    private enum Escaping {
        AS_IT_IS,
        PERCENT
    }
}
