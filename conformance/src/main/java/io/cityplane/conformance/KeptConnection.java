package io.cityplane.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import org.jspecify.annotations.Nullable;

/// One connection for many requests, of bytes that no client library would send. Opened again after
/// the server has closed it.
final class KeptConnection implements AutoCloseable {

    private static final int READ_TIMEOUT_MILLIS = 20_000;

    private final URI server;
    private @Nullable Socket socket;
    private InputStream in = InputStream.nullInputStream();

    KeptConnection(URI server) {
        this.server = server;
    }

    /// @param status 0 if the server hung up without an answer
    record Answer(int status, String body) {}

    /// @param head request line and fields, each with its line's end
    Answer send(String head, byte[] body) throws IOException {
        var to = socket;
        if (to == null) {
            to = new Socket(server.getHost(), server.getPort());
            to.setSoTimeout(READ_TIMEOUT_MILLIS);
            to.setTcpNoDelay(true);
            in = new BufferedInputStream(to.getInputStream());
            socket = to;
        }
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(head.getBytes(UTF_8));
        bytes.writeBytes(
                "Host: %s\r\nContent-Length: %d\r\n\r\n"
                        .formatted(server.getAuthority(), body.length)
                        .getBytes(ISO_8859_1));
        bytes.writeBytes(body);
        to.getOutputStream().write(bytes.toByteArray());
        return read();
    }

    private Answer read() throws IOException {
        var first = line();
        if (first.isEmpty()) {
            close();
            return new Answer(0, "");
        }
        var length = 0;
        var closes = false;
        for (var field = line(); !field.isEmpty(); field = line()) {
            var lower = field.toLowerCase(java.util.Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(lower.substring(15).strip());
            }
            closes |= lower.equals("connection: close");
        }
        var body = new String(in.readNBytes(length), UTF_8);
        if (closes) {
            close();
        }
        return new Answer(Integer.parseInt(first.split(" ", 3)[1]), body);
    }

    /// Empty at the end of the stream, too.
    private String line() throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n' && c >= 0; c = in.read()) {
            line.append((char) c);
        }
        return line.toString().strip();
    }

    @Override
    public void close() throws IOException {
        var open = socket;
        socket = null;
        if (open != null) {
            open.close();
        }
    }
}
