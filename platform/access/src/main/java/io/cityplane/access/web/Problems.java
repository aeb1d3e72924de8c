package io.cityplane.access.web;

import io.cityplane.access.Refusal;
import io.cityplane.kernel.Problem;
import jakarta.ws.rs.core.Response;
import java.time.Duration;

/// What access tells those whom it turns away.
final class Problems {

    private static final String PROBLEM_JSON = "application/problem+json";

    private Problems() {}

    static Problem signedOut() {
        return of(
                "not-signed-in",
                "Nobody is signed in",
                401,
                "Sign in, or send a valid bearer token; a change by cookie also needs the field"
                        + " X-Requested-With: cityplane-console.");
    }

    static Problem wrongPassword() {
        return of("wrong-password", "Not signed in", 401, "Account or password is wrong.");
    }

    static Problem wrongCurrentPassword() {
        return of("wrong-password", "Wrong password", 403, "The current password is wrong.");
    }

    static Problem notFromConsole() {
        return of(
                "not-from-console",
                "Not sent by the console",
                403,
                "Send the field X-Requested-With: cityplane-console.");
    }

    static Problem tooManyAttempts(Duration wait) {
        return of(
                "too-many-attempts",
                "Too many failed attempts",
                429,
                "Try again in %d seconds.".formatted(seconds(wait)));
    }

    static Problem busy() {
        return of("busy", "Too many at once", 503, "Try again in a few seconds.");
    }

    static Problem of(Refusal refusal) {
        return switch (refusal) {
            case NOT_AN_ADMINISTRATOR ->
                    of(
                            "not-an-administrator",
                            "Not allowed",
                            403,
                            "Accounts, tokens and the audit are for administrators.");
            case UNKNOWN_ACCOUNT ->
                    of("unknown-account", "Not found", 404, "There is no such account.");
            case UNKNOWN_TOKEN -> of("unknown-token", "Not found", 404, "There is no such token.");
            case ACCOUNT_EXISTS ->
                    of("account-exists", "The name is taken", 409, "Choose another account name.");
            case LAST_ADMINISTRATOR ->
                    of(
                            "last-administrator",
                            "The last administrator",
                            409,
                            "Without this account nobody could administer: make another"
                                    + " administrator first.");
            case DEPARTMENT_MISSING -> badInput("The role department needs a department.");
            case ADMINISTRATOR_CONFINED ->
                    badInput(
                            "An administrator has no department and no districts, and the clearance"
                                    + " confidential.");
            case NAME_MALFORMED ->
                    badInput("A name has 1 to 80 characters, none of them a control character.");
            case EXPIRES_IN_THE_PAST -> badInput("expiresAt is in the past.");
            case PASSWORD_TOO_SHORT -> weak("A password has at least 12 characters.");
            case PASSWORD_TOO_LONG -> weak("A password has at most 128 characters.");
            case PASSWORD_HAS_CONTROL_CHARACTERS -> weak("A password has no control characters.");
            case PASSWORD_GUESSABLE ->
                    weak(
                            "The password is easily guessed: the account's name, or a word that is"
                                    + " tried first, makes up most of it, or few characters repeat."
                                    + " Several unrelated words will do.");
            case PASSWORD_UNCHANGED -> weak("The new password is the current one.");
            case BUSY -> busy();
        };
    }

    static Response answer(Problem problem) {
        return build(problem).build();
    }

    static Response answer(Problem problem, Duration retryAfter) {
        return build(problem).header("Retry-After", seconds(retryAfter)).build();
    }

    private static Response.ResponseBuilder build(Problem problem) {
        var response =
                Response.status(problem.status())
                        .type(PROBLEM_JSON)
                        .header("Cache-Control", "no-store")
                        .entity(problem);
        return problem.status() == 401 ? response.header("WWW-Authenticate", "Bearer") : response;
    }

    /// Rounded up, so that who waits as told is not turned away again.
    private static long seconds(Duration wait) {
        return Math.max(1, wait.plusMillis(999).toSeconds());
    }

    private static Problem badInput(String detail) {
        return Problem.badInput("access/bad-input", detail);
    }

    private static Problem weak(String detail) {
        return of("weak-password", "The password will not do", 400, detail);
    }

    private static Problem of(String what, String title, int status, String detail) {
        return new Problem("/problems/access/" + what, title, status, detail);
    }
}
