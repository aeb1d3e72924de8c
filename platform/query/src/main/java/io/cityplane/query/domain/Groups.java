package io.cityplane.query.domain;

import io.cityplane.query.FactKey;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The figures of all groups while values are added.
final class Groups {

    /// So many stay well within memory.
    static final int MOST = 500_000;

    private final Map<List<FactKey>, Figure> figures = new HashMap<>();
    private long values;
    private long leftOut;

    /// @throws Refusal if there are too many groups
    Figure figure(List<FactKey> keys) {
        var known = figures.get(keys);
        if (known == null) {
            if (figures.size() == MOST) {
                throw new Refusal(
                        "by",
                        "there are more than %,d groups: choose coarser ones".formatted(MOST));
            }
            known = new Figure();
            figures.put(keys, known);
        }
        return known;
    }

    /// Adds one value; leaves out what is no number.
    void add(List<FactKey> keys, double value, Instant at) {
        if (Double.isFinite(value)) {
            figure(keys).add(value, at);
            values++;
        } else {
            leftOut++;
        }
    }

    /// Notes that values were added to a figure by itself.
    void added(long count) {
        values += count;
    }

    /// Notes a moment at which a part of the value is missing.
    void leaveOut() {
        leftOut++;
    }

    Map<List<FactKey>, Figure> figures() {
        return figures;
    }

    long values() {
        return values;
    }

    long leftOut() {
        return leftOut;
    }
}
