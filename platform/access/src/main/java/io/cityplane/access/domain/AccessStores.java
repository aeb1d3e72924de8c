package io.cityplane.access.domain;

/// All that the room keeps.
public record AccessStores(Accounts accounts, Tokens tokens, Sessions sessions, Audits audits) {}
