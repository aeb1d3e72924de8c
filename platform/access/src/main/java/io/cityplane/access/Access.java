package io.cityplane.access;

import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import java.time.Duration;
import java.util.Optional;

/// The door by which people come in: the first account, sessions, one's own password.
///
/// **Secrets.** Passwords are kept as Argon2id hashes, sessions and tokens as SHA-256. Nothing here
/// logs, audits or prints a secret.
///
/// **Guessing.** After some failures an account, and an address, has to wait between attempts: 30 s
/// at first, then twice as long each time, but never more than 15 minutes. Where a person has
/// signed in from an address, only failures from that address count there, so that a stranger can
/// slow an account down but not lock its owner out. Whether an account exists shows in no answer.
///
/// **Threads.** Safe for concurrent use, blocking. Not to be called within another transaction:
/// what commits here is in force at once, for every later request.
public interface Access {

    /// Creates the account `admin` if there is no account yet.
    ///
    /// @param password the one to give it; empty for a random one
    FirstAdmin ensureAdmin(Optional<Secret> password);

    /// Opens a session.
    ///
    /// @param account as typed, well formed or not
    SignIn signIn(String account, Secret password, String address);

    /// Whose session it is by its cookie; empty if nobody's, or if the credentials are too weak for
    /// the intent. A person who has to change the password first is found here too.
    Optional<Account> findSession(Credentials credentials, Intent intent);

    /// Ends the session that the credentials belong to, if they do and are strong enough to write.
    void signOut(Credentials credentials, String address);

    /// Changes the password of the person whose session it is, and ends the person's other
    /// sessions.
    PasswordChange changePassword(
            Credentials credentials, Secret current, Secret next, String address);

    /// Notes down what was used lately, forgets what has expired, and takes note of tokens that a
    /// command outside the server has issued. To be called about once a minute.
    void tend();

    /// What came of a first start.
    sealed interface FirstAdmin {

        /// There are accounts; the password given was not looked at.
        record AlreadyThere() implements FirstAdmin {}

        /// The account exists now.
        ///
        /// @param generated the random password, to be shown once; empty if it was given
        record Created(AccountName account, Optional<Secret> generated) implements FirstAdmin {}

        /// The password given will not do; there is still no account.
        record Refused(Refusal why) implements FirstAdmin {}
    }

    /// What came of an attempt to sign in.
    sealed interface SignIn {

        /// The session is open.
        ///
        /// @param session the value of the cookie, shown once
        record SignedIn(Secret session, Account account) implements SignIn {}

        /// Account or password is wrong, or the account is disabled; which of these is not told.
        record Refused() implements SignIn {}

        /// The password was not looked at.
        record TooManyAttempts(Duration retryAfter) implements SignIn {}

        /// Too many others sign in at this moment; the password was not looked at.
        record Busy(Duration retryAfter) implements SignIn {}
    }

    /// What came of a change of one's own password.
    sealed interface PasswordChange {

        record Changed(Account account) implements PasswordChange {}

        record NotSignedIn() implements PasswordChange {}

        record WrongPassword() implements PasswordChange {}

        /// The new password will not do.
        record Refused(Refusal why) implements PasswordChange {}

        record TooManyAttempts(Duration retryAfter) implements PasswordChange {}

        record Busy(Duration retryAfter) implements PasswordChange {}
    }
}
