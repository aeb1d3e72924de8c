package io.cityplane.access.web;

import io.cityplane.access.Access;
import io.cityplane.access.Access.PasswordChange;
import io.cityplane.access.Access.SignIn.Busy;
import io.cityplane.access.Access.SignIn.Refused;
import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.Access.SignIn.TooManyAttempts;
import io.cityplane.access.Account;
import io.cityplane.access.Secret;
import io.cityplane.access.web.Visit.Scheme;
import io.cityplane.kernel.Callers.Intent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Set;

/// `/api/session`: the console's way in and out, by the cookie `cityplane_session`.
///
/// `POST` with `account` and `password` signs in, `GET` tells who is signed in, `DELETE` signs out;
/// `POST /api/session/password` with `current` and `next` changes one's password. All but `GET`
/// need the field `X-Requested-With: cityplane-console`, so that no page of another site signs
/// anybody in or out.
@Path("/api/session")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class SessionResource {

    private static final String CONSOLE = "cityplane-console";

    private final Access access;
    private final Provider<Visit> visit;

    public SessionResource(Access access, Provider<Visit> visit) {
        this.access = access;
        this.visit = visit;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    public Response signIn(InputStream in) {
        var from = visit.get();
        if (!from.credentials().requestedWith().equals(CONSOLE)) {
            return Problems.answer(Problems.notFromConsole());
        }
        var body = Body.read(in, Set.of("account", "password"));
        var outcome =
                access.signIn(
                        body.text("account"), new Secret(body.text("password")), from.address());
        return switch (outcome) {
            case SignedIn(Secret session, Account account) ->
                    ok(account)
                            .header("Set-Cookie", cookie(session.value(), from.scheme()))
                            .build();
            case Refused() -> Problems.answer(Problems.wrongPassword());
            case TooManyAttempts(var wait) -> Problems.answer(Problems.tooManyAttempts(wait), wait);
            case Busy(var wait) -> Problems.answer(Problems.busy(), wait);
        };
    }

    @GET
    public Response find() {
        return access.findSession(visit.get().credentials(), Intent.READ)
                .map(account -> ok(account).build())
                .orElseGet(() -> Problems.answer(Problems.signedOut()));
    }

    /// Takes the cookie away in any case; that the session is over is the answer even if it was
    /// before.
    @DELETE
    public Response signOut() {
        var from = visit.get();
        if (!from.credentials().requestedWith().equals(CONSOLE)) {
            return Problems.answer(Problems.notFromConsole());
        }
        access.signOut(from.credentials(), from.address());
        return Response.noContent()
                .header("Cache-Control", "no-store")
                .header("Set-Cookie", cookie("", from.scheme()) + "; Max-Age=0")
                .build();
    }

    @POST
    @Path("/password")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response changePassword(InputStream in) {
        var from = visit.get();
        if (access.findSession(from.credentials(), Intent.WRITE).isEmpty()) {
            return Problems.answer(Problems.signedOut());
        }
        var body = Body.read(in, Set.of("current", "next"));
        var outcome =
                access.changePassword(
                        from.credentials(),
                        new Secret(body.text("current")),
                        new Secret(body.text("next")),
                        from.address());
        return switch (outcome) {
            case PasswordChange.Changed(Account account) -> ok(account).build();
            case PasswordChange.NotSignedIn() -> Problems.answer(Problems.signedOut());
            case PasswordChange.WrongPassword() -> Problems.answer(Problems.wrongCurrentPassword());
            case PasswordChange.Refused(var why) -> Problems.answer(Problems.of(why));
            case PasswordChange.TooManyAttempts(var wait) ->
                    Problems.answer(Problems.tooManyAttempts(wait), wait);
            case PasswordChange.Busy(var wait) -> Problems.answer(Problems.busy(), wait);
        };
    }

    private static Response.ResponseBuilder ok(Account account) {
        return Response.ok(SessionJson.of(account)).header("Cache-Control", "no-store");
    }

    /// Without an age: the browser forgets it when it is closed.
    private static String cookie(String value, Scheme scheme) {
        return "cityplane_session=%s; Path=/; HttpOnly; SameSite=Strict%s"
                .formatted(value, scheme == Scheme.HTTPS ? "; Secure" : "");
    }
}
