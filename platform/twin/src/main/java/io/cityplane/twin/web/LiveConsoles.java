package io.cityplane.twin.web;

import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.twin.web.LiveLine.Ending;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// All open consoles. Four times a second each is told what changed since it last took something.
///
/// Nothing is queued: while a console has not taken its last messages it gets none, and the next
/// tell the state as it is by then. A console whose session ends is hung up on.
public final class LiveConsoles implements AutoCloseable {

    static final int MOST = 1_000;

    private static final Duration PERIOD = Duration.ofMillis(250);
    private static final Duration CHECK_SESSION_EVERY = Duration.ofSeconds(20);
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(60);

    private static final Logger LOG = System.getLogger(LiveConsoles.class.getName());

    private final MapView view;
    private final Callers callers;
    private final Clock clock;
    private final Map<LiveLine, Open> open = new ConcurrentHashMap<>();
    private @Nullable Thread ticker;

    public LiveConsoles(MapView view, Callers callers, Clock clock) {
        this.view = view;
        this.callers = callers;
        this.clock = clock;
    }

    /// Begins to tell, on a thread of its own. Call it once.
    public LiveConsoles start() {
        ticker = Thread.ofVirtual().name("live-consoles").start(this::tellForever);
        return this;
    }

    /// Hangs up on all.
    @Override
    public void close() {
        if (ticker != null) {
            ticker.interrupt();
        }
        open.keySet().forEach(line -> hangUp(line, Ending.GOING_AWAY));
    }

    /// Who may open a console with these credentials.
    Optional<Caller> admitted(Credentials credentials) {
        return callers.find(credentials, Intent.READ);
    }

    void opened(LiveLine line, Credentials credentials) {
        var caller = admitted(credentials);
        if (caller.isEmpty()) {
            line.close(Ending.SIGNED_OUT);
        } else if (open.size() >= MOST) {
            line.close(Ending.TOO_MANY);
        } else {
            open.put(line, new Open(credentials, new LiveConsole(view, caller.get().viewer())));
        }
    }

    void watch(LiveLine line, Optional<String> id) {
        var console = open.get(line);
        if (console != null) {
            console.wish = id;
        }
    }

    void closed(LiveLine line) {
        open.remove(line);
    }

    void hangUp(LiveLine line, Ending why) {
        open.remove(line);
        line.close(why);
    }

    private void tellForever() {
        try {
            while (true) {
                Thread.sleep(PERIOD);
                tell();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    /// Tells each console that listens what is new.
    void tell() {
        open.forEach((line, console) -> {
            try {
                console.tell(line, clock.instant());
            } catch (RuntimeException e) {
                LOG.log(Level.ERROR, "a console could not be told what changed", e);
                hangUp(line, Ending.GOING_AWAY);
            }
        });
    }

    /// One open console. Told on the ticker's thread alone.
    private final class Open {

        private final Credentials credentials;
        private LiveConsole console;
        private volatile Optional<String> wish = Optional.empty();
        private Instant checkedAt = clock.instant();
        private Instant sentAt = clock.instant();
        private CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);

        Open(Credentials credentials, LiveConsole console) {
            this.credentials = credentials;
            this.console = console;
        }

        void tell(LiveLine line, Instant now) {
            if (!now.isBefore(checkedAt.plus(CHECK_SESSION_EVERY)) && !isStillAdmitted(now)) {
                hangUp(line, Ending.SIGNED_OUT);
                return;
            }
            if (sending.isCompletedExceptionally()) {
                closed(line);
                return;
            }
            if (!sending.isDone()) {
                if (now.isAfter(sentAt.plus(LONGEST_SILENCE))) {
                    hangUp(line, Ending.TOO_SLOW);
                }
                return;
            }
            if (!wish.equals(console.watched())) {
                console.watch(wish);
            }
            sentAt = now;
            sending = send(line, console.next(now.toEpochMilli()));
        }

        /// Asks for the session again, and begins anew if the caller sees something else by now.
        private boolean isStillAdmitted(Instant now) {
            checkedAt = now;
            var caller = admitted(credentials);
            if (caller.isPresent() && !caller.get().viewer().equals(console.viewer())) {
                console = new LiveConsole(view, caller.get().viewer());
            }
            return caller.isPresent();
        }

        private static CompletableFuture<Void> send(LiveLine line, List<LiveMessage> messages) {
            CompletableFuture<Void> sending = CompletableFuture.completedFuture(null);
            for (var message : messages) {
                sending = sending.thenCompose(_ -> line.send(message));
            }
            return sending;
        }
    }
}
