package io.cityplane.access.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.access.Secret;
import io.cityplane.access.domain.Argon2id.Cost;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class Argon2idTest {

    /// From the tests of the reference implementation: password and salt are `password`,
    /// `somesalt`.
    private static final String REFERENCE =
            "$argon2id$v=19$m=256,t=2,p=1$c29tZXNhbHQ"
                    + "$nf65EOgLrQMR/uIPnA4rEsF5h7TKyQwu9U1bMCHGi/4";

    private final Argon2id hashing = new Argon2id(CountingHashing.CHEAP);

    @Test
    @DisplayName("what another implementation hashed is recognised")
    void reference() {
        assertThat(hashing.matches(new Secret("password"), REFERENCE)).isTrue();
        assertThat(hashing.matches(new Secret("passwore"), REFERENCE)).isFalse();
    }

    @Test
    @DisplayName("the same password hashes differently each time, and matches each time")
    void salt() {
        var password = new Secret("correct horse battery staple");
        var first = hashing.hash(password);

        assertThat(first)
                .startsWith("$argon2id$v=19$m=8,t=1,p=1$")
                .isNotEqualTo(hashing.hash(password));
        assertThat(hashing.matches(password, first)).isTrue();
    }

    @Test
    @DisplayName("a letter composed of two characters is the same as the composed one")
    void normalised() {
        var hash = hashing.hash(new Secret("Zu\u0308rich und Gene\u0300ve"));

        assertThat(hashing.matches(new Secret("Z\u00fcrich und Gen\u00e8ve"), hash)).isTrue();
    }

    @Test
    @DisplayName("a hash with other parameters still matches, but is not current")
    void parameters() {
        var dearer = new Argon2id(new Cost(16, 2, 1));
        var hash = hashing.hash(new Secret("a"));

        assertThat(dearer.matches(new Secret("a"), hash)).isTrue();
        assertThat(dearer.isCurrent(hash)).isFalse();
        assertThat(hashing.isCurrent(hash)).isTrue();
    }

    @Test
    @DisplayName("OWASP's parameters work here")
    void owasp() {
        var owasp = new Argon2id(Cost.OWASP);
        var hash = owasp.hash(new Secret("a"));

        assertThat(hash).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(owasp.matches(new Secret("a"), hash)).isTrue();
    }

    @Test
    @DisplayName("what is no hash is a fault, not a wrong password")
    void noHash() {
        assertThatThrownBy(() -> hashing.matches(new Secret("a"), "$2y$10$abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("abc");
    }
}
