package io.cityplane.twin.domain;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;

/// Where entities are to be found by what lies in them: by type and cell of a grid of 0.01° for
/// each of their GeoProperties, and by their scopes and all above them.
///
/// The writer alone changes it, any thread reads. Who moves is at the new place before and at the
/// old one after readers see the move, so a reader may meet one twice or one that does not fit:
/// what is found is tested again.
final class Signposts {

    /// What is larger than so many cells stands in none of them but at one post for all.
    private static final int MOST_CELLS = 16;

    /// A search over more of them is not worth it.
    private static final int MOST_SEARCHED = 4_096;

    private static final double CELLS_PER_DEGREE = 100;
    private static final int WIDE = Integer.MIN_VALUE;
    private static final Envelope WORLD = new Envelope(-180, 180, -90, 90);

    private final EntityForm form;
    private final ConcurrentHashMap<Post, Roster> rosters = new ConcurrentHashMap<>();
    private final PackedPoint point = new PackedPoint();

    Signposts(EntityForm form) {
        this.form = form;
    }

    sealed interface Post {}

    /// @param x cells east of Greenwich; {@link #WIDE} for what is in many
    record Square(String property, String type, int x, int y) implements Post {}

    /// @param path without the slash it begins with
    record Place(String path) implements Post {}

    /// Before readers see it.
    void arrive(Cell cell, byte @Nullable [] before, byte[] after) {
        if (before == null || !standsTheSame(before, after)) {
            var known = before == null ? Set.<Post>of() : posts(before);
            for (var post : posts(after)) {
                if (!known.contains(post)) {
                    rosters.computeIfAbsent(post, _ -> new Roster()).add(cell, cell.birth());
                }
            }
        }
    }

    /// After readers see it.
    ///
    /// @param after null if it is no more
    void leave(byte[] before, byte @Nullable [] after) {
        if (after == null || !standsTheSame(before, after)) {
            var kept = after == null ? Set.<Post>of() : posts(after);
            for (var post : posts(before)) {
                var roster = kept.contains(post) ? null : rosters.get(post);
                if (roster != null) {
                    roster.remove(cell -> isAt(cell, post));
                }
            }
        }
    }

    private boolean isAt(Cell cell, Post post) {
        var packed = cell.committed();
        return packed != null && posts(packed).contains(post);
    }

    /// Most changes are of numbers: quickly found to move nothing.
    @SuppressWarnings("ReferenceEquality") // of equal shapes there is one: they are numbered
    private boolean standsTheSame(byte[] before, byte[] after) {
        var shape = form.shape(before);
        if (shape != form.shape(after) || form.headingNumber(before) != form.headingNumber(after)) {
            return false;
        }
        for (var index : shape.geometries()) {
            if (!Arrays.equals(
                    before,
                    shape.longFrom(before, index),
                    end(before, shape, index),
                    after,
                    shape.longFrom(after, index),
                    end(after, shape, index))) {
                return false;
            }
        }
        return Arrays.equals(
                before,
                shape.restEnd(before),
                before.length,
                after,
                shape.restEnd(after),
                after.length);
    }

    private static int end(byte[] packed, Shape shape, int index) {
        return (int) EntityForm.INT.get(packed, shape.valueAt(index));
    }

    private Set<Post> posts(byte[] packed) {
        var posts = new HashSet<Post>();
        var shape = form.shape(packed);
        for (var index : shape.geometries()) {
            var bounds = bounds(packed, shape, index);
            if (bounds != null) {
                for (var type : form.heading(packed).types()) {
                    addSquares(shape.trait(index).name(), type, bounds, posts);
                }
            }
        }
        for (var scope : form.scopes(packed)) {
            var levels = ScopeCheck.levels(scope);
            for (var i = 0; i <= levels.size(); i++) {
                posts.add(new Place(String.join("/", levels.subList(0, i))));
            }
        }
        return posts;
    }

    private @Nullable Envelope bounds(byte[] packed, Shape shape, int index) {
        if (point.read(packed, shape.longFrom(packed, index), end(packed, shape, index))) {
            return new Envelope(
                    point.longitude(), point.longitude(), point.latitude(), point.latitude());
        }
        var geometry = Geometries.read(PathReader.text(packed, shape, index));
        return geometry == null ? null : geometry.getEnvelopeInternal();
    }

    private static void addSquares(String property, String type, Envelope in, Set<Post> posts) {
        if (!WORLD.contains(in) || squares(in) > MOST_CELLS) {
            posts.add(new Square(property, type, WIDE, WIDE));
            return;
        }
        for (var x = number(in.getMinX()); x <= number(in.getMaxX()); x++) {
            for (var y = number(in.getMinY()); y <= number(in.getMaxY()); y++) {
                posts.add(new Square(property, type, x, y));
            }
        }
    }

    private static int number(double degrees) {
        return (int) Math.floor(degrees * CELLS_PER_DEGREE);
    }

    private static long squares(Envelope in) {
        return (number(in.getMaxX()) - number(in.getMinX()) + 1L)
                * (number(in.getMaxY()) - number(in.getMinY()) + 1L);
    }

    /// The rosters of all of these types that may have something within the bounds; null if there
    /// are too many to look through, or the bounds reach around the world's edge.
    @Nullable List<Roster> within(String property, Set<String> types, Envelope bounds) {
        if (bounds.getMinX() < -180
                || bounds.getMaxX() > 180
                || squares(bounds) * types.size() > MOST_SEARCHED) {
            return null;
        }
        var posts = new HashSet<Post>();
        for (var type : types) {
            posts.add(new Square(property, type, WIDE, WIDE));
            for (var x = number(bounds.getMinX()); x <= number(bounds.getMaxX()); x++) {
                for (var y = number(bounds.getMinY()); y <= number(bounds.getMaxY()); y++) {
                    posts.add(new Square(property, type, x, y));
                }
            }
        }
        return rosters(posts);
    }

    /// @param path without the slash it begins with; empty for who has any scope
    List<Roster> below(String path) {
        return rosters(Set.of(new Place(path)));
    }

    private List<Roster> rosters(Set<Post> posts) {
        return posts.stream().map(rosters::get).filter(roster -> roster != null).toList();
    }
}
