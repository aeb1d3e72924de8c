package io.cityplane.twin.ngsild;

import io.cityplane.twin.Condition;
import io.cityplane.twin.GeoRelation;
import io.cityplane.twin.GeoRelation.Topology;
import io.cityplane.twin.TextPattern;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.context.LdContext;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads what chooses entities besides `q`: types (§4.17), geometries (§4.10), scopes (§4.19),
/// patterns of ids.
final class Selections {

    static final String LOCATION = "https://uri.etsi.org/ngsi-ld/location";

    private static final int MOST = 100;
    private static final Pattern NEAR =
            Pattern.compile(
                    "near;(maxDistance|minDistance)"
                            + "==([0-9]{1,12}(?:\\.[0-9]{1,12})?(?:[eE][+-]?[0-9]{1,2})?)");
    private static final Pattern SCOPE =
            Pattern.compile(
                    "/?(\\p{L}[\\p{L}\\p{N}_]*|\\+)(/(\\p{L}[\\p{L}\\p{N}_]*|\\+))*(/#)?|/#");

    private Selections() {}

    /// Which types.
    ///
    /// @param anyOf a type of each alternative, one of which an entity must have
    /// @param condition what must hold besides
    record Types(Set<String> anyOf, Condition condition) {
        static final Types ALL = new Types(Set.of(), Condition.EVERYTHING);
    }

    /// @throws Fault if it does not follow the grammar
    static Types types(LdContext context, String text) {
        if (text.equals("*")) {
            return Types.ALL;
        }
        var first = new LinkedHashSet<String>();
        var alternatives = new ArrayList<Condition>();
        var isPlain = true;
        for (var alternative : alternatives(text, "types (§4.17)")) {
            var types = alternative.stream().map(type -> Words.expandName(context, type)).toList();
            isPlain &= types.size() == 1;
            first.add(types.getFirst());
            alternatives.add(
                    Condition.all(types.stream().<Condition>map(Condition.OfType::new).toList()));
        }
        return new Types(first, isPlain ? Condition.EVERYTHING : Condition.any(alternatives));
    }

    /// §4.19.
    static Condition scopes(String text) {
        var alternatives = new ArrayList<Condition>();
        for (var alternative : alternatives(text, "scopes (§4.19)")) {
            for (var scope : alternative) {
                if (!SCOPE.matcher(scope).matches()) {
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            Words.quoted(scope)
                                    + " is no scope to ask for, such as /Shenzhen/+/Parks or"
                                    + " /Shenzhen/# (§4.19)");
                }
            }
            alternatives.add(
                    Condition.all(
                            alternative.stream().<Condition>map(Condition.InScope::new).toList()));
        }
        return Condition.any(alternatives);
    }

    /// `a|(b;c),d`.
    private static List<List<String>> alternatives(String text, String what) {
        var alternatives = new ArrayList<List<String>>();
        for (var from = 0; from <= text.length(); ) {
            int end;
            if (text.startsWith("(", from)) {
                var close = text.indexOf(')', from);
                if (close < 0) {
                    throw wrong(text, what);
                }
                alternatives.add(List.of(text.substring(from + 1, close).split(";", -1)));
                end = close + 1;
            } else {
                end = from;
                while (end < text.length() && "|,".indexOf(text.charAt(end)) < 0) {
                    end++;
                }
                // `a;b` without parentheses too: they would change nothing.
                alternatives.add(List.of(text.substring(from, end).split(";", -1)));
            }
            if ((end < text.length() && "|,".indexOf(text.charAt(end)) < 0)
                    || alternatives.size() > MOST
                    || alternatives.getLast().size() > MOST
                    || alternatives.getLast().contains("")) {
                throw wrong(text, what);
            }
            from = end + 1;
        }
        return alternatives;
    }

    private static Fault wrong(String text, String what) {
        return ErrorType.BAD_REQUEST_DATA.fault(
                Words.quoted(text) + " is no selection of " + what + ", such as A|(B;C)");
    }

    static Condition idPattern(String text) {
        return new Condition.IdMatches(
                TextPattern.parse(text)
                        .orElseThrow(() ->
                                ErrorType.BAD_REQUEST_DATA.fault(
                                        "idPattern is no regular expression that we take")));
    }

    /// §4.10.
    ///
    /// @param coordinates JSON
    /// @param property of the geometry, expanded
    static Condition geo(String relation, String geometry, String coordinates, String property) {
        return new Condition.Lies(property, relation(relation), geometry(geometry, coordinates));
    }

    private static GeoRelation relation(String text) {
        var near = NEAR.matcher(text);
        if (near.matches()) {
            var metres = Double.parseDouble(near.group(2));
            if (metres == 0) {
                throw ErrorType.BAD_REQUEST_DATA.fault("A distance is more than 0 metres (§4.10)");
            }
            return near.group(1).equals("maxDistance")
                    ? new GeoRelation.Near(0, metres)
                    : new GeoRelation.Near(metres, Double.MAX_VALUE);
        }
        for (var topology : Topology.values()) {
            if (text.equals(topology.name().toLowerCase(Locale.ROOT))) {
                return topology;
            }
        }
        throw ErrorType.BAD_REQUEST_DATA.fault(
                "georel is near;maxDistance==metres, near;minDistance==metres, within, contains,"
                        + " intersects, overlaps, disjoint or equals (§4.10)");
    }

    /// @throws Fault if it is none
    static io.cityplane.twin.Geometry geometry(String type, String coordinates) {
        if (!Words.isGeometry(type)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "geometry is a type of RFC 7946, such as Point (§4.10)");
        }
        if (!coordinates.startsWith("[")) {
            throw ErrorType.BAD_REQUEST_DATA.fault("coordinates are a list (RFC 7946)");
        }
        try {
            var json =
                    JsonText.read(
                            ("{\"type\":\"" + type + "\",\"coordinates\":" + coordinates + "}")
                                    .getBytes(StandardCharsets.UTF_8),
                            JsonText::copy);
            return new io.cityplane.twin.Geometry(
                    Geometry.check(new Value.Json(json)) instanceof Value.Json(String text)
                            ? text
                            : json);
        } catch (Fault fault) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The coordinates are not those of a " + type + ": " + fault.getMessage());
        }
    }
}
