package io.cityplane.database.store;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/// Speaks as much of PostgreSQL's protocol (its documentation, chapter "Message Formats") as tells
/// that it is version 14, and agrees to whatever is asked.
final class OldPostgres implements AutoCloseable {

    private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());

    OldPostgres() throws IOException {
        Thread.ofPlatform().daemon().start(this::serve);
    }

    int port() {
        return server.getLocalPort();
    }

    private void serve() {
        while (!server.isClosed()) {
            try (var socket = server.accept()) {
                talk(socket);
            } catch (IOException e) {
                // The driver has heard enough, or the test is over; both show in the condition.
            }
        }
    }

    private static void talk(Socket socket) throws IOException {
        var in = new DataInputStream(socket.getInputStream());
        var out = new DataOutputStream(socket.getOutputStream());
        in.skipNBytes(in.readInt() - Integer.BYTES);
        send(out, 'R', new byte[4]);
        for (var status :
                new String[] {
                    "server_version\00014.5\0",
                    "client_encoding\0UTF8\0",
                    "DateStyle\0ISO, MDY\0",
                    "integer_datetimes\0on\0",
                    "standard_conforming_strings\0on\0",
                    "TimeZone\0UTC\0"
                }) {
            send(out, 'S', status.getBytes(StandardCharsets.US_ASCII));
        }
        send(out, 'Z', new byte[] {'I'});
        out.flush();
        for (var kind = in.read(); kind >= 0; kind = in.read()) {
            in.skipNBytes(in.readInt() - Integer.BYTES);
            switch (kind) {
                case 'P' -> send(out, '1', new byte[0]);
                case 'B' -> send(out, '2', new byte[0]);
                case 'D' -> send(out, 'n', new byte[0]);
                case 'E' -> send(out, 'C', "SET\0".getBytes(StandardCharsets.US_ASCII));
                case 'Q' -> {
                    send(out, 'C', "SET\0".getBytes(StandardCharsets.US_ASCII));
                    send(out, 'Z', new byte[] {'I'});
                }
                case 'S' -> send(out, 'Z', new byte[] {'I'});
                default -> {}
            }
            out.flush();
        }
    }

    private static void send(DataOutputStream out, char kind, byte[] body) throws IOException {
        var message = new ByteArrayOutputStream();
        message.writeBytes(body);
        out.writeByte(kind);
        out.writeInt(Integer.BYTES + message.size());
        message.writeTo(out);
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
