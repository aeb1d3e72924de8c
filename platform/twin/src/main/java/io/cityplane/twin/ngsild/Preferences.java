package io.cityplane.twin.ngsild;

import java.util.Optional;
import java.util.regex.Pattern;

/// What a `Prefer` field asks for (RFC 7240, §6.3.6).
///
/// @param version of the standard that the answer is to be of; empty if any
/// @param geoContext where the context of a GeoJSON answer goes
record Preferences(Optional<EarlierVersion> version, GeoContext geoContext) {

    static final Preferences NONE = new Preferences(Optional.empty(), GeoContext.IN_BODY);

    private static final Pattern VERSION = Pattern.compile("ngsi-ld=\"?1\\.([0-9]{1,3})\"?");

    enum GeoContext {
        IN_BODY,
        IN_LINK
    }

    /// What it asks for besides, or in words that are none of ours, is passed over (RFC 7240 §2).
    static Preferences of(String field) {
        if (field.isEmpty()) {
            return NONE;
        }
        var version = Optional.<EarlierVersion>empty();
        var geoContext = GeoContext.IN_BODY;
        for (var preference : field.split("[,;]", -1)) {
            var word = preference.strip();
            var asked = VERSION.matcher(word);
            if (asked.matches()) {
                version = Optional.of(EarlierVersion.of(Integer.parseInt(asked.group(1))));
            } else if (word.equals("body=json") || word.equals("body=\"json\"")) {
                geoContext = GeoContext.IN_LINK;
            }
        }
        return new Preferences(version, geoContext);
    }
}
