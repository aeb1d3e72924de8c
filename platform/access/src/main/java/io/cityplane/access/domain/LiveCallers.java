package io.cityplane.access.domain;

import static java.util.Comparator.comparing;
import static java.util.Objects.requireNonNull;

import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Status;
import io.cityplane.access.TokenId;
import io.cityplane.access.domain.Shown.BearerToken;
import io.cityplane.access.domain.Shown.Malformed;
import io.cityplane.access.domain.Shown.Nothing;
import io.cityplane.access.domain.Shown.Sender;
import io.cityplane.access.domain.Shown.SessionCookie;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// Everybody who may call, in memory: asked without waiting for the database.
///
/// Right for as long as this is the only server on the database; what a command beside it writes is
/// seen at the next {@link #load}.
final class LiveCallers implements Callers {

    private final Clock clock;
    private final SessionLimits limits;
    private final Map<Integer, Account> accounts = new ConcurrentHashMap<>();
    private final Map<String, Integer> numbers = new ConcurrentHashMap<>();
    private final Map<Sha256, LiveToken> tokens = new ConcurrentHashMap<>();
    private final Map<Sha256, LiveSession> sessions = new ConcurrentHashMap<>();

    LiveCallers(Clock clock, SessionLimits limits) {
        this.clock = clock;
        this.limits = limits;
    }

    @Override
    public Optional<Caller> find(Credentials credentials, Intent intent) {
        return switch (Shown.of(credentials)) {
            case Nothing _, Malformed _ -> Optional.empty();
            case BearerToken(Sha256 secret) ->
                    Optional.ofNullable(tokens.get(secret))
                            .filter(token -> token.use(clock.instant()))
                            .map(token -> token.caller);
            case SessionCookie cookie ->
                    findSession(cookie, intent)
                            .map(this::account)
                            .filter(account -> account.password() == Password.CHOSEN)
                            .map(account -> account.profile().grant().caller(account.number()));
        };
    }

    Optional<LiveSession> findSession(SessionCookie cookie, Intent intent) {
        if (intent == Intent.WRITE && cookie.sender() != Sender.CONSOLE) {
            return Optional.empty();
        }
        return Optional.ofNullable(sessions.get(cookie.secret()))
                .filter(session -> accounts.containsKey(session.kept.account()))
                .filter(session -> account(session).profile().status() == Status.ENABLED)
                .filter(session -> session.use(clock.instant(), limits));
    }

    Account account(LiveSession session) {
        return requireNonNull(accounts.get(session.kept.account()));
    }

    Optional<String> accountName(int number) {
        return Optional.ofNullable(accounts.get(number)).map(account -> account.name().value());
    }

    /// What the audit calls a caller.
    String nameOf(int number) {
        return switch (number) {
            case 0 -> "the city";
            case EverybodyMay.NUMBER -> "anybody";
            default ->
                    accountName(number)
                            .or(() ->
                                    tokens.values().stream()
                                            .filter(token -> token.id.number() == number)
                                            .map(token -> token.name)
                                            .findFirst())
                            .orElse("");
        };
    }

    /// The same person's sessions without this one.
    List<Sha256> otherSessions(LiveSession session) {
        return sessions.values().stream()
                .filter(other -> other.kept.account() == session.kept.account())
                .map(LiveSession::secret)
                .filter(other -> !other.equals(session.secret()))
                .toList();
    }

    /// A person's sessions but for the newest ones.
    List<Sha256> listBeyond(int newest, int account) {
        return sessions.values().stream()
                .filter(session -> session.kept.account() == account)
                .sorted(comparing((LiveSession session) -> session.kept.createdAt()).reversed())
                .skip(newest)
                .map(LiveSession::secret)
                .toList();
    }

    boolean knows(String account) {
        return numbers.containsKey(account);
    }

    void put(Account account) {
        accounts.put(account.number(), account);
        numbers.put(account.name().value(), account.number());
    }

    void put(Tokens.Kept kept) {
        var token = kept.token();
        if (token.revokedAt().isPresent() || hasPassed(token.expiresAt())) {
            tokens.remove(kept.secret());
        } else {
            tokens.putIfAbsent(kept.secret(), new LiveToken(kept));
        }
    }

    void put(Sessions.Kept session) {
        sessions.putIfAbsent(session.secret(), new LiveSession(session));
    }

    void endSession(Sha256 secret) {
        sessions.remove(secret);
    }

    void endSessions(int account) {
        sessions.values().removeIf(session -> session.kept.account() == account);
    }

    /// Makes memory agree with the tables; what is known already keeps its time of last use.
    void load(AccessStores stores) {
        stores.accounts().list().forEach(this::put);
        var keptTokens = stores.tokens().list();
        keptTokens.forEach(this::put);
        tokens.keySet().retainAll(keptTokens.stream().map(Tokens.Kept::secret).toList());
        var keptSessions = stores.sessions().list();
        keptSessions.forEach(this::put);
        var secrets = keptSessions.stream().map(Sessions.Kept::secret).toList();
        sessions.keySet().retainAll(Set.copyOf(secrets));
    }

    /// Hands over what was used since the last time.
    void drainUses(BiConsumer<Sha256, Instant> ofSessions, BiConsumer<TokenId, Instant> ofTokens) {
        sessions.forEach((secret, session) ->
                session.uses.drain().ifPresent(at -> ofSessions.accept(secret, at)));
        tokens.forEach(
                (_, token) -> token.uses.drain().ifPresent(at -> ofTokens.accept(token.id, at)));
    }

    /// The sessions that nobody can go on with.
    List<Sha256> listEnded() {
        var now = clock.instant();
        return sessions.entrySet().stream()
                .filter(session -> session.getValue().hasEnded(now, limits))
                .map(Map.Entry::getKey)
                .toList();
    }

    private boolean hasPassed(Optional<Instant> end) {
        return end.filter(at -> !at.isAfter(clock.instant())).isPresent();
    }

    /// When something was used last, written by many threads without a lock: any of their times
    /// will do.
    private static final class Uses {
        private volatile long lastMillis;
        private volatile long drainedMillis;

        private Uses(Instant last) {
            lastMillis = last.toEpochMilli();
            drainedMillis = lastMillis;
        }

        private void note(Instant at) {
            lastMillis = at.toEpochMilli();
        }

        private Instant last() {
            return Instant.ofEpochMilli(lastMillis);
        }

        private Optional<Instant> drain() {
            var last = lastMillis;
            if (last == drainedMillis) {
                return Optional.empty();
            }
            drainedMillis = last;
            return Optional.of(Instant.ofEpochMilli(last));
        }
    }

    private static final class LiveToken {
        private final TokenId id;
        private final String name;
        private final Caller caller;
        private final Optional<Instant> expiresAt;
        private final Uses uses;

        private LiveToken(Tokens.Kept kept) {
            id = kept.token().id();
            name = kept.token().name();
            caller = kept.token().grant().caller(id.number());
            expiresAt = kept.token().expiresAt();
            uses = new Uses(kept.token().usedAt().orElse(Instant.EPOCH));
        }

        private boolean use(Instant now) {
            if (expiresAt.isPresent() && !now.isBefore(expiresAt.get())) {
                return false;
            }
            uses.note(now);
            return true;
        }
    }

    static final class LiveSession {
        private final Sessions.Kept kept;
        private final Uses uses;

        private LiveSession(Sessions.Kept kept) {
            this.kept = kept;
            this.uses = new Uses(kept.usedAt());
        }

        Sha256 secret() {
            return kept.secret();
        }

        private boolean use(Instant now, SessionLimits limits) {
            if (hasEnded(now, limits)) {
                return false;
            }
            uses.note(now);
            return true;
        }

        private boolean hasEnded(Instant now, SessionLimits limits) {
            return !now.isBefore(kept.createdAt().plus(limits.absolute()))
                    || !now.isBefore(uses.last().plus(limits.idle()));
        }
    }
}
