package io.cityplane.imports.domain;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;

/// Finds the word that somebody meant who wrote another one.
final class NearestWord {

    /// So many letters of ten may be wrong.
    private static final int WRONG_OF_TEN = 4;

    private NearestWord() {}

    /// `did you mean X?`, or what there is if nothing is near.
    static String advice(String written, Collection<String> known) {
        return find(written, known)
                .map("Did you mean '%s'?"::formatted)
                .orElseGet(() -> "There are: %s.".formatted(shortList(known)));
    }

    static Optional<String> find(String written, Collection<String> known) {
        var nearest = Optional.<String>empty();
        var least = Math.max(1, written.length() * WRONG_OF_TEN / 10) + 1;
        for (var word : known) {
            var distance =
                    distance(written.toLowerCase(Locale.ROOT), word.toLowerCase(Locale.ROOT));
            if (distance < least) {
                least = distance;
                nearest = Optional.of(word);
            }
        }
        return nearest;
    }

    /// The first of the words, sorted.
    static String shortList(Collection<String> known) {
        var most = 20;
        var list = String.join(", ", known.stream().sorted().limit(most).toList());
        return known.size() > most ? list + " and more" : list;
    }

    /// How many letters have to be put in, taken out or changed (Levenshtein).
    private static int distance(String one, String other) {
        var before = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            before[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var now = new int[other.length() + 1];
            now[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                now[j] = Math.min(before[j - 1] + changed, Math.min(before[j], now[j - 1]) + 1);
            }
            before = now;
        }
        return before[other.length()];
    }
}
