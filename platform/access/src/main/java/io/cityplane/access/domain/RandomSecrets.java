package io.cityplane.access.domain;

import static java.util.stream.Collectors.joining;

import io.cityplane.access.Secret;
import java.security.SecureRandom;
import java.util.stream.IntStream;

/// Secrets by chance, of letters and digits that nobody takes for each other.
public final class RandomSecrets {

    /// Neither `0` nor `o`, neither `1`, `i` nor `l`: 31 characters, so each is worth 4.95 bits.
    private static final String ALPHABET = "abcdefghjkmnpqrstuvwxyz23456789";

    private static final String TOKEN_PREFIX = "cp_";

    /// 40 characters: 198 bits.
    private static final int OPAQUE_LENGTH = 40;

    private static final SecureRandom RANDOM = new SecureRandom();

    private RandomSecrets() {}

    /// A password to copy by hand: seven groups of four, 138 bits.
    public static Secret password() {
        return new Secret(IntStream.range(0, 7).mapToObj(_ -> letters(4)).collect(joining("-")));
    }

    static Secret token() {
        return new Secret(TOKEN_PREFIX + letters(OPAQUE_LENGTH));
    }

    static Secret session() {
        return new Secret(letters(OPAQUE_LENGTH));
    }

    static boolean looksLikeToken(String value) {
        return value.length() == TOKEN_PREFIX.length() + OPAQUE_LENGTH
                && value.startsWith(TOKEN_PREFIX)
                && consistsOfLetters(value.substring(TOKEN_PREFIX.length()));
    }

    static boolean looksLikeSession(String value) {
        return value.length() == OPAQUE_LENGTH && consistsOfLetters(value);
    }

    private static boolean consistsOfLetters(String value) {
        return value.chars().allMatch(letter -> ALPHABET.indexOf(letter) >= 0);
    }

    private static String letters(int count) {
        var letters = new StringBuilder(count);
        for (var i = 0; i < count; i++) {
            letters.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return letters.toString();
    }
}
