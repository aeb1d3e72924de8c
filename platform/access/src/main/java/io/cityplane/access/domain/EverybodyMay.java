package io.cityplane.access.domain;

import io.cityplane.access.Grant;
import io.cityplane.access.domain.Shown.Nothing;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers;
import java.util.Optional;

/// Authorisation switched off: whoever shows nothing may do everything.
///
/// For conformance runs, on a server that is bound to loopback alone; the server sees to that, and
/// warns. Who does show a token or a session is still taken at their word, and refused if they are
/// nobody.
public final class EverybodyMay implements Callers {

    /// Neither the city nor anybody's: the tables begin to count above it.
    public static final int NUMBER = 1;

    private static final Caller ANYBODY = Grant.EVERYTHING.caller(NUMBER);

    private final Callers known;

    /// Asks nobody to sign in.
    ///
    /// @param known answers for those who show who they are
    public EverybodyMay(Callers known) {
        this.known = known;
    }

    @Override
    public Optional<Caller> find(Credentials credentials, Intent intent) {
        return Shown.of(credentials) instanceof Nothing
                ? Optional.of(ANYBODY)
                : known.find(credentials, intent);
    }
}
