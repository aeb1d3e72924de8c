package io.cityplane.access.domain;

import io.cityplane.access.domain.Attempts.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/// Slows down who guesses passwords, by account and by address.
///
/// Where a person has signed in from an address, attempts from there are counted apart from those
/// of the rest of the world, so that strangers cannot keep the owner out. Names that are nobody's
/// are counted just the same, but where they cannot push real accounts out of memory.
final class Doorkeeper {

    private static final int FREE_BY_ACCOUNT = 5;

    /// Many people may share an address.
    private static final int FREE_BY_ADDRESS = 20;

    private static final int MOST_ACCOUNTS = 1_000_000;
    private static final int MOST_ADDRESSES = 50_000;
    private static final int MOST_OTHERS = 10_000;

    private final Attempts byAddress = new Attempts(FREE_BY_ADDRESS, MOST_ADDRESSES);
    private final Attempts byAccount = new Attempts(FREE_BY_ACCOUNT, MOST_ACCOUNTS);
    private final Attempts byStranger = new Attempts(FREE_BY_ACCOUNT, MOST_OTHERS);
    private final Attempts byFamiliar = new Attempts(FREE_BY_ACCOUNT, MOST_OTHERS);

    private final Set<String> familiar =
            Collections.newSetFromMap(
                    new LinkedHashMap<>() {
                        @Override
                        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
                            return size() > MOST_OTHERS;
                        }
                    });

    /// Lets an attempt begin, and counts it as failed until it {@link #succeeded}.
    ///
    /// @return how long to wait instead; zero if it may begin
    synchronized Duration begin(Attempt attempt, Instant now) {
        var source = source(attempt.address());
        var attempts = attemptsOf(attempt);
        var key = keyOf(attempt);
        var byKey = attempts.delay(key, now);
        var bySource = byAddress.delay(source, now);
        if (!byKey.isZero() || !bySource.isZero()) {
            return byKey.compareTo(bySource) > 0 ? byKey : bySource;
        }
        attempts.count(key, now);
        byAddress.count(source, now);
        return Duration.ZERO;
    }

    /// The attempt was not made after all.
    synchronized void withdrawn(Attempt attempt) {
        attemptsOf(attempt).uncount(keyOf(attempt));
        byAddress.uncount(source(attempt.address()));
    }

    /// The password was right. The address keeps its other failures: an account of one's own must
    /// not buy guesses at those of others.
    synchronized void succeeded(Attempt attempt) {
        attemptsOf(attempt).forget(keyOf(attempt));
        byAddress.uncount(source(attempt.address()));
        familiarise(attempt.account(), attempt.address());
    }

    /// Somebody has signed in to the account from there before.
    synchronized void familiarise(String account, String address) {
        var pair = account + " " + source(address);
        familiar.remove(pair);
        familiar.add(pair);
    }

    /// An administrator has set a new password.
    synchronized void forget(String account) {
        byAccount.forget(account);
    }

    /// What is to be kept of an account over a restart.
    synchronized Tally tally(String account) {
        var tally = byAccount.tallies().get(account);
        return tally == null ? new Tally(0, Instant.EPOCH) : tally;
    }

    synchronized void restore(String account, Tally tally) {
        byAccount.put(account, tally);
    }

    synchronized void forgetQuiet(Instant now) {
        for (var attempts : Set.of(byAddress, byAccount, byStranger, byFamiliar)) {
            attempts.forgetQuiet(now);
        }
    }

    private Attempts attemptsOf(Attempt attempt) {
        return switch (attempt.standing()) {
            case UNKNOWN -> byStranger;
            case KNOWN -> isFamiliar(attempt) ? byFamiliar : byAccount;
        };
    }

    private String keyOf(Attempt attempt) {
        return isFamiliar(attempt)
                ? attempt.account() + " " + source(attempt.address())
                : attempt.account();
    }

    private boolean isFamiliar(Attempt attempt) {
        return familiar.contains(attempt.account() + " " + source(attempt.address()));
    }

    /// Whoever has an IPv6 address has the other 2⁶⁴ of its network as well.
    private static String source(String address) {
        if (address.indexOf(':') < 0 || address.indexOf('.') >= 0) {
            return address;
        }
        var groups = address.split("%", 2)[0].split(":", -1);
        var network = new StringBuilder();
        for (var i = 0; i < groups.length && i < 4 && !groups[i].isEmpty(); i++) {
            network.append(groups[i]).append(':');
        }
        return network + ":/64";
    }

    /// Somebody's try at an account.
    ///
    /// @param account as typed, in lower case
    record Attempt(String account, Standing standing, String address) {}

    enum Standing {
        KNOWN,
        UNKNOWN
    }
}
