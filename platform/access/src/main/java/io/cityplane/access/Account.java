package io.cityplane.access;

import java.time.Instant;

/// A person who signs in. Accounts are disabled, never deleted: the audit goes on naming them.
///
/// @param number the person's number as a {@link io.cityplane.kernel.Caller}; never used again
public record Account(
        int number, AccountName name, Profile profile, Password password, Instant createdAt) {

    /// What an administrator decides of an account.
    ///
    /// @param displayName how the console greets the person: 1 to 80 characters
    public record Profile(String displayName, Grant grant, Status status) {}

    public enum Status {
        ENABLED,
        /// Can neither sign in nor go on with what was begun.
        DISABLED
    }

    public enum Password {
        /// Chosen by the person alone.
        CHOSEN,
        /// Known to whoever set it. Until the person changes it, it opens nothing but that change.
        TO_BE_CHANGED
    }
}
