package io.cityplane.server;

import java.util.Optional;

/// The password of an administrator that this very start has made.
///
/// @param password empty if there were accounts before, or if it was given and so is known
record FirstAdministrator(Optional<String> password) {

    static final String ACCOUNT = "admin";

    /// Keeps the password out of logs.
    @Override
    public String toString() {
        return ACCOUNT;
    }
}
