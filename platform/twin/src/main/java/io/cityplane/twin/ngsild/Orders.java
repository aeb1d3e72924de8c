package io.cityplane.twin.ngsild;

import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Geometry;
import io.cityplane.twin.Ordering;
import io.cityplane.twin.Ordering.Direction;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.ArrayList;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what answers are ordered by (§4.23.3).
final class Orders {

    private static final int MOST = 20;

    private Orders() {}

    /// From the parameters `orderBy`, `collation`, `orderFrom` and `orderGeometry`.
    static List<Ordering> of(LdContext context, Parameters parameters) {
        var collation = parameters.text("collation").map(Orders::locale);
        var from =
                parameters
                        .text("orderFrom")
                        .map(coordinates ->
                                Selections.geometry(
                                        parameters.text("orderGeometry").orElse("Point"),
                                        coordinates));
        var orders = new ArrayList<Ordering>();
        for (var term : parameters.list("orderBy")) {
            if (orders.size() == MOST) {
                throw ErrorType.BAD_REQUEST_DATA.fault("orderBy has at most " + MOST + " terms");
            }
            orders.add(order(context, term, collation, from));
        }
        return orders;
    }

    private static Ordering order(
            LdContext context, String term, Optional<Locale> collation, Optional<Geometry> from) {
        var semicolon = term.indexOf(';');
        var word = semicolon < 0 ? "asc" : term.substring(semicolon + 1);
        var name = semicolon < 0 ? term : term.substring(0, semicolon);
        var path =
                name.equals("id") ? AttributePath.of(Ordering.ID) : QueryText.path(name, context);
        return switch (word) {
            case "asc" -> new Ordering(path, Direction.ASCENDING, Optional.empty(), collation);
            case "desc" -> new Ordering(path, Direction.DESCENDING, Optional.empty(), collation);
            case "dist-asc" -> new Ordering(path, Direction.ASCENDING, required(from), collation);
            case "dist-desc" -> new Ordering(path, Direction.DESCENDING, required(from), collation);
            default ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "orderBy goes asc, desc, dist-asc or dist-desc (§4.23.3)");
        };
    }

    private static Optional<Geometry> required(Optional<Geometry> from) {
        if (from.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("An order by distance has orderFrom (§4.23.3)");
        }
        return from;
    }

    private static Locale locale(String tag) {
        try {
            return new Locale.Builder().setLanguageTag(tag).build();
        } catch (IllformedLocaleException e) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    Words.quoted(tag)
                            + " is no collation, such as zh or de-u-co-phonebk (§4.23.3)");
        }
    }
}
