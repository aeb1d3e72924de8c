package io.cityplane.access.domain;

import io.cityplane.access.Account;
import io.cityplane.access.Account.Password;
import io.cityplane.access.Account.Profile;
import io.cityplane.access.AccountName;
import io.cityplane.access.domain.Attempts.Tally;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Where accounts are kept. It decides nothing, and takes part in the transaction that runs on the
/// thread.
public interface Accounts {

    boolean anyExists();

    /// Empty if the name is taken.
    Optional<Account> create(
            AccountName name, Profile profile, String hash, Password password, Instant at);

    Optional<Kept> find(AccountName name);

    List<Account> list();

    void change(Account account);

    void setHash(Account account, String hash);

    void setFailures(AccountName name, int failures, Instant lastAt);

    /// The accounts that have failed attempts to their name.
    List<Failures> listFailures();

    /// An account with the hash of its password.
    record Kept(Account account, String hash) {

        /// Keeps the hash out of logs.
        @Override
        public String toString() {
            return account.toString();
        }
    }

    /// Failed attempts at an account.
    record Failures(AccountName name, int failures, Instant lastAt) {

        Tally tally() {
            return new Tally(failures, lastAt);
        }
    }
}
