package io.cityplane.access.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.cityplane.access.Account;
import io.cityplane.access.Account.Status;
import java.time.Instant;
import java.util.List;

/// An account as administrators see it: what a session shows, and more.
record AccountJson(
        @JsonUnwrapped SessionJson session, int number, boolean disabled, Instant createdAt) {

    static AccountJson of(Account account) {
        return new AccountJson(
                SessionJson.of(account),
                account.number(),
                account.profile().status() == Status.DISABLED,
                account.createdAt());
    }

    /// All accounts, by name.
    record Accounts(List<AccountJson> accounts) {}
}
