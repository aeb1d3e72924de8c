package io.cityplane.access;

/// Why a change was refused.
public enum Refusal {
    /// Accounts, tokens and the audit are for administrators.
    NOT_AN_ADMINISTRATOR,
    UNKNOWN_ACCOUNT,
    UNKNOWN_TOKEN,
    ACCOUNT_EXISTS,
    /// Without an enabled administrator nobody could administer any more.
    LAST_ADMINISTRATOR,
    /// The role `DEPARTMENT` says nothing without one.
    DEPARTMENT_MISSING,
    /// Who administers could lift any bound at will, so a bound would only pretend.
    ADMINISTRATOR_CONFINED,
    /// A display or token name has 1 to 80 characters, none of them a control character.
    NAME_MALFORMED,
    EXPIRES_IN_THE_PAST,
    /// Fewer than 12 characters.
    PASSWORD_TOO_SHORT,
    /// More than 128 characters.
    PASSWORD_TOO_LONG,
    PASSWORD_HAS_CONTROL_CHARACTERS,
    /// Little is left without the account's name and the words that everybody tries first, or a few
    /// characters repeat.
    PASSWORD_GUESSABLE,
    PASSWORD_UNCHANGED,
    /// Too many passwords are being hashed at this moment; the same will do in a few seconds.
    BUSY
}
