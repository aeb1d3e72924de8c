package io.cityplane.imports.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.imports.Imports;
import io.cityplane.imports.Progress;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.imports.web.LocalCallers.Asking;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Problem;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.vertx.core.http.HttpServerResponse;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// `POST /api/imports`: imports a file of this machine, for the command line on this machine.
///
/// Takes an {@link ImportOrder}, answers lines of JSON ({@link ImportLine}) while it runs. Whatever
/// becomes of the import is told by the last line; a status other than 200 means that it did not
/// begin. Who hangs up stops it.
@jakarta.ws.rs.Path("/api/imports")
@Consumes(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
public final class ImportsResource {

    private static final String LINES_OF_JSON = "application/x-ndjson";

    private final Imports imports;
    private final LocalCallers callers;

    /// Imports for those who are found to be local.
    public ImportsResource(Imports imports, LocalCallers callers) {
        this.imports = imports;
        this.callers = callers;
    }

    /// Imports while the answer is read.
    @POST
    @Produces(LINES_OF_JSON)
    public StreamingOutput start(
            @Nullable ImportOrder order, @Context HttpServerResponse response) {
        return start(order, response::closed);
    }

    /// @param hungUp whether nobody reads the answer any more: Quarkus lets one write on in silence
    StreamingOutput start(@Nullable ImportOrder order, BooleanSupplier hungUp) {
        var caller = caller();
        if (order == null) {
            throw badOrder("a body {\"mapping\": path, \"files\": path} is missing");
        }
        var mapping = path("mapping", order.mapping());
        var files = path("files", order.files());
        return out -> {
            var lines = new Lines(out, hungUp);
            var outcome = imports.run(mapping, files, order.mode(), caller, lines::heard);
            lines.write(new ImportLine.Ended(outcome));
        };
    }

    private Caller caller() {
        return switch (callers.asking()) {
            case Asking.Local(Caller caller) -> caller;
            case Asking.NotLocal() ->
                    throw new Problem(
                                    "/problems/imports/not-local",
                                    "Only the command line on the server's machine may do this",
                                    403,
                                    "Run `./cityplane import` where the server runs.")
                            .raised();
            case Asking.Nobody() ->
                    throw new Problem(
                                    "/problems/imports/who-is-it",
                                    "Nobody is signed in",
                                    401,
                                    "Send a token: `./cityplane token --role admin --name NAME`.")
                            .raised();
        };
    }

    private static Path path(String name, @Nullable String text) {
        try {
            if (text != null && !text.isBlank() && Path.of(text).isAbsolute()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw badOrder("%s is no path: %s".formatted(name, e.getReason()));
        }
        throw badOrder("%s is the absolute path of a file or folder".formatted(name));
    }

    private static Problem.Raised badOrder(String detail) {
        return Problem.badInput("imports/bad-order", detail).raised();
    }

    /// Writes to a client that may hang up.
    private static final class Lines {
        private final OutputStream out;

        private final BooleanSupplier hungUp;

        Lines(OutputStream out, BooleanSupplier hungUp) {
            this.out = out;
            this.hungUp = hungUp;
        }

        Wish heard(Progress progress) {
            try {
                write(new ImportLine.Heard(progress));
                return hungUp.getAsBoolean() ? Wish.STOP : Wish.GO_ON;
            } catch (IOException e) {
                return Wish.STOP;
            }
        }

        void write(ImportLine line) throws IOException {
            out.write((line.toJson() + "\n").getBytes(UTF_8));
            out.flush();
        }
    }
}
