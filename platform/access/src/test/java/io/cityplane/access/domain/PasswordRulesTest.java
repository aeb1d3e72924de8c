package io.cityplane.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.AccountName;
import io.cityplane.access.Refusal;
import io.cityplane.access.Secret;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PasswordRulesTest {

    private static final AccountName WANG = new AccountName("wang.li-transport");

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource({
        "elevenchars,                  PASSWORD_TOO_SHORT",
        "深圳市民中心十二个字啊,         PASSWORD_TOO_SHORT",
        "wang.li-transport,            PASSWORD_GUESSABLE",
        "WANG.LI-Transport2026,        PASSWORD_GUESSABLE",
        "Password123456,               PASSWORD_GUESSABLE",
        "CityplaneAdmin1,              PASSWORD_GUESSABLE",
        "abababababababab,             PASSWORD_GUESSABLE",
        "pineapple-tram-41,            -",
        "深圳市民中心十二个字是的呀,     -"
    })
    void rules(String password, String refusal) {
        assertThat(refuse(password))
                .isEqualTo(Optional.of(refusal).filter(r -> !r.equals("-")).map(Refusal::valueOf));
    }

    @Test
    @DisplayName("a password is bounded, and of characters that can be typed")
    void bounds() {
        assertThat(refuse("pineapple ".repeat(13))).contains(Refusal.PASSWORD_TOO_LONG);
        assertThat(refuse("pineapple\ntram 41")).contains(Refusal.PASSWORD_HAS_CONTROL_CHARACTERS);
    }

    @RepeatedTest(20)
    @DisplayName("a random password will do, and has no letters that look alike")
    void random() {
        var password = RandomSecrets.password();

        assertThat(PasswordRules.refuse(password, WANG)).isEmpty();
        assertThat(password.value()).matches("([a-hjkmnp-z2-9]{4}-){6}[a-hjkmnp-z2-9]{4}");
        assertThat(password).hasToString("Secret");
    }

    private static Optional<Refusal> refuse(String password) {
        return PasswordRules.refuse(new Secret(password), WANG);
    }
}
