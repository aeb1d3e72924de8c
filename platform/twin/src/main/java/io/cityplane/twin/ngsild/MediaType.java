package io.cityplane.twin.ngsild;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The media types that are read and written, the one that is preferred first (§6.3.4).
enum MediaType {
    JSON("application/json"),
    LD_JSON("application/ld+json");

    static final String GEO_JSON = "application/geo+json";

    private final String text;

    MediaType(String text) {
        this.text = text;
    }

    String text() {
        return text;
    }

    /// What a `Content-Type` field says of a body; empty if it is neither.
    ///
    /// §6.3.4 takes `application/merge-patch+json` for JSON where a fragment is patched.
    static Optional<MediaType> ofBody(String contentType, String method) {
        return switch (essence(contentType)) {
            case "application/json" -> Optional.of(JSON);
            case "application/ld+json" -> Optional.of(LD_JSON);
            case "application/merge-patch+json" ->
                    method.equals("PATCH") ? Optional.of(JSON) : Optional.empty();
            default -> Optional.empty();
        };
    }

    /// The one that an `Accept` field likes best (RFC 9110 §12.5.1); JSON if there is no field.
    ///
    /// @throws Fault if it likes none
    static MediaType accepted(String accept) {
        if (accept.isEmpty() || accept.equals("*/*") || accept.equals(JSON.text)) {
            return JSON;
        }
        var ranges = List.of(accept.split(",", -1));
        var json = JSON.weight(ranges);
        var ldJson = LD_JSON.weight(ranges);
        if (json <= 0 && ldJson <= 0) {
            throw ErrorType.NOT_ACCEPTABLE.fault(
                    "Available representations: application/json, application/ld+json");
        }
        return json >= ldJson ? JSON : LD_JSON;
    }

    /// Whether GeoJSON is liked better than these, which go first if all are liked the same
    /// (§6.3.4, §6.3.15).
    static boolean prefersGeoJson(String accept) {
        if (!accept.contains("geo+json")) {
            return false;
        }
        var ranges = List.of(accept.split(",", -1));
        var geo = weight(GEO_JSON, ranges);
        return geo > JSON.weight(ranges) && geo > LD_JSON.weight(ranges);
    }

    private int weight(List<String> ranges) {
        return weight(text, ranges);
    }

    /// The weight that the most specific fitting range gives, in thousandths; 0 if none fits.
    private static int weight(String text, List<String> ranges) {
        var best = 0;
        var specific = -1;
        for (var range : ranges) {
            var fit =
                    switch (essence(range)) {
                        case "*/*" -> 0;
                        case "application/*" -> 1;
                        case String exact -> exact.equals(text) ? 2 : -1;
                    };
            if (fit > specific) {
                specific = fit;
                best = quality(range);
            }
        }
        return best;
    }

    /// Without parameters, lower-case.
    private static String essence(String type) {
        var semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon))
                .strip()
                .toLowerCase(Locale.ROOT);
    }

    private static int quality(String range) {
        for (var parameter : range.toLowerCase(Locale.ROOT).split(";", -1)) {
            var stripped = parameter.strip();
            if (stripped.matches("q=[01](\\.[0-9]{0,3})?")) {
                return (int) Math.round(Double.parseDouble(stripped.substring(2)) * 1000);
            }
        }
        return 1000;
    }
}
