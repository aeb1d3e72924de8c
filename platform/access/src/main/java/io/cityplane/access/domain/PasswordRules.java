package io.cityplane.access.domain;

import io.cityplane.access.AccountName;
import io.cityplane.access.Refusal;
import io.cityplane.access.Secret;
import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Which passwords will do: long ones, whatever they are made of, unless they are easily guessed.
final class PasswordRules {

    private static final int LEAST_CHARACTERS = 12;
    private static final int MOST_CHARACTERS = 128;
    private static final int LEAST_DIFFERENT = 5;
    private static final int LEAST_BESIDES_WORDS = 6;

    /// What guessing begins with here.
    private static final List<String> WORDS =
            List.of(
                    "password",
                    "passw0rd",
                    "cityplane",
                    "shenzhen",
                    "admin",
                    "welcome",
                    "letmein",
                    "qwerty",
                    "1234567890",
                    "123456789",
                    "12345678",
                    "123456",
                    "000000",
                    "111111");

    private PasswordRules() {}

    static Optional<Refusal> refuse(Secret password, AccountName account) {
        var text = Normalizer.normalize(password.value(), Form.NFC);
        var characters = text.codePointCount(0, text.length());
        if (characters < LEAST_CHARACTERS) {
            return Optional.of(Refusal.PASSWORD_TOO_SHORT);
        }
        if (characters > MOST_CHARACTERS) {
            return Optional.of(Refusal.PASSWORD_TOO_LONG);
        }
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            return Optional.of(Refusal.PASSWORD_HAS_CONTROL_CHARACTERS);
        }
        return isGuessable(text, account)
                ? Optional.of(Refusal.PASSWORD_GUESSABLE)
                : Optional.empty();
    }

    private static boolean isGuessable(String text, AccountName account) {
        var rest = text.toLowerCase(Locale.ROOT).replace(account.value(), "");
        for (var word : WORDS) {
            rest = rest.replace(word, "");
        }
        return rest.length() < LEAST_BESIDES_WORDS
                || text.codePoints().distinct().count() < LEAST_DIFFERENT;
    }
}
