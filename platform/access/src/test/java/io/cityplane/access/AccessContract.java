package io.cityplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.Access.FirstAdmin;
import io.cityplane.access.Access.PasswordChange;
import io.cityplane.access.Access.SignIn;
import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.Answer.Done;
import io.cityplane.access.Answer.Refused;
import io.cityplane.access.Audit.Deed;
import io.cityplane.access.Audit.Result;
import io.cityplane.access.domain.AccessRoom;
import io.cityplane.access.domain.Argon2id;
import io.cityplane.access.domain.CountingHashing;
import io.cityplane.access.domain.TurnableClock;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.Page;
import io.cityplane.kernel.Viewer.Clearance;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What {@link Access} and {@link AccessAdministration} promise, whatever stands behind them.
public abstract class AccessContract {

    protected static final Secret ADMIN_PASSWORD = new Secret("pineapple-tram-41");
    protected static final Secret PASSWORD = new Secret("violet umbrella 7");
    protected static final Secret OTHER_PASSWORD = new Secret("quiet harbour at noon");
    private static final String OFFICE = "10.0.0.7";
    private static final AccountName WANG = new AccountName("wang");
    private static final Grant TRANSPORT =
            new Grant(
                    Role.DEPARTMENT,
                    Optional.of(new Department("transport")),
                    Set.of(),
                    Clearance.INTERNAL);
    private static final Profile WANG_OF_TRANSPORT =
            new Profile("Wang Li", TRANSPORT, Status.ENABLED);

    protected final TurnableClock clock = new TurnableClock();
    protected final CountingHashing hashing = new CountingHashing(CountingHashing.CHEAP);

    @SuppressWarnings("NullAway.Init")
    protected AccessRoom room;

    /// Empties the tables, and opens a room on them.
    protected abstract AccessRoom openEmpty();

    /// What a restart does: a new room on the same tables.
    protected abstract AccessRoom reopen(CountingHashing hashing);

    @BeforeEach
    void open() {
        room = openEmpty();
        room.access().ensureAdmin(Optional.of(ADMIN_PASSWORD));
    }

    @Test
    @DisplayName("the first start makes one administrator, with a random password if none is given")
    void firstStart() {
        room = openEmpty();
        var created = (FirstAdmin.Created) room.access().ensureAdmin(Optional.empty());

        assertThat(signIn("admin", created.generated().orElseThrow())).isInstanceOf(SignedIn.class);
        assertThat(room.access().ensureAdmin(Optional.of(new Secret("weak"))))
                .isEqualTo(new FirstAdmin.AlreadyThere());
    }

    @Test
    @DisplayName("a weak first password is refused, and no account is made")
    void weakFirstPassword() {
        room = openEmpty();

        assertThat(room.access().ensureAdmin(Optional.of(new Secret("admin"))))
                .isEqualTo(new FirstAdmin.Refused(Refusal.PASSWORD_TOO_SHORT));
        assertThat(done(room.administration().listAccounts(Caller.theCity()))).isEmpty();
    }

    @Test
    @DisplayName("a session reads by its cookie, and writes only with the console's field")
    void session() {
        var cookie = signedIn("ADMIN", ADMIN_PASSWORD);

        assertThat(find(cookie, "", Intent.READ)).isPresent();
        assertThat(find(cookie, "", Intent.WRITE)).isEmpty();
        assertThat(find(cookie, "cityplane-console", Intent.WRITE)).isPresent();
    }

    @Test
    @DisplayName("wrong passwords, unknown and disabled accounts are refused alike, at equal cost")
    void refused() {
        createWang();
        change(WANG, Status.DISABLED);
        var before = hashing.comparisons();

        for (var name : List.of("admin", "nobody", "wang", "no name at all", "")) {
            assertThat(signIn(name, PASSWORD)).isEqualTo(new SignIn.Refused());
        }
        assertThat(hashing.comparisons()).isEqualTo(before + 5);
    }

    @Test
    @DisplayName("after five failures an account waits, unhashed, over a restart too")
    void tooMany() {
        createWang();
        for (var i = 0; i < 5; i++) {
            assertThat(signIn("wang", ADMIN_PASSWORD)).isEqualTo(new SignIn.Refused());
        }
        room = reopen(hashing);
        var before = hashing.comparisons();

        assertThat(signIn("wang", PASSWORD))
                .isEqualTo(new SignIn.TooManyAttempts(Duration.ofSeconds(30)));
        assertThat(hashing.comparisons()).isEqualTo(before);
        clock.turn(Duration.ofSeconds(30));
        assertThat(signIn("wang", PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @DisplayName("a session ends when idle, and when its time is up")
    void expires() {
        var idle = signedIn("admin", ADMIN_PASSWORD);
        clock.turn(Duration.ofHours(2));
        assertThat(find(idle, "", Intent.READ)).isEmpty();

        var busy = signedIn("admin", ADMIN_PASSWORD);
        for (var minutes = 0; minutes < 12 * 60; minutes += 60) {
            assertThat(find(busy, "", Intent.READ)).isPresent();
            clock.turn(Duration.ofHours(1));
        }
        assertThat(find(busy, "", Intent.READ)).isEmpty();
    }

    @Test
    @DisplayName("a session survives a restart, with its last use as tended")
    void restart() {
        var cookie = signedIn("admin", ADMIN_PASSWORD);
        clock.turn(Duration.ofMinutes(110));
        assertThat(find(cookie, "", Intent.READ)).isPresent();
        room.access().tend();
        room = reopen(hashing);
        clock.turn(Duration.ofMinutes(110));

        assertThat(find(cookie, "", Intent.READ)).isPresent();
    }

    @Test
    @DisplayName("signing out ends the session, over a restart too")
    void signOut() {
        var cookie = signedIn("admin", ADMIN_PASSWORD);
        room.access().signOut(byCookie(cookie, ""), OFFICE);
        assertThat(find(cookie, "", Intent.READ)).isPresent();

        room.access().signOut(byCookie(cookie, "cityplane-console"), OFFICE);
        assertThat(find(cookie, "", Intent.READ)).isEmpty();
        room = reopen(hashing);
        assertThat(find(cookie, "", Intent.READ)).isEmpty();
    }

    @Test
    @DisplayName("a password set by somebody else opens nothing until it is changed")
    void mustChange() {
        createWang();
        var cookie = signedIn("wang", PASSWORD);

        assertThat(find(cookie, "", Intent.READ)).isEmpty();
        assertThat(room.access().findSession(byCookie(cookie, ""), Intent.READ))
                .hasValueSatisfying(account ->
                        assertThat(account.password()).isEqualTo(Password.TO_BE_CHANGED));
        assertThat(changePassword(cookie, PASSWORD, OTHER_PASSWORD))
                .isInstanceOf(PasswordChange.Changed.class);
        assertThat(find(cookie, "", Intent.READ))
                .hasValueSatisfying(caller ->
                        assertThat(caller.own().department()).isEqualTo(TRANSPORT.department()));
    }

    @Test
    @DisplayName("a changed password ends the other sessions, and the old password")
    void changePassword() {
        var here = signedIn("admin", ADMIN_PASSWORD);
        var elsewhere = signedIn("admin", ADMIN_PASSWORD);
        assertThat(changePassword(here, ADMIN_PASSWORD, OTHER_PASSWORD))
                .isInstanceOf(PasswordChange.Changed.class);

        for (var restarts = 0; restarts < 2; restarts++) {
            assertThat(find(here, "", Intent.READ)).isPresent();
            assertThat(find(elsewhere, "", Intent.READ)).isEmpty();
            room = reopen(hashing);
        }
        assertThat(signIn("admin", ADMIN_PASSWORD)).isEqualTo(new SignIn.Refused());
        assertThat(signIn("admin", OTHER_PASSWORD)).isInstanceOf(SignedIn.class);
    }

    @Test
    @DisplayName("a change of password needs the current one, another site's page gets nowhere")
    void changePasswordRefused() {
        var cookie = signedIn("admin", ADMIN_PASSWORD);

        assertThat(changePassword(cookie, PASSWORD, OTHER_PASSWORD))
                .isEqualTo(new PasswordChange.WrongPassword());
        assertThat(changePassword(cookie, ADMIN_PASSWORD, ADMIN_PASSWORD))
                .isEqualTo(new PasswordChange.Refused(Refusal.PASSWORD_UNCHANGED));
        assertThat(changePassword(cookie, ADMIN_PASSWORD, new Secret("short")))
                .isEqualTo(new PasswordChange.Refused(Refusal.PASSWORD_TOO_SHORT));
        assertThat(
                        room.access()
                                .changePassword(
                                        byCookie(cookie, ""),
                                        ADMIN_PASSWORD,
                                        OTHER_PASSWORD,
                                        OFFICE))
                .isEqualTo(new PasswordChange.NotSignedIn());
    }

    @Test
    @DisplayName("a sign-in hashes anew when the parameters have changed")
    void rehash() {
        signedIn("admin", ADMIN_PASSWORD);
        room = reopen(new CountingHashing(new Argon2id.Cost(16, 1, 1)));
        signedIn("admin", ADMIN_PASSWORD);

        assertThat(hashOfAdmin()).startsWith("$argon2id$v=19$m=16,t=1,p=1$");
        assertThat(signIn("admin", ADMIN_PASSWORD)).isInstanceOf(SignedIn.class);
    }

    /// As the tables have it.
    protected abstract String hashOfAdmin();

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

    @Test
    @DisplayName("of more than twenty sessions the oldest end")
    void manySessions() {
        var first = signedIn("admin", ADMIN_PASSWORD);
        for (var i = 0; i < 20; i++) {
            clock.turn(Duration.ofSeconds(1));
            signedIn("admin", ADMIN_PASSWORD);
        }

        assertThat(find(first, "", Intent.READ)).isEmpty();
    }

    private AccessAdministration.IssuedToken issue() {
        return done(room.administration().issueToken(city(), "bus", TRANSPORT, Optional.empty()));
    }

    private List<Token> tokens() {
        return done(room.administration().listTokens(Caller.theCity()));
    }

    private List<Audit> audits(int limit) {
        return page(Optional.empty(), limit).items();
    }

    private Page<Audit> page(Optional<Long> before, int limit) {
        return done(
                room.administration().listAudits(Caller.theCity(), new AuditQuery(before, limit)));
    }

    private void createWang() {
        done(create(WANG_OF_TRANSPORT, PASSWORD));
    }

    private Answer<Account> create(Profile profile, Secret password) {
        return room.administration().createAccount(city(), WANG, profile, password);
    }

    private void change(AccountName name, Status status) {
        done(
                room.administration()
                        .changeAccount(
                                city(),
                                name,
                                before ->
                                        new Profile(before.displayName(), before.grant(), status)));
    }

    private SignIn signIn(String account, Secret password) {
        return room.access().signIn(account, password, OFFICE);
    }

    private Secret signedIn(String account, Secret password) {
        var outcome = signIn(account, password);
        assertThat(outcome).isInstanceOf(SignedIn.class);
        return ((SignedIn) outcome).session();
    }

    private PasswordChange changePassword(Secret cookie, Secret current, Secret next) {
        return room.access()
                .changePassword(byCookie(cookie, "cityplane-console"), current, next, OFFICE);
    }

    private Optional<Caller> find(Secret cookie, String requestedWith, Intent intent) {
        return room.callers().find(byCookie(cookie, requestedWith), intent);
    }

    private static Credentials byCookie(Secret cookie, String requestedWith) {
        return new Credentials("", "cityplane_session=" + cookie.value(), requestedWith);
    }

    private static Actor city() {
        return new Actor(Caller.theCity(), "test");
    }

    private static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Done.class);
        return ((Done<T>) answer).value();
    }
}
