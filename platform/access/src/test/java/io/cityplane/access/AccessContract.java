package io.cityplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.Access.FirstAdmin;
import io.cityplane.access.Access.PasswordChange;
import io.cityplane.access.Access.SignIn;
import io.cityplane.access.Access.SignIn.SignedIn;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Status;
import io.cityplane.access.domain.Argon2id;
import io.cityplane.access.domain.CountingHashing;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers.Intent;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What {@link Access} promises, whatever stands behind it.
public abstract class AccessContract extends RoomContract {

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
}
