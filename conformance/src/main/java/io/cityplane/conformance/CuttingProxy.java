package io.cityplane.conformance;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Stands between a client and a server of TCP, and can keep back an answer: what was asked gets
/// through, the server does it, and the client's connection ends without a word.
final class CuttingProxy implements AutoCloseable {

    private static final long LONG_ENOUGH_NANOS = 30_000_000;

    private final ServerSocket door;
    private final int server;
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final AtomicInteger cuts = new AtomicInteger();
    private volatile boolean isCutting;

    CuttingProxy(int server) throws IOException {
        this.server = server;
        door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.startVirtualThread(this::accept);
    }

    int port() {
        return door.getLocalPort();
    }

    /// From the next answer of the server's on everything is kept back; then all connections end.
    void cut() {
        isCutting = true;
    }

    /// How many answers were kept back.
    int cuts() {
        return cuts.get();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                var client = door.accept();
                var there = new Socket(InetAddress.getLoopbackAddress(), server);
                open.add(client);
                open.add(there);
                Thread.startVirtualThread(() -> carry(client, there, Direction.QUESTIONS));
                Thread.startVirtualThread(() -> carry(there, client, Direction.ANSWERS));
            } catch (IOException e) {
                LockSupport.parkNanos(1_000_000);
            }
        }
    }

    private void carry(Socket from, Socket to, Direction direction) {
        try {
            var bytes = new byte[1 << 16];
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (var count = in.read(bytes); count >= 0; count = in.read(bytes)) {
                if (direction == Direction.ANSWERS && isCutting) {
                    isCutting = false;
                    cuts.incrementAndGet();
                    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(LONG_ENOUGH_NANOS));
                    break;
                }
                out.write(bytes, 0, count);
            }
        } catch (IOException e) {
            // One of the two has ended.
        } finally {
            end(from);
            end(to);
        }
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException e) {
            // It is closed.
        }
    }

    private enum Direction {
        QUESTIONS,
        ANSWERS
    }

    @Override
    public void close() throws IOException {
        door.close();
        open.forEach(this::end);
    }
}
