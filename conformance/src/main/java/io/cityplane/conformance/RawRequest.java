package io.cityplane.conformance;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/// An HTTP/1.1 request written by hand, so that it can be as wrong as it likes and be answered
/// before it is sent to its end.
final class RawRequest {

    private static final int READ_TIMEOUT_MILLIS = 20_000;
    private static final byte[] FILLING = " ".repeat(64 * 1024).getBytes(ISO_8859_1);

    private final String path;
    private final Map<String, String> fields;
    private final byte[] start;
    private final long length;

    private RawRequest(String path, Map<String, String> fields, byte[] start, long length) {
        this.path = path;
        this.fields = fields;
        this.start = start;
        this.length = length;
    }

    record Answer(int status, String body) {}

    static RawRequest post(String path, String token) {
        var fields = new LinkedHashMap<String, String>();
        fields.put("Content-Type", "application/json");
        if (!token.isEmpty()) {
            fields.put("Authorization", "Bearer " + token);
        }
        return new RawRequest(path, fields, new byte[0], 0);
    }

    RawRequest with(String field, String value) {
        var more = new LinkedHashMap<>(fields);
        more.put(field, value);
        return new RawRequest(path, more, start, length);
    }

    RawRequest body(byte[] bytes) {
        return new RawRequest(path, fields, bytes, bytes.length);
    }

    /// A body that goes on with blanks to so many bytes.
    RawRequest bodyOf(long bytes) {
        return new RawRequest(path, fields, "{\"id\":".getBytes(ISO_8859_1), bytes);
    }

    /// Sends it, as far as the server takes it, and reads the answer.
    Answer send(URI server) throws IOException {
        try (var socket = new Socket(server.getHost(), server.getPort())) {
            socket.setSoTimeout(READ_TIMEOUT_MILLIS);
            var writing = Thread.ofVirtual().start(() -> write(socket, server));
            var answer = read(new BufferedInputStream(socket.getInputStream()));
            writing.interrupt();
            return answer;
        }
    }

    private void write(Socket socket, URI server) {
        var head = new StringBuilder("POST " + path + " HTTP/1.1\r\n");
        head.append("Host: ").append(server.getAuthority()).append("\r\nConnection: close\r\n");
        fields.forEach((name, value) -> head.append(name + ": " + value + "\r\n"));
        head.append("Content-Length: ").append(length).append("\r\n\r\n");
        try {
            var out = socket.getOutputStream();
            out.write(head.toString().getBytes(UTF_8));
            out.write(start);
            for (long left = length - start.length; left > 0; left -= FILLING.length) {
                out.write(FILLING, 0, (int) Math.min(left, FILLING.length));
            }
            out.flush();
        } catch (IOException e) {
            // The server has heard enough; what it says to that, the reader finds.
        }
    }

    private static Answer read(InputStream in) throws IOException {
        var status = line(in).split(" ", 3);
        long length = -1;
        for (var field = line(in); !field.isEmpty(); field = line(in)) {
            if (field.toLowerCase(java.util.Locale.ROOT).startsWith("content-length:")) {
                length = Long.parseLong(field.substring(field.indexOf(':') + 1).strip());
            }
        }
        var body = length < 0 ? in.readAllBytes() : in.readNBytes((int) length);
        return new Answer(Integer.parseInt(status[1]), new String(body, UTF_8));
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new IOException("the server hung up without an answer");
            }
            line.append((char) c);
        }
        return line.toString().strip();
    }
}
