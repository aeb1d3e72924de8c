package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Ordering;
import java.text.Collator;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Geometry;

/// Orders what a query found by values (GS CIM 009 §4.23). Who has none comes last; who has the
/// same stays in the order it came. Used by one thread.
final class Sorting {

    private final List<Key> keys = new ArrayList<>();
    private final List<Row> rows = new ArrayList<>();
    private final EntityForm form;

    Sorting(List<Ordering> orders, EntityForm form) {
        this.form = form;
        for (var order : orders) {
            keys.add(new Key(order, new PathReader(order.path(), form)));
        }
    }

    /// @param values one for each key; null where it has none
    @SuppressWarnings(
            "ArrayRecordComponent") // bytes that are never changed; rows are not compared as
    // records
    record Row(Cell cell, byte[] packed, List<@Nullable Object> values) {}

    void add(Cell cell, byte[] packed) {
        var values = new ArrayList<@Nullable Object>(keys.size());
        for (var key : keys) {
            values.add(key.value(cell, packed, form.shape(packed)));
        }
        rows.add(new Row(cell, packed, values));
    }

    List<Row> sorted() {
        rows.sort(this::compare);
        return rows;
    }

    private int compare(Row one, Row other) {
        for (var i = 0; i < keys.size(); i++) {
            var order = keys.get(i).compare(one.values().get(i), other.values().get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static final class Key {

        private final Ordering order;
        private final PathReader reader;
        private final Comparator<String> texts;
        private final @Nullable Geometry from;
        private @Nullable Object found;

        private Key(Ordering order, PathReader reader) {
            this.order = order;
            this.reader = reader;
            this.texts =
                    order.collation()
                            .map(locale -> {
                                var collator = Collator.getInstance(locale);
                                return (Comparator<String>) collator::compare;
                            })
                            .orElse(Comparator.naturalOrder());
            this.from = order.from().map(it -> Geometries.read(it.json())).orElse(null);
        }

        private @Nullable Object value(Cell cell, byte[] packed, Shape shape) {
            found = null;
            if (order.path().first().equals(Ordering.ID)) {
                return cell.id().uri();
            }
            if (from != null) {
                return metres(packed, shape, from);
            }
            reader.any(
                    packed,
                    shape,
                    (_, value) -> {
                        found = value instanceof Collection<?> list ? first(list) : value;
                        return found != null;
                    });
            return found;
        }

        private @Nullable Object first(Collection<?> list) {
            return list.isEmpty() ? null : list.iterator().next();
        }

        private @Nullable Object metres(byte[] packed, Shape shape, Geometry there) {
            for (var i = reader.first(shape); i < shape.size() && reader.isIt(shape, i); i++) {
                if (shape.trait(i).kind() == Kind.GEO_PROPERTY) {
                    var geometry = Geometries.read(PathReader.text(packed, shape, i));
                    if (geometry != null) {
                        return Sphere.metres(there, geometry);
                    }
                }
            }
            return null;
        }

        private int compare(@Nullable Object one, @Nullable Object other) {
            if (one == null || other == null) {
                return one == null ? (other == null ? 0 : 1) : -1;
            }
            var sign =
                    switch (one) {
                        case Double a when other instanceof Double b -> Double.compare(a, b);
                        case String a when other instanceof String b -> texts.compare(a, b);
                        case Instant a when other instanceof Instant b -> a.compareTo(b);
                        case Boolean a when other instanceof Boolean b -> Boolean.compare(a, b);
                        default -> Integer.compare(rank(one), rank(other));
                    };
            return order.direction() == Ordering.Direction.ASCENDING ? sign : -sign;
        }

        /// Values of different kinds are in an order too, so that there is one.
        private static int rank(Object value) {
            return switch (value) {
                case Boolean _ -> 0;
                case Double _ -> 1;
                case Instant _ -> 2;
                case String _ -> 3;
                default -> 4;
            };
        }
    }
}
