package io.cityplane.twin.web;

import io.cityplane.kernel.Problem;
import io.cityplane.twin.CoreContext;
import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Which entities a list shows, in which order, and which part of the list.
///
/// @param types any of these, expanded; empty for all
/// @param districts any of these codes; an empty code stands for none; empty for all
/// @param words all of these occur in its id or names, whatever their case
record CityQuery(
        Set<String> types,
        Set<String> districts,
        List<String> words,
        Optional<Box> box,
        Sort sort,
        Direction direction,
        int offset,
        int limit) {

    static final int MOST = 500;

    /// What stands for an entity without a district, in queries and in figures.
    static final String NO_DISTRICT = "none";

    private static final int MOST_CHARACTERS = 200;

    enum Sort {
        NAME,
        TYPE,
        DISTRICT,
        HEARD
    }

    enum Direction {
        ASCENDING,
        DESCENDING
    }

    /// In degrees, WGS 84; both edges belong to it.
    record Box(double west, double south, double east, double north) {

        boolean holds(Pin pin) {
            return pin.lon() >= west
                    && pin.lon() <= east
                    && pin.lat() >= south
                    && pin.lat() <= north;
        }
    }

    /// Query: `type` and `district` (comma lists, repeatable), `q`, `bbox`
    /// (`west,south,east,north`), `sort` (`name`, `type`, `district`, `heard`; a leading `-` turns
    /// it), `offset`, `limit` (1 to 500).
    ///
    /// @throws Problem.Raised with 400 if a value is not understood
    static CityQuery of(MultivaluedMap<String, String> parameters) {
        var sort = one(parameters, "sort").orElse("name");
        var turned = sort.startsWith("-");
        return new CityQuery(
                listed(parameters, "type").map(CoreContext::expand).collect(Collectors.toSet()),
                listed(parameters, "district")
                        .map(code -> code.equals(NO_DISTRICT) ? "" : code)
                        .collect(Collectors.toSet()),
                words(one(parameters, "q").orElse("")),
                one(parameters, "bbox").map(CityQuery::box),
                sort(turned ? sort.substring(1) : sort),
                turned ? Direction.DESCENDING : Direction.ASCENDING,
                number(parameters, "offset", 0, 0, Integer.MAX_VALUE),
                number(parameters, "limit", 100, 1, MOST));
    }

    boolean accepts(Pin pin) {
        return (types.isEmpty() || types.contains(pin.type()))
                && (districts.isEmpty() || districts.contains(pin.district()))
                && (box.isEmpty() || box.get().holds(pin))
                && words.stream().allMatch(word -> occurs(word, pin));
    }

    private static boolean occurs(String word, Pin pin) {
        return contains(pin.id(), word)
                || contains(pin.name().zh(), word)
                || contains(pin.name().en(), word);
    }

    /// Without making a lower-case copy of each of a hundred thousand names.
    private static boolean contains(String text, String word) {
        for (var at = 0; at <= text.length() - word.length(); at++) {
            if (text.regionMatches(true, at, word, 0, word.length())) {
                return true;
            }
        }
        return false;
    }

    private static Stream<String> listed(MultivaluedMap<String, String> parameters, String name) {
        return parameters.getOrDefault(name, List.of()).stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .filter(word -> !word.isEmpty());
    }

    private static Optional<String> one(MultivaluedMap<String, String> parameters, String name) {
        return Optional.ofNullable(parameters.getFirst(name)).filter(text -> !text.isBlank());
    }

    private static List<String> words(String text) {
        if (text.length() > MOST_CHARACTERS) {
            throw badQuery("q has at most %d characters".formatted(MOST_CHARACTERS));
        }
        return Stream.of(text.strip().split("\\s+")).filter(word -> !word.isEmpty()).toList();
    }

    private static Sort sort(String name) {
        return Stream.of(Sort.values())
                .filter(sort -> sort.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> badQuery("sort is name, type, district or heard"));
    }

    private static Box box(String text) {
        var edges = text.split(",", -1);
        try {
            if (edges.length == 4) {
                return new Box(
                        Double.parseDouble(edges[0]),
                        Double.parseDouble(edges[1]),
                        Double.parseDouble(edges[2]),
                        Double.parseDouble(edges[3]));
            }
        } catch (NumberFormatException _) {
            // told below
        }
        throw badQuery("bbox is four numbers: west,south,east,north");
    }

    private static int number(
            MultivaluedMap<String, String> parameters,
            String name,
            int absent,
            int least,
            int most) {
        var text = one(parameters, name).orElse(Integer.toString(absent));
        if (text.matches("[0-9]{1,10}")) {
            var number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw badQuery("%s is a number from %d to %d".formatted(name, least, most));
    }

    private static Problem.Raised badQuery(String detail) {
        return Problem.badInput("twin/bad-query", detail).raised();
    }
}
