package io.cityplane.twin.domain;

import io.cityplane.twin.Told;
import java.util.ArrayList;
import java.util.List;

/// A follower as many systems have it, and wrong: changes have one number for all, given when they
/// are decided, and it goes on after the highest that it has seen. What is decided earlier and
/// committed later it never hears of.
final class OneCounter {

    private final List<Integer> heard = new ArrayList<>();
    private int highest = -1;

    /// Hears what is committed, in that order; the number is in the entity's name.
    void told(List<Told> changes) {
        for (var told : changes) {
            var number = Integer.parseInt(told.id().uri().replaceFirst(".*:n", ""));
            if (number > highest) {
                highest = number;
                heard.add(number);
            }
        }
    }

    int heard() {
        return heard.size();
    }
}
