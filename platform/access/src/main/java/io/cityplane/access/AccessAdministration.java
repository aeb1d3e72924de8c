package io.cityplane.access;

import io.cityplane.access.Account.Profile;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Page;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// The administrators' door: accounts, tokens and the audit.
///
/// Whoever does not administer is refused. Every change, and every refusal of one, is audited in
/// the change's own transaction, and in force at once. Safe for concurrent use, blocking; not to be
/// called within another transaction.
public interface AccessAdministration {

    Answer<List<Account>> listAccounts(Caller caller);

    /// Creates an account whose password its person has to change first.
    Answer<Account> createAccount(Actor by, AccountName name, Profile profile, Secret password);

    /// Changes what an administrator decides of an account. Disabling it ends its sessions.
    ///
    /// @param change makes the new profile of the present one; no other change comes between
    Answer<Account> changeAccount(Actor by, AccountName name, UnaryOperator<Profile> change);

    /// Sets a forgotten password, which the person has to change first. All sessions of the account
    /// end, and its failed attempts are forgotten.
    Answer<Account> setPassword(Actor by, AccountName name, Secret password);

    /// All tokens, those revoked and expired among them.
    Answer<List<Token>> listTokens(Caller caller);

    Answer<IssuedToken> issueToken(Actor by, String name, Grant grant, Optional<Instant> expiresAt);

    /// Makes a token nobody's. Revoking it again changes nothing.
    Answer<Token> revokeToken(Actor by, TokenId token);

    Answer<Page<Audit>> listAudits(Caller caller, AuditQuery query);

    /// A new token.
    ///
    /// @param secret what the program sends, shown this once
    record IssuedToken(Token token, Secret secret) {}
}
