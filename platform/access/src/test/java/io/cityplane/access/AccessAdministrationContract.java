package io.cityplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.Answer.Done;
import io.cityplane.access.Answer.Refused;
import io.cityplane.access.Audit.Deed;
import io.cityplane.access.Audit.Result;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.kernel.Viewer.Clearance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What {@link AccessAdministration} promises, whatever stands behind it.
public abstract class AccessAdministrationContract extends RoomContract {

    @Test
    @DisplayName("a disabled account's sessions end at once, and stay ended")
    void disable() {
        createWang();
        var cookie = signedIn("wang", PASSWORD);
        change(WANG, Status.DISABLED);
        change(WANG, Status.ENABLED);

        assertThat(room.access().findSession(byCookie(cookie, ""), Intent.READ)).isEmpty();
        assertThat(signIn("wang", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @DisplayName("a changed grant holds for sessions that are open")
    void changeGrant() {
        createWang();
        var cookie = signedIn("wang", PASSWORD);
        changePassword(cookie, PASSWORD, OTHER_PASSWORD);
        var reader = new Grant(Role.READER, Optional.empty(), Set.of(), Clearance.PUBLIC);
        done(
                room.administration()
                        .changeAccount(
                                city(),
                                WANG,
                                before -> new Profile("Wang", reader, before.status())));

        var caller = find(cookie, "", Intent.READ).orElseThrow();
        assertThat(caller).isEqualTo(reader.caller(caller.number()));
    }

    @Test
    @DisplayName("the last enabled administrator can be neither disabled nor demoted")
    void lastAdministrator() {
        var admin = new AccountName("admin");
        var disabled = new Profile("A", Grant.EVERYTHING, Status.DISABLED);
        var demoted = new Profile("A", TRANSPORT, Status.ENABLED);

        for (var profile : List.of(disabled, demoted)) {
            assertThat(room.administration().changeAccount(city(), admin, _ -> profile))
                    .isEqualTo(new Refused<>(Refusal.LAST_ADMINISTRATOR));
        }
        var second = new Profile("B", Grant.EVERYTHING, Status.ENABLED);
        done(room.administration().createAccount(city(), WANG, second, PASSWORD));
        assertThat(room.administration().changeAccount(city(), admin, _ -> demoted))
                .isInstanceOf(Done.class);
    }

    @Test
    @DisplayName("an account that makes no sense is refused")
    void senseless() {
        var everywhere = new Grant(Role.DEPARTMENT, Optional.empty(), Set.of(), Clearance.INTERNAL);
        var confined =
                new Grant(Role.ADMIN, TRANSPORT.department(), Set.of(), Clearance.CONFIDENTIAL);

        assertThat(create(new Profile("W", everywhere, Status.ENABLED), PASSWORD))
                .isEqualTo(new Refused<>(Refusal.DEPARTMENT_MISSING));
        assertThat(create(new Profile("W", confined, Status.ENABLED), PASSWORD))
                .isEqualTo(new Refused<>(Refusal.ADMINISTRATOR_CONFINED));
        assertThat(create(new Profile(" ", TRANSPORT, Status.ENABLED), PASSWORD))
                .isEqualTo(new Refused<>(Refusal.NAME_MALFORMED));
        assertThat(create(WANG_OF_TRANSPORT, new Secret("wangwangwangwang")))
                .isEqualTo(new Refused<>(Refusal.PASSWORD_GUESSABLE));
        createWang();
        assertThat(create(WANG_OF_TRANSPORT, PASSWORD))
                .isEqualTo(new Refused<>(Refusal.ACCOUNT_EXISTS));
    }

    @Test
    @DisplayName("who does not administer is refused everything, and the refusal is audited")
    void notAnAdministrator() {
        var operator = new Grant(Role.OPERATOR, Optional.empty(), Set.of(), Clearance.CONFIDENTIAL);
        var caller = operator.caller(99);
        var by = new Actor(caller, OFFICE);
        var refused = new Refused<>(Refusal.NOT_AN_ADMINISTRATOR);
        var door = room.administration();

        assertThat(door.listAccounts(caller)).isEqualTo(refused);
        assertThat(door.listTokens(caller)).isEqualTo(refused);
        assertThat(door.listAudits(caller, new AuditQuery(Optional.empty(), 10)))
                .isEqualTo(refused);
        assertThat(door.createAccount(by, WANG, WANG_OF_TRANSPORT, PASSWORD)).isEqualTo(refused);
        assertThat(door.changeAccount(by, new AccountName("admin"), p -> p)).isEqualTo(refused);
        assertThat(door.setPassword(by, new AccountName("admin"), PASSWORD)).isEqualTo(refused);
        assertThat(door.issueToken(by, "t", operator, Optional.empty())).isEqualTo(refused);
        assertThat(door.revokeToken(by, new TokenId(17))).isEqualTo(refused);
        assertThat(audits(5))
                .allSatisfy(audit -> {
                    assertThat(audit.by()).isEqualTo(99);
                    assertThat(audit.result()).isEqualTo(Result.REFUSED);
                    assertThat(audit.detail()).isEqualTo("NOT_AN_ADMINISTRATOR");
                });
    }

    @Test
    @DisplayName("a password set by an administrator lifts the wait, and ends the sessions")
    void setPassword() {
        createWang();
        var cookie = signedIn("wang", PASSWORD);
        for (var i = 0; i < 5; i++) {
            room.access().signIn("wang", ADMIN_PASSWORD, "192.0.2.1");
        }
        done(room.administration().setPassword(city(), WANG, OTHER_PASSWORD));

        assertThat(room.access().findSession(byCookie(cookie, ""), Intent.READ)).isEmpty();
        assertThat(room.access().signIn("wang", OTHER_PASSWORD, "192.0.2.1"))
                .isInstanceOf(SignedIn.class);
    }

    @Test
    @DisplayName("a token calls until it expires, over a restart too")
    void token() {
        var end = clock.instant().plus(Duration.ofDays(1));
        var issued =
                done(
                        room.administration()
                                .issueToken(city(), "traffic lights", TRANSPORT, Optional.of(end)));
        var credentials = new Credentials("Bearer " + issued.secret().value(), "", "");

        for (var restarts = 0; restarts < 2; restarts++) {
            assertThat(room.callers().find(credentials, Intent.WRITE))
                    .contains(TRANSPORT.caller(issued.token().id().number()));
            room = reopen(hashing);
        }
        clock.turn(Duration.ofDays(1));
        assertThat(room.callers().find(credentials, Intent.READ)).isEmpty();
    }

    @Test
    @DisplayName("a revoked token is nobody's at once, and revoking it again changes nothing")
    void revoke() {
        var issued = issue();
        var credentials = new Credentials("Bearer " + issued.secret().value(), "", "");
        var id = issued.token().id();
        var revoked = done(room.administration().revokeToken(city(), id));
        clock.turn(Duration.ofMinutes(1));

        assertThat(done(room.administration().revokeToken(city(), id))).isEqualTo(revoked);
        assertThat(room.callers().find(credentials, Intent.READ)).isEmpty();
        room.access().tend();
        assertThat(room.callers().find(credentials, Intent.READ)).isEmpty();
        assertThat(room.administration().revokeToken(city(), new TokenId(5)))
                .isEqualTo(new Refused<>(Refusal.UNKNOWN_TOKEN));
    }

    @Test
    @DisplayName("a token's last use is known after tending")
    void lastUse() {
        var issued = issue();
        room.callers()
                .find(new Credentials("Bearer " + issued.secret().value(), "", ""), Intent.READ);
        assertThat(tokens()).singleElement().extracting(Token::usedAt).isEqualTo(Optional.empty());
        room.access().tend();

        assertThat(tokens())
                .singleElement()
                .extracting(Token::usedAt)
                .isEqualTo(Optional.of(clock.instant()));
    }

    @Test
    @DisplayName("what another process issues is known after tending")
    void issuedElsewhere() {
        var here = room;
        room = reopen(hashing);
        var credentials = new Credentials("Bearer " + issue().secret().value(), "", "");
        assertThat(here.callers().find(credentials, Intent.READ)).isEmpty();
        here.access().tend();

        assertThat(here.callers().find(credentials, Intent.READ)).isPresent();
    }

    @Test
    @DisplayName("a token that has expired before it begins is refused")
    void expired() {
        assertThat(
                        room.administration()
                                .issueToken(city(), "t", TRANSPORT, Optional.of(Instant.EPOCH)))
                .isEqualTo(new Refused<>(Refusal.EXPIRES_IN_THE_PAST));
    }

    @Test
    @DisplayName("the audit tells who did what to whom from where, page by page, and no secret")
    void audits() {
        createWang();
        signIn("wang", OTHER_PASSWORD);
        signIn(OTHER_PASSWORD.value(), OTHER_PASSWORD);
        signedIn("wang", PASSWORD);
        var issued = issue();

        assertThat(audits(5))
                .extracting(Audit::deed)
                .containsExactly(
                        Deed.TOKEN_ISSUED,
                        Deed.SIGN_IN,
                        Deed.SIGN_IN,
                        Deed.SIGN_IN,
                        Deed.ACCOUNT_CREATED);
        assertThat(audits(5).get(1).byName()).isEqualTo("wang");
        assertThat(audits(5).get(3).on()).isEqualTo("wang");
        assertThat(audits(5).get(3).result()).isEqualTo(Result.REFUSED);
        assertThat(audits(5).get(3).address()).isEqualTo(OFFICE);
        assertThat(audits(100).toString())
                .doesNotContain(PASSWORD.value(), OTHER_PASSWORD.value(), issued.secret().value());
        var newest = page(Optional.empty(), 2);
        assertThat(newest.more()).isTrue();
        assertThat(page(Optional.of(newest.items().getLast().id()), 2).items())
                .isEqualTo(audits(4).subList(2, 4));
    }
}
