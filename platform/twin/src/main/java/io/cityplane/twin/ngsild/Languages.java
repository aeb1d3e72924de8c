package io.cityplane.twin.ngsild;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// The languages that somebody prefers (§4.15), best first, written as in `Accept-Language`.
///
/// @param ranges in lower case; empty if every language is wanted
record Languages(List<String> ranges) {

    static final Languages ALL = new Languages(List.of());

    private static final int MOST = 50;

    /// What has no language (§4.5.18).
    private static final String NONE = "@none";

    private record Range(String tag, double quality) {}

    /// @throws Fault if it is no list of languages
    static Languages of(Optional<String> text) {
        if (text.isEmpty()) {
            return ALL;
        }
        var ranges = new ArrayList<Range>();
        for (var item : text.get().split(",", MOST)) {
            var parts = item.strip().toLowerCase(Locale.ROOT).split(";", 2);
            var quality = parts.length == 1 ? "q=1" : parts[1].strip();
            if (!quality.matches("q=[01](\\.[0-9]{0,3})?")
                    || !parts[0].strip().matches("[a-z0-9-]+|\\*")) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        Words.quoted(item) + " is no language, such as zh or en;q=0.5 (§4.15)");
            }
            ranges.add(new Range(parts[0].strip(), Double.parseDouble(quality.substring(2))));
        }
        ranges.sort(Comparator.comparingDouble(Range::quality).reversed());
        return new Languages(
                ranges.stream().filter(range -> range.quality() > 0).map(Range::tag).toList());
    }

    boolean areAll() {
        return ranges.isEmpty();
    }

    /// The one of these that is liked best: RFC 4647 §3.4, then what has no language, then any.
    ///
    /// @param said at least one
    String best(Map<String, ?> said) {
        for (var range : ranges) {
            for (var tag = range; !tag.isEmpty(); tag = shorter(tag)) {
                for (var language : said.keySet()) {
                    if (language.equalsIgnoreCase(tag)) {
                        return language;
                    }
                }
            }
        }
        return said.containsKey(NONE) ? NONE : said.keySet().iterator().next();
    }

    private static String shorter(String tag) {
        var hyphen = tag.lastIndexOf('-');
        return hyphen < 0 ? "" : tag.substring(0, hyphen);
    }
}
