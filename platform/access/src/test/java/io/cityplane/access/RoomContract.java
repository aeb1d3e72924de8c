package io.cityplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.Access.PasswordChange;
import io.cityplane.access.Access.SignIn;
import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.Answer.Done;
import io.cityplane.access.domain.AccessRoom;
import io.cityplane.access.domain.CountingHashing;
import io.cityplane.access.domain.TurnableClock;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.Page;
import io.cityplane.kernel.Viewer.Clearance;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;

/// A room with its first administrator, for the contracts of its doors.
public abstract class RoomContract {

    protected static final Secret ADMIN_PASSWORD = new Secret("pineapple-tram-41");
    protected static final Secret PASSWORD = new Secret("violet umbrella 7");
    protected static final Secret OTHER_PASSWORD = new Secret("quiet harbour at noon");
    protected static final String OFFICE = "10.0.0.7";
    protected static final AccountName WANG = new AccountName("wang");
    protected static final Grant TRANSPORT =
            new Grant(
                    Role.DEPARTMENT,
                    Optional.of(new Department("transport")),
                    Set.of(),
                    Clearance.INTERNAL);
    protected static final Profile WANG_OF_TRANSPORT =
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

    /// As the tables have it.
    protected abstract String hashOfAdmin();

    protected AccessAdministration.IssuedToken issue() {
        return done(room.administration().issueToken(city(), "bus", TRANSPORT, Optional.empty()));
    }

    protected List<Token> tokens() {
        return done(room.administration().listTokens(Caller.theCity()));
    }

    protected List<Audit> audits(int limit) {
        return page(Optional.empty(), limit).items();
    }

    protected Page<Audit> page(Optional<Long> before, int limit) {
        return done(
                room.administration().listAudits(Caller.theCity(), new AuditQuery(before, limit)));
    }

    protected void createWang() {
        done(create(WANG_OF_TRANSPORT, PASSWORD));
    }

    protected Answer<Account> create(Profile profile, Secret password) {
        return room.administration().createAccount(city(), WANG, profile, password);
    }

    protected void change(AccountName name, Status status) {
        done(
                room.administration()
                        .changeAccount(
                                city(),
                                name,
                                before ->
                                        new Profile(before.displayName(), before.grant(), status)));
    }

    protected SignIn signIn(String account, Secret password) {
        return room.access().signIn(account, password, OFFICE);
    }

    protected Secret signedIn(String account, Secret password) {
        var outcome = signIn(account, password);
        assertThat(outcome).isInstanceOf(SignedIn.class);
        return ((SignedIn) outcome).session();
    }

    protected PasswordChange changePassword(Secret cookie, Secret current, Secret next) {
        return room.access()
                .changePassword(byCookie(cookie, "cityplane-console"), current, next, OFFICE);
    }

    protected Optional<Caller> find(Secret cookie, String requestedWith, Intent intent) {
        return room.callers().find(byCookie(cookie, requestedWith), intent);
    }

    protected static Credentials byCookie(Secret cookie, String requestedWith) {
        return new Credentials("", "cityplane_session=" + cookie.value(), requestedWith);
    }

    protected static Actor city() {
        return new Actor(Caller.theCity(), "test");
    }

    protected static <T> T done(Answer<T> answer) {
        assertThat(answer).isInstanceOf(Done.class);
        return ((Done<T>) answer).value();
    }
}
