package io.cityplane.access;

import java.time.Instant;

/// One thing that was done, or refused, about access. Audits are added, never changed.
///
/// @param id rises with time
/// @param by the caller's number; 0 is the city itself, which also stands for who is not known
/// @param byName the caller's name at the time; empty if it is not known
/// @param on the account's name or the token's number; empty if there is none, as when an unknown
///   account tried to sign in: that might be a password in the wrong field
/// @param detail what was granted, or why it was refused; never a secret
/// @param address where the request came from
public record Audit(
        long id,
        Instant at,
        int by,
        String byName,
        Deed deed,
        String on,
        String detail,
        String address,
        Result result) {

    public enum Deed {
        SIGN_IN,
        SIGN_OUT,
        ACCOUNT_CREATED,
        ACCOUNT_CHANGED,
        /// By an administrator, for somebody.
        PASSWORD_SET,
        /// By the person.
        PASSWORD_CHANGED,
        TOKEN_ISSUED,
        TOKEN_REVOKED
    }

    public enum Result {
        DONE,
        REFUSED
    }
}
