package io.cityplane.access.domain;

import io.cityplane.access.Access;
import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.AccountName;
import io.cityplane.access.Audit.Deed;
import io.cityplane.access.Audit.Result;
import io.cityplane.access.Grant;
import io.cityplane.access.Refusal;
import io.cityplane.access.Secret;
import io.cityplane.access.domain.Changes.Who;
import io.cityplane.access.domain.Doorkeeper.Attempt;
import io.cityplane.access.domain.Doorkeeper.Standing;
import io.cityplane.access.domain.LiveCallers.LiveSession;
import io.cityplane.access.domain.Shown.SessionCookie;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.kernel.TextId;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// The rules of coming in. A password is hashed before the transaction begins, and what was decided
/// by it is decided again within: the account may have changed meanwhile.
final class CityAccess implements Access {

    private static final AccountName ADMIN = new AccountName("admin");

    /// Whoever opens more at a time loses the oldest.
    private static final int MOST_SESSIONS = 20;

    private static final Duration SOON = Duration.ofSeconds(2);

    private final AccessStores stores;
    private final Changes changes;
    private final LiveCallers live;
    private final Doorkeeper doorkeeper;
    private final BoundedHashing hashing;

    CityAccess(
            AccessStores stores,
            Changes changes,
            LiveCallers live,
            Doorkeeper doorkeeper,
            BoundedHashing hashing) {
        this.stores = stores;
        this.changes = changes;
        this.live = live;
        this.doorkeeper = doorkeeper;
        this.hashing = hashing;
    }

    @Override
    public FirstAdmin ensureAdmin(Optional<Secret> given) {
        if (stores.accounts().anyExists()) {
            return new FirstAdmin.AlreadyThere();
        }
        var refusal = given.flatMap(password -> PasswordRules.refuse(password, ADMIN));
        if (refusal.isPresent()) {
            return new FirstAdmin.Refused(refusal.get());
        }
        var password = given.orElseGet(RandomSecrets::password);
        var hash =
                hashing.hash(password)
                        .orElseThrow(() -> new IllegalStateException("not yet open to sign-ins"));
        var profile = new Profile("Administrator", Grant.EVERYTHING, Status.ENABLED);
        changes.make(
                () -> {
                    var admin =
                            stores.accounts()
                                    .create(ADMIN, profile, hash, Password.CHOSEN, changes.now())
                                    .orElseThrow();
                    changes.audit(
                            new Who(0, "", "server"),
                            Deed.ACCOUNT_CREATED,
                            ADMIN.value(),
                            Words.describe(profile),
                            Result.DONE);
                    return admin;
                },
                live::put);
        return new FirstAdmin.Created(
                ADMIN, given.isPresent() ? Optional.empty() : Optional.of(password));
    }

    @Override
    public SignIn signIn(String typed, Secret password, String address) {
        var attempt = attempt(typed, address);
        var wait = doorkeeper.begin(attempt, changes.now());
        if (!wait.isZero()) {
            return new SignIn.TooManyAttempts(wait);
        }
        var kept = find(attempt);
        var matches = hashing.matches(password, kept.map(Accounts.Kept::hash));
        if (matches.isEmpty()) {
            doorkeeper.withdrawn(attempt);
            return new SignIn.Busy(SOON);
        }
        if (kept.isEmpty() || !matches.get() || isDisabled(kept.get().account())) {
            noteFailure(attempt, kept, Deed.SIGN_IN, Who.unknown(address));
            return new SignIn.Refused();
        }
        return open(kept.get(), password, attempt);
    }

    @Override
    public Optional<Account> findSession(Credentials credentials, Intent intent) {
        return session(credentials, intent).map(live::account);
    }

    @Override
    public void signOut(Credentials credentials, String address) {
        var session = session(credentials, Intent.WRITE);
        if (session.isEmpty()) {
            return;
        }
        var secret = session.get().secret();
        var who = who(live.account(session.get()), address);
        changes.make(
                () -> {
                    stores.sessions().remove(secret);
                    changes.audit(who, Deed.SIGN_OUT, who.name(), "", Result.DONE);
                    return secret;
                },
                live::endSession);
    }

    @Override
    public PasswordChange changePassword(
            Credentials credentials, Secret current, Secret next, String address) {
        var session = session(credentials, Intent.WRITE);
        if (session.isEmpty()) {
            return new PasswordChange.NotSignedIn();
        }
        var account = live.account(session.get());
        var refusal = refuse(current, next, account.name());
        if (refusal.isPresent()) {
            return new PasswordChange.Refused(refusal.get());
        }
        var attempt = attempt(account.name().value(), address);
        var wait = doorkeeper.begin(attempt, changes.now());
        if (!wait.isZero()) {
            return new PasswordChange.TooManyAttempts(wait);
        }
        var kept = find(attempt);
        var matches = hashing.matches(current, kept.map(Accounts.Kept::hash));
        if (matches.isPresent() && !matches.get()) {
            noteFailure(attempt, kept, Deed.PASSWORD_CHANGED, who(account, address));
            return new PasswordChange.WrongPassword();
        }
        var hash = matches.isPresent() ? hashing.hash(next) : Optional.<String>empty();
        if (kept.isEmpty() || hash.isEmpty()) {
            doorkeeper.withdrawn(attempt);
            return new PasswordChange.Busy(SOON);
        }
        return change(kept.get(), hash.get(), session.get(), attempt);
    }

    @Override
    public void tend() {
        doorkeeper.forgetQuiet(changes.now());
        changes.make(
                () -> {
                    live.drainUses(stores.sessions()::setUsed, stores.tokens()::setUsed);
                    live.listEnded().forEach(stores.sessions()::remove);
                    return stores;
                },
                live::load);
    }

    private SignIn open(Accounts.Kept kept, Secret password, Attempt attempt) {
        var fresh =
                hashing.isCurrent(kept.hash()) ? Optional.<String>empty() : hashing.hash(password);
        var secret = RandomSecrets.session();
        var now = changes.now();
        var account = kept.account();
        var session =
                new Sessions.Kept(Sha256.of(secret), account.number(), attempt.address(), now, now);
        var surplus = live.listBeyond(MOST_SESSIONS - 1, account.number());
        var opened =
                changes.make(
                        () -> {
                            if (!isStill(kept)) {
                                return false;
                            }
                            fresh.ifPresent(hash -> stores.accounts().setHash(account, hash));
                            stores.sessions().add(session);
                            surplus.forEach(stores.sessions()::remove);
                            succeeded(attempt, account);
                            changes.audit(
                                    who(account, attempt.address()),
                                    Deed.SIGN_IN,
                                    account.name().value(),
                                    "",
                                    Result.DONE);
                            return true;
                        },
                        done -> {
                            if (done) {
                                live.put(session);
                                surplus.forEach(live::endSession);
                            }
                        });
        return opened ? new SignIn.SignedIn(secret, account) : new SignIn.Refused();
    }

    private PasswordChange change(
            Accounts.Kept kept, String hash, LiveSession session, Attempt attempt) {
        var before = kept.account();
        var after =
                new Account(
                        before.number(),
                        before.name(),
                        before.profile(),
                        Password.CHOSEN,
                        before.createdAt());
        var others = live.otherSessions(session);
        var done =
                changes.make(
                        () -> {
                            if (!isStill(kept)) {
                                return false;
                            }
                            stores.accounts().setHash(after, hash);
                            stores.accounts().change(after);
                            others.forEach(stores.sessions()::remove);
                            succeeded(attempt, after);
                            changes.audit(
                                    who(after, attempt.address()),
                                    Deed.PASSWORD_CHANGED,
                                    after.name().value(),
                                    "",
                                    Result.DONE);
                            return true;
                        },
                        changed -> {
                            if (changed) {
                                live.put(after);
                                others.forEach(live::endSession);
                            }
                        });
        return done ? new PasswordChange.Changed(after) : new PasswordChange.NotSignedIn();
    }

    private Optional<Refusal> refuse(Secret current, Secret next, AccountName account) {
        return current.equals(next)
                ? Optional.of(Refusal.PASSWORD_UNCHANGED)
                : PasswordRules.refuse(next, account);
    }

    /// What cannot be an account's name is all counted as one, for it cannot become right.
    private Attempt attempt(String typed, String address) {
        var name = typed.toLowerCase(Locale.ROOT);
        if (!TextId.isWellFormed(name)) {
            return new Attempt("", Standing.UNKNOWN, address);
        }
        return new Attempt(name, live.knows(name) ? Standing.KNOWN : Standing.UNKNOWN, address);
    }

    private Optional<Accounts.Kept> find(Attempt attempt) {
        return attempt.account().isEmpty()
                ? Optional.empty()
                : stores.accounts().find(new AccountName(attempt.account()));
    }

    /// Whether neither an administrator nor the person has changed the account since it was read.
    private boolean isStill(Accounts.Kept kept) {
        return stores.accounts().find(kept.account().name()).filter(kept::equals).isPresent();
    }

    private void noteFailure(Attempt attempt, Optional<Accounts.Kept> kept, Deed deed, Who who) {
        var on = kept.map(it -> it.account().name().value()).orElse("");
        changes.make(
                () -> {
                    kept.ifPresent(it -> writeTally(it.account()));
                    changes.audit(
                            who,
                            deed,
                            on,
                            kept.isEmpty() ? "unknown account" : "wrong password or disabled",
                            Result.REFUSED);
                    return attempt;
                },
                _ -> {});
    }

    private void succeeded(Attempt attempt, Account account) {
        doorkeeper.succeeded(attempt);
        writeTally(account);
    }

    private void writeTally(Account account) {
        var tally = doorkeeper.tally(account.name().value());
        stores.accounts().setFailures(account.name(), tally.failures(), tally.lastAt());
    }

    private Optional<LiveSession> session(Credentials credentials, Intent intent) {
        return Shown.of(credentials) instanceof SessionCookie cookie
                ? live.findSession(cookie, intent)
                : Optional.empty();
    }

    private static boolean isDisabled(Account account) {
        return account.profile().status() == Status.DISABLED;
    }

    private static Who who(Account account, String address) {
        return new Who(account.number(), account.name().value(), address);
    }
}
