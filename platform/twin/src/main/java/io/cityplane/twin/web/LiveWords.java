package io.cityplane.twin.web;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The words that one console was told, each known by its index since.
///
/// Each console has its own, so that none hears of a type that it sees no entity of.
final class LiveWords {

    /// The index of a word that is not among them.
    static final int NONE = 0xfff;

    private final Map<String, Integer> indices = new HashMap<>();
    private final List<String> words = new ArrayList<>();

    /// The word's index, a new one if it has none; {@link #NONE} for the empty word, and once there
    /// are too many.
    int index(String word) {
        var known = indices.get(word);
        if (known != null) {
            return known;
        }
        if (word.isEmpty() || words.size() == NONE) {
            return NONE;
        }
        words.add(word);
        indices.put(word, words.size() - 1);
        return words.size() - 1;
    }

    List<String> list() {
        return List.copyOf(words);
    }

    int size() {
        return words.size();
    }
}
