package io.cityplane.twin.web;

import java.util.concurrent.CompletionStage;

/// The way to one open console.
interface LiveLine {

    /// Completes once the message is on its way; on a slow line that takes long. At most one
    /// message at a time is given to it.
    CompletionStage<Void> send(LiveMessage message);

    void close(Ending why);

    /// Why the server hangs up, with the WebSocket's status code (RFC 6455 §7.4.2: private use).
    enum Ending {
        /// The session ended, or its rights did.
        SIGNED_OUT(4401),
        /// The line took nothing for a long time.
        TOO_SLOW(4408),
        /// The console sent what nobody understands.
        NOT_UNDERSTOOD(4400),
        /// There are too many open consoles.
        TOO_MANY(4429),
        /// The server stops.
        GOING_AWAY(1001);

        private final int code;

        Ending(int code) {
            this.code = code;
        }

        int code() {
            return code;
        }
    }
}
