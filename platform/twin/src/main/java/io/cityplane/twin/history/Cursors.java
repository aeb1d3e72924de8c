package io.cityplane.twin.history;

import org.jspecify.annotations.Nullable;

import java.util.ArrayDeque;

/// Cursors at rest: half a megabyte of buffers each, so they are used again, and not kept beyond a
/// bound.
final class Cursors implements AutoCloseable {

    private static final int MOST = 32;

    private final ArrayDeque<PageCursor> free = new ArrayDeque<>();
    private boolean isClosed;

    PageCursor take() {
        var known = poll();
        return known == null ? new PageCursor() : known;
    }

    private synchronized @Nullable PageCursor poll() {
        return free.pollLast();
    }

    void giveBack(PageCursor cursor) {
        if (!offer(cursor)) {
            cursor.close();
        }
    }

    private synchronized boolean offer(PageCursor cursor) {
        if (isClosed || free.size() >= MOST) {
            return false;
        }
        free.addLast(cursor);
        return true;
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        free.forEach(PageCursor::close);
        free.clear();
    }
}
