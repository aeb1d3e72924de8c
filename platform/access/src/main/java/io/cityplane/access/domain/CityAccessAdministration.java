package io.cityplane.access.domain;

import io.cityplane.access.AccessAdministration;
import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.Account.Status;
import io.cityplane.access.AccountName;
import io.cityplane.access.Actor;
import io.cityplane.access.Answer;
import io.cityplane.access.Answer.Done;
import io.cityplane.access.Answer.Refused;
import io.cityplane.access.Audit;
import io.cityplane.access.Audit.Deed;
import io.cityplane.access.Audit.Result;
import io.cityplane.access.AuditQuery;
import io.cityplane.access.Grant;
import io.cityplane.access.Refusal;
import io.cityplane.access.Role;
import io.cityplane.access.Secret;
import io.cityplane.access.Token;
import io.cityplane.access.TokenId;
import io.cityplane.access.domain.Changes.Who;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Page;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/// The rules of administering. Each change is one transaction, in which it first decides, then
/// writes, its audit included; a refusal writes its audit alone.
final class CityAccessAdministration implements AccessAdministration {

    private final AccessStores stores;
    private final Changes changes;
    private final LiveCallers live;
    private final Doorkeeper doorkeeper;
    private final BoundedHashing hashing;

    CityAccessAdministration(
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
    public Answer<List<Account>> listAccounts(Caller caller) {
        return read(caller, stores.accounts()::list);
    }

    @Override
    public Answer<Account> createAccount(
            Actor by, AccountName name, Profile profile, Secret password) {
        var hash = hash(by, name, password);
        return administer(
                by,
                Deed.ACCOUNT_CREATED,
                name.value(),
                () ->
                        GrantRules.refuseName(profile.displayName())
                                .or(() -> GrantRules.refuse(profile.grant()))
                                .<Answer<Account>>map(Refused::new)
                                .orElseGet(() -> with(hash, kept -> create(name, profile, kept))),
                account -> Words.describe(account.profile()),
                live::put);
    }

    @Override
    public Answer<Account> changeAccount(
            Actor by, AccountName name, UnaryOperator<Profile> change) {
        return administer(
                by,
                Deed.ACCOUNT_CHANGED,
                name.value(),
                () -> onAccount(name, before -> change(before, change.apply(before.profile()))),
                account -> Words.describe(account.profile()),
                account -> {
                    live.put(account);
                    if (account.profile().status() == Status.DISABLED) {
                        live.endSessions(account.number());
                    }
                });
    }

    @Override
    public Answer<Account> setPassword(Actor by, AccountName name, Secret password) {
        var hash = hash(by, name, password);
        return administer(
                by,
                Deed.PASSWORD_SET,
                name.value(),
                () -> onAccount(name, before -> with(hash, kept -> setHash(before, kept))),
                _ -> "",
                account -> {
                    live.put(account);
                    live.endSessions(account.number());
                    doorkeeper.forget(name.value());
                });
    }

    @Override
    public Answer<List<Token>> listTokens(Caller caller) {
        return read(caller, () -> stores.tokens().list().stream().map(Tokens.Kept::token).toList());
    }

    @Override
    public Answer<IssuedToken> issueToken(
            Actor by, String name, Grant grant, Optional<Instant> expiresAt) {
        var secret = RandomSecrets.token();
        return administer(
                        by,
                        Deed.TOKEN_ISSUED,
                        "",
                        () ->
                                GrantRules.refuseName(name)
                                        .or(() -> GrantRules.refuse(grant))
                                        .or(() -> refuseExpiry(expiresAt))
                                        .<Answer<Tokens.Kept>>map(Refused::new)
                                        .orElseGet(() -> issue(by, name, grant, secret, expiresAt)),
                        kept ->
                                "token %d, %s"
                                        .formatted(
                                                kept.token().id().number(), Words.describe(grant)),
                        live::put)
                .map(kept -> new IssuedToken(kept.token(), secret));
    }

    @Override
    public Answer<Token> revokeToken(Actor by, TokenId token) {
        return administer(
                        by,
                        Deed.TOKEN_REVOKED,
                        String.valueOf(token.number()),
                        () -> revoke(token),
                        kept -> kept.token().name(),
                        live::put)
                .map(Tokens.Kept::token);
    }

    @Override
    public Answer<Page<Audit>> listAudits(Caller caller, AuditQuery query) {
        return read(caller, () -> stores.audits().list(query));
    }

    private Answer<Account> create(AccountName name, Profile profile, String hash) {
        return stores.accounts()
                .create(name, profile, hash, Password.TO_BE_CHANGED, changes.now())
                .<Answer<Account>>map(Done::new)
                .orElseGet(() -> new Refused<>(Refusal.ACCOUNT_EXISTS));
    }

    private Answer<Account> change(Account before, Profile profile) {
        var refusal =
                GrantRules.refuseName(profile.displayName())
                        .or(() -> GrantRules.refuse(profile.grant()));
        if (refusal.isPresent()) {
            return new Refused<>(refusal.get());
        }
        if (administers(before.profile()) && !administers(profile) && isLastAdministrator()) {
            return new Refused<>(Refusal.LAST_ADMINISTRATOR);
        }
        var after = with(before, profile, before.password());
        stores.accounts().change(after);
        if (profile.status() == Status.DISABLED) {
            stores.sessions().removeAll(after.number());
        }
        return new Done<>(after);
    }

    private Answer<Account> setHash(Account before, String hash) {
        var after = with(before, before.profile(), Password.TO_BE_CHANGED);
        stores.accounts().change(after);
        stores.accounts().setHash(after, hash);
        stores.accounts().setFailures(after.name(), 0, Instant.EPOCH);
        stores.sessions().removeAll(after.number());
        return new Done<>(after);
    }

    private Answer<Tokens.Kept> issue(
            Actor by, String name, Grant grant, Secret secret, Optional<Instant> expiresAt) {
        return new Done<>(
                stores.tokens()
                        .add(
                                name,
                                grant,
                                Sha256.of(secret),
                                by.caller().number(),
                                changes.now(),
                                expiresAt.map(at -> at.truncatedTo(ChronoUnit.MILLIS))));
    }

    private Answer<Tokens.Kept> revoke(TokenId token) {
        var before = stores.tokens().find(token);
        if (before.isEmpty()) {
            return new Refused<>(Refusal.UNKNOWN_TOKEN);
        }
        if (before.get().token().revokedAt().isEmpty()) {
            stores.tokens().revoke(token, changes.now());
        }
        return new Done<>(stores.tokens().find(token).orElseThrow());
    }

    private Answer<Account> onAccount(AccountName name, Function<Account, Answer<Account>> work) {
        return stores.accounts()
                .find(name)
                .map(kept -> work.apply(kept.account()))
                .orElseGet(() -> new Refused<>(Refusal.UNKNOWN_ACCOUNT));
    }

    private boolean isLastAdministrator() {
        return stores.accounts().list().stream()
                        .filter(account -> administers(account.profile()))
                        .count()
                == 1;
    }

    private static boolean administers(Profile profile) {
        return profile.status() == Status.ENABLED && profile.grant().role() == Role.ADMIN;
    }

    private static Account with(Account before, Profile profile, Password password) {
        return new Account(before.number(), before.name(), profile, password, before.createdAt());
    }

    private static Answer<Account> with(
            Answer<String> hash, Function<String, Answer<Account>> work) {
        return switch (hash) {
            case Done<String>(String value) -> work.apply(value);
            case Refused<String>(Refusal why) -> new Refused<>(why);
        };
    }

    /// Before the transaction, for it takes long; not at all for who may not.
    private Answer<String> hash(Actor by, AccountName name, Secret password) {
        if (!administers(by.caller())) {
            return new Refused<>(Refusal.NOT_AN_ADMINISTRATOR);
        }
        return PasswordRules.refuse(password, name)
                .<Answer<String>>map(Refused::new)
                .orElseGet(() ->
                        hashing.hash(password)
                                .<Answer<String>>map(Done::new)
                                .orElseGet(() -> new Refused<>(Refusal.BUSY)));
    }

    private Optional<Refusal> refuseExpiry(Optional<Instant> expiresAt) {
        return expiresAt
                .filter(at -> !at.isAfter(changes.now()))
                .map(_ -> Refusal.EXPIRES_IN_THE_PAST);
    }

    private <T> Answer<T> read(Caller caller, Supplier<T> work) {
        return administers(caller)
                ? new Done<>(work.get())
                : new Refused<>(Refusal.NOT_AN_ADMINISTRATOR);
    }

    private <T> Answer<T> administer(
            Actor by,
            Deed deed,
            String on,
            Supplier<Answer<T>> work,
            Function<T, String> detail,
            Consumer<T> afterCommit) {
        var number = by.caller().number();
        var who = new Who(number, live.nameOf(number), by.address());
        return changes.make(
                () -> {
                    Answer<T> answer =
                            administers(by.caller())
                                    ? work.get()
                                    : new Refused<>(Refusal.NOT_AN_ADMINISTRATOR);
                    switch (answer) {
                        case Done<T>(T value) ->
                                changes.audit(who, deed, on, detail.apply(value), Result.DONE);
                        case Refused<T>(Refusal why) ->
                                changes.audit(who, deed, on, why.name(), Result.REFUSED);
                    }
                    return answer;
                },
                answer -> {
                    if (answer instanceof Done<T>(T value)) {
                        afterCommit.accept(value);
                    }
                });
    }

    private static boolean administers(Caller caller) {
        return caller.right() == Right.ADMINISTER;
    }
}
