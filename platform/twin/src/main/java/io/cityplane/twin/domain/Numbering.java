package io.cityplane.twin.domain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Small numbers for things that occur again and again, from 0 up, given once for good. Of the
/// journal's and memory's bytes they are the words.
///
/// Any thread may ask; only what was never seen before takes a lock.
final class Numbering<T> {

    private final String what;
    private final int most;
    private final ConcurrentHashMap<T, Integer> numbers = new ConcurrentHashMap<>();
    private volatile @Nullable Object[] things = new @Nullable Object[64];
    private int next;

    /// Numbers for at most so many things.
    ///
    /// @param what they are called in the refusal of more
    Numbering(String what, int most) {
        this.what = what;
        this.most = most;
    }

    /// The thing's number, a new one if it has none yet.
    ///
    /// @throws Refusal if there are too many different things already
    int of(T thing) {
        var number = numbers.get(thing);
        return number != null ? number : add(thing);
    }

    private synchronized int add(T thing) {
        var number = numbers.get(thing);
        if (number != null) {
            return number;
        }
        if (numbers.size() >= most) {
            throw new Refusal(
                    "the twin holds %,d different %s already, and takes no more kinds until it is"
                                    .formatted(most, what)
                            + " started with a higher limit");
        }
        put(next, thing);
        return next - 1;
    }

    /// Puts a thing where the journal has it. Limits hold for what is new, not for what is so.
    synchronized void put(int number, T thing) {
        var known = things;
        if (number >= known.length) {
            known = Arrays.copyOf(known, Math.max(number + 1, known.length * 2));
        }
        known[number] = thing;
        things = known;
        numbers.put(thing, number);
        next = Math.max(next, number + 1);
    }

    @SuppressWarnings("unchecked")
    T get(int number) {
        var thing = number < things.length ? things[number] : null;
        if (thing == null) {
            throw new IllegalStateException("no %s has the number %d".formatted(what, number));
        }
        return (T) thing;
    }

    /// All of them, by rising number.
    @SuppressWarnings("unchecked")
    List<T> all() {
        var all = new ArrayList<T>();
        for (var thing : things) {
            if (thing != null) {
                all.add((T) thing);
            }
        }
        return all;
    }
}
