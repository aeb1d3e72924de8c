package io.cityplane.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.Secret;
import io.cityplane.access.domain.Shown.BearerToken;
import io.cityplane.access.domain.Shown.Malformed;
import io.cityplane.access.domain.Shown.Nothing;
import io.cityplane.access.domain.Shown.Sender;
import io.cityplane.access.domain.Shown.SessionCookie;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShownTest {

    private static final Secret TOKEN = RandomSecrets.token();
    private static final Secret SESSION = RandomSecrets.session();
    private static final String COOKIE = "cityplane_session=" + SESSION.value();

    @ParameterizedTest(name = "RFC 6750 §2.1, RFC 9110 §11.4: `{0}TOKEN`")
    @ValueSource(strings = {"Bearer ", "bearer ", "BEARER   "})
    void bearer(String scheme) {
        assertThat(shown(scheme + TOKEN.value(), "", ""))
                .isEqualTo(new BearerToken(Sha256.of(TOKEN)));
    }

    @ParameterizedTest(name = "`{0}` is nobody's, even beside a cookie")
    @ValueSource(
            strings = {
                "Bearer",
                "Bearer ",
                "Bearer cp_short",
                "Bearer a b",
                "Basic YTpi",
                " ",
                "cp_x",
                "Bearer cp_0000000000000000000000000000000000000000"
            })
    void malformed(String authorization) {
        assertThat(shown(authorization, COOKIE, Shown.CONSOLE)).isEqualTo(new Malformed());
    }

    @Test
    @DisplayName("a cookie among others is found")
    void cookie() {
        assertThat(shown("", "theme=dark; " + COOKIE + "; a=b", Shown.CONSOLE))
                .isEqualTo(new SessionCookie(Sha256.of(SESSION), Sender.CONSOLE));
    }

    @Test
    @DisplayName("without the console's field, another site may have sent the cookie")
    void otherSite() {
        var otherSite = new SessionCookie(Sha256.of(SESSION), Sender.PERHAPS_ANOTHER_SITE);

        assertThat(shown("", COOKIE, "")).isEqualTo(otherSite);
        assertThat(shown("", COOKIE, "XMLHttpRequest")).isEqualTo(otherSite);
    }

    @Test
    @DisplayName("RFC 6265 §8.6: two cookies of the name are nobody's, one may be planted")
    void planted() {
        var other = "cityplane_session=" + RandomSecrets.session().value();

        assertThat(shown("", COOKIE + "; " + other, "")).isEqualTo(new Malformed());
    }

    @Test
    @DisplayName("other cookies are nothing")
    void otherCookies() {
        assertThat(shown("", "xcityplane_session=a; theme=dark", "")).isEqualTo(new Nothing());
    }

    @Test
    @DisplayName(
            "with authorisation off, who shows nothing may do everything, a wrong token nothing")
    void everybodyMay() {
        var open = new EverybodyMay((_, _) -> Optional.empty());

        var anybody = open.find(new Credentials("", "theme=dark", ""), Intent.WRITE).orElseThrow();
        assertThat(anybody.right()).isEqualTo(Right.ADMINISTER);
        assertThat(anybody.number()).isEqualTo(1);
        assertThat(open.find(new Credentials("Bearer x", "", ""), Intent.READ)).isEmpty();
        assertThat(open.find(new Credentials("", COOKIE, ""), Intent.READ)).isEmpty();
    }

    private static Shown shown(String authorization, String cookie, String requestedWith) {
        return Shown.of(new Credentials(authorization, cookie, requestedWith));
    }
}
