package io.cityplane.twin.ngsild;

import java.util.ArrayList;
import java.util.List;

/// The `Link` fields from a page of a list to those beside it (§6.3.10).
final class Pages {

    private Pages() {}

    /// To the next page if there is more, and to the previous one if this is not the first.
    ///
    /// @param path of the resource, below the root
    /// @param limit of the page; 0 has no pages
    static List<String> links(
            Work work, String path, int offset, int limit, boolean more, MediaType mediaType) {
        var links = new ArrayList<String>(2);
        if (limit > 0 && more) {
            links.add(link(work, path, offset + limit, limit, "next", mediaType));
        }
        if (limit > 0 && offset > 0) {
            links.add(link(work, path, Math.max(0, offset - limit), limit, "prev", mediaType));
        }
        return links;
    }

    /// The request's own parameters, then `limit` and `offset`.
    private static String link(
            Work work, String path, int offset, int limit, String relation, MediaType mediaType) {
        var pairs = new ArrayList<String>();
        for (var pair : work.request().query().split("&", -1)) {
            if (!pair.isEmpty() && !pair.startsWith("limit=") && !pair.startsWith("offset=")) {
                pairs.add(pair);
            }
        }
        pairs.add("limit=" + limit);
        pairs.add("offset=" + offset);
        return "<%s/%s?%s>;rel=\"%s\";type=\"%s\""
                .formatted(Target.ROOT, path, String.join("&", pairs), relation, mediaType.text());
    }
}
