package io.cityplane.kernel;

import java.util.Optional;

/// Tells who makes a request over HTTP. Quick and never blocking: it may be asked on an event loop.
public interface Callers {

    /// Empty if the credentials are missing or nobody's, or too weak for the intent.
    Optional<Caller> find(Credentials credentials, Intent intent);

    /// What a request shows of itself; empty strings where it shows nothing.
    ///
    /// @param authorization the `Authorization` field (RFC 9110 §11.6.2)
    /// @param cookie the `Cookie` field
    /// @param requestedWith the `X-Requested-With` field. A page of another site cannot set it
    ///   without being asked first (Fetch §3.2), so a cookie alone lets nobody write.
    record Credentials(String authorization, String cookie, String requestedWith) {

        /// Keeps secrets out of logs.
        @Override
        public String toString() {
            return "Credentials";
        }
    }

    enum Intent {
        READ,
        WRITE
    }
}
