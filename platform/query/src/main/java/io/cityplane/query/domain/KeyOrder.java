package io.cityplane.query.domain;

import io.cityplane.query.FactKey;
import io.cityplane.twin.Value;
import java.util.Comparator;
import java.util.List;

/// The order of groups: times and hours as they come, numbers by size, texts by their letters,
/// nothing last.
final class KeyOrder implements Comparator<List<FactKey>> {

    static final KeyOrder IT = new KeyOrder();

    @Override
    public int compare(List<FactKey> a, List<FactKey> b) {
        for (var i = 0; i < a.size(); i++) {
            var order = compare(a.get(i), b.get(i));
            if (order != 0) {
                return order;
            }
        }
        return 0;
    }

    private static int compare(FactKey a, FactKey b) {
        if (a instanceof FactKey.Moment(var one) && b instanceof FactKey.Moment(var other)) {
            return one.compareTo(other);
        }
        if (a instanceof FactKey.HourOfDay(var one) && b instanceof FactKey.HourOfDay(var other)) {
            return Integer.compare(one, other);
        }
        if (a instanceof FactKey.Said(Value.Numeric(var one))
                && b instanceof FactKey.Said(Value.Numeric(var other))) {
            return Double.compare(one, other);
        }
        var rank = Integer.compare(rank(a), rank(b));
        return rank != 0 ? rank : text(a).compareTo(text(b));
    }

    private static int rank(FactKey key) {
        return switch (key) {
            case FactKey.Moment _, FactKey.HourOfDay _ -> 0;
            case FactKey.Said(Value.Numeric _) -> 1;
            case FactKey.Said _ -> 2;
            case FactKey.Thing _ -> 3;
            case FactKey.Nothing _ -> 4;
        };
    }

    private static String text(FactKey key) {
        return switch (key) {
            case FactKey.Thing(var id, var _) -> id.uri();
            case FactKey.Said(Value.Text(var text)) -> text;
            case FactKey.Said(Value.Json(var json)) -> json;
            case FactKey.Said(var value) -> value.toString();
            case FactKey.Moment _, FactKey.HourOfDay _, FactKey.Nothing _ -> "";
        };
    }
}
