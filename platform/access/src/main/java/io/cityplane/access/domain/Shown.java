package io.cityplane.access.domain;

import io.cityplane.access.Secret;
import io.cityplane.kernel.Callers.Credentials;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What a request's credentials amount to, before anybody is looked up.
sealed interface Shown {

    /// The value of the `X-Requested-With` field that the console sends.
    String CONSOLE = "cityplane-console";

    String COOKIE = "cityplane_session";

    /// The scheme's name is compared without regard to case (RFC 9110 §11.1).
    Pattern BEARER = Pattern.compile("(?i:Bearer) +([^ ]+) *");

    record Nothing() implements Shown {}

    record BearerToken(Sha256 secret) implements Shown {}

    record SessionCookie(Sha256 secret, Sender sender) implements Shown {}

    /// Something that cannot be anybody's.
    record Malformed() implements Shown {}

    enum Sender {
        CONSOLE,
        PERHAPS_ANOTHER_SITE
    }

    /// Any `Authorization` decides alone, so that a request never falls back on a cookie that it
    /// was not meant to use.
    static Shown of(Credentials credentials) {
        if (!credentials.authorization().isEmpty()) {
            var bearer = BEARER.matcher(credentials.authorization());
            return bearer.matches() && RandomSecrets.looksLikeToken(bearer.group(1))
                    ? new BearerToken(Sha256.of(new Secret(bearer.group(1))))
                    : new Malformed();
        }
        var values = sessionCookies(credentials.cookie());
        if (values.isEmpty()) {
            return new Nothing();
        }
        // Two of them: another host of the domain has planted one (RFC 6265 §8.6).
        if (values.size() > 1 || !RandomSecrets.looksLikeSession(values.getFirst())) {
            return new Malformed();
        }
        return new SessionCookie(
                Sha256.of(new Secret(values.getFirst())),
                credentials.requestedWith().equals(CONSOLE)
                        ? Sender.CONSOLE
                        : Sender.PERHAPS_ANOTHER_SITE);
    }

    private static List<String> sessionCookies(String cookie) {
        var values = new ArrayList<String>(1);
        if (!cookie.contains(COOKIE)) {
            return values;
        }
        for (var pair : cookie.split(";", -1)) {
            var trimmed = pair.strip();
            if (trimmed.startsWith(COOKIE + "=")) {
                values.add(trimmed.substring(COOKIE.length() + 1));
            }
        }
        return values;
    }
}
