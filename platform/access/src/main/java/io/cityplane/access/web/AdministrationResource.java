package io.cityplane.access.web;

import io.cityplane.access.AccessAdministration;
import io.cityplane.access.Account;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.Actor;
import io.cityplane.access.Answer;
import io.cityplane.access.Answer.Done;
import io.cityplane.access.Answer.Refused;
import io.cityplane.access.AuditQuery;
import io.cityplane.access.Refusal;
import io.cityplane.access.Secret;
import io.cityplane.access.TokenId;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Intent;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Provider;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `/api/access`: accounts, tokens and the audit, for administrators.
///
/// `PATCH` changes the fields that it has (RFC 7396); a `password` comes on its own. The audit
/// comes newest first: `before` (a page's `next`), `limit` (1 to 500, 50 if absent).
@Path("/api/access")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class AdministrationResource {

    private static final Set<String> NEW_ACCOUNT =
            Set.of("account", "name", "password", "role", "department", "districts", "clearance");
    private static final Set<String> CHANGE =
            Set.of("name", "password", "role", "department", "districts", "clearance", "disabled");
    private static final Set<String> NEW_TOKEN =
            Set.of("name", "role", "department", "districts", "clearance", "expiresAt");

    private final AccessAdministration administration;
    private final Callers callers;
    private final Provider<Visit> visit;

    public AdministrationResource(
            AccessAdministration administration, Callers callers, Provider<Visit> visit) {
        this.administration = administration;
        this.callers = callers;
        this.visit = visit;
    }

    @GET
    @Path("/accounts")
    public Response listAccounts() {
        var accounts = value(administration.listAccounts(actor(Intent.READ).caller()));
        return answer(
                200, new AccountJson.Accounts(accounts.stream().map(AccountJson::of).toList()));
    }

    @POST
    @Path("/accounts")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response createAccount(InputStream in) {
        var actor = actor(Intent.WRITE);
        var body = Body.read(in, NEW_ACCOUNT);
        var profile = new Profile(body.text("name"), Fields.grant(body), Status.ENABLED);
        var account =
                value(
                        administration.createAccount(
                                actor,
                                Fields.account(body.text("account")),
                                profile,
                                new Secret(body.text("password"))));
        return answer(201, AccountJson.of(account));
    }

    @PATCH
    @Path("/accounts/{account}")
    @Consumes({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
    public Response changeAccount(@PathParam("account") String account, InputStream in) {
        var actor = actor(Intent.WRITE);
        var body = Body.read(in, CHANGE);
        return answer(200, AccountJson.of(value(change(actor, account, body))));
    }

    @GET
    @Path("/tokens")
    public Response listTokens() {
        var tokens = value(administration.listTokens(actor(Intent.READ).caller()));
        return answer(200, new TokenJson.Tokens(tokens.stream().map(TokenJson::of).toList()));
    }

    @POST
    @Path("/tokens")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response issueToken(InputStream in) {
        var actor = actor(Intent.WRITE);
        var body = Body.read(in, NEW_TOKEN);
        var issued =
                value(
                        administration.issueToken(
                                actor,
                                body.text("name"),
                                Fields.grant(body),
                                Fields.instant(body, "expiresAt")));
        return answer(201, TokenJson.of(issued.token(), Optional.of(issued.secret())));
    }

    @DELETE
    @Path("/tokens/{id}")
    public Response revokeToken(@PathParam("id") String id) {
        var actor = actor(Intent.WRITE);
        if (!id.matches("[0-9]{1,9}")) {
            throw Problems.of(Refusal.UNKNOWN_TOKEN).raised();
        }
        value(administration.revokeToken(actor, new TokenId(Integer.parseInt(id))));
        return Response.noContent().build();
    }

    @GET
    @Path("/audit")
    public Response listAudits(
            @QueryParam("before") @Nullable String before,
            @QueryParam("limit") @DefaultValue("50") String limit) {
        var actor = actor(Intent.READ);
        var query =
                new AuditQuery(
                        Optional.ofNullable(before)
                                .map(text -> number("before", text, 999_999_999_999_999_999L)),
                        (int) number("limit", limit, AuditQuery.MAX_LIMIT));
        return answer(200, AuditsJson.of(value(administration.listAudits(actor.caller(), query))));
    }

    private Answer<Account> change(Actor actor, String account, Body body) {
        var name = Fields.account(account);
        if (!body.has("password")) {
            return administration.changeAccount(actor, name, before -> changed(before, body));
        }
        for (var field : CHANGE) {
            if (body.has(field) && !field.equals("password")) {
                throw Body.bad("a password is set on its own, without other fields");
            }
        }
        return administration.setPassword(actor, name, new Secret(body.text("password")));
    }

    private static Profile changed(Profile before, Body body) {
        return new Profile(
                body.has("name") ? body.text("name") : before.displayName(),
                Fields.changed(before.grant(), body),
                body.has("disabled") ? status(body) : before.status());
    }

    private static Status status(Body body) {
        return body.flag("disabled") ? Status.DISABLED : Status.ENABLED;
    }

    /// Who asks, so that nothing of the body is read for somebody unknown.
    private Actor actor(Intent intent) {
        var from = visit.get();
        return callers.find(from.credentials(), intent)
                .map(caller -> new Actor(caller, from.address()))
                .orElseThrow(() -> Problems.signedOut().raised());
    }

    private static long number(String name, String value, long most) {
        if (value.matches("[0-9]{1,18}")) {
            var number = Long.parseLong(value);
            if (number >= 1 && number <= most) {
                return number;
            }
        }
        throw Body.bad("%s is a number from 1 to %d".formatted(name, most));
    }

    private static <T> T value(Answer<T> answer) {
        return switch (answer) {
            case Done<T>(T value) -> value;
            case Refused<T>(Refusal why) -> throw Problems.of(why).raised();
        };
    }

    private static Response answer(int status, Object entity) {
        return Response.status(status)
                .type(MediaType.APPLICATION_JSON)
                .header("Cache-Control", "no-store")
                .entity(entity)
                .build();
    }
}
