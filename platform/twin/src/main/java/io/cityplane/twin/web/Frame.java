package io.cityplane.twin.web;

import io.cityplane.twin.web.LiveMessage.Binary;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// Collects points for a binary message of the live socket; console/src/live/frame.ts reads it.
///
/// Little-endian. Head of 16 bytes: sent at (double, epoch milliseconds), count (uint32), 1 if all
/// told before is to be forgotten, else 0 (uint32). Then, each a block of its own: count numbers
/// (uint32), count places (float32 longitude, float32 latitude), count flags (uint32), count times
/// last heard (uint32, epoch seconds, 0 never).
///
/// Flags: type in bits 0 to 11 and district in bits 12 to 23, as indices of the words sent before,
/// 4095 for none of them; then the bits below.
final class Frame {

    static final int SIMULATED = 1 << 24;
    static final int GONE = 1 << 25;

    private static final int HEAD = 16;
    private static final int POINT = 20;

    enum Beginning {
        /// Changes what it names.
        GOES_ON,
        /// Everything told before is to be forgotten.
        ANEW
    }

    private record Point(int number, double lon, double lat, int flags, long heardAt) {}

    private final List<Point> points = new ArrayList<>();

    void add(int number, Pin pin, int type, int district) {
        var flags = type | district << 12 | (pin.simulated() ? SIMULATED : 0);
        points.add(new Point(number, pin.lon(), pin.lat(), flags, pin.heardAt()));
    }

    void remove(int number) {
        points.add(new Point(number, 0, 0, GONE, 0));
    }

    boolean isEmpty() {
        return points.isEmpty();
    }

    int size() {
        return points.size();
    }

    Binary message(Beginning beginning, long sentAtMillis) {
        var bytes = ByteBuffer.allocate(HEAD + points.size() * POINT);
        bytes.order(ByteOrder.LITTLE_ENDIAN);
        bytes.putDouble((double) sentAtMillis)
                .putInt(points.size())
                .putInt(beginning == Beginning.ANEW ? 1 : 0);
        points.forEach(point -> bytes.putInt(point.number()));
        points.forEach(p -> bytes.putFloat((float) p.lon()).putFloat((float) p.lat()));
        points.forEach(point -> bytes.putInt(point.flags()));
        points.forEach(point -> bytes.putInt((int) point.heardAt()));
        return new Binary(bytes.flip().asReadOnlyBuffer().order(ByteOrder.LITTLE_ENDIAN));
    }
}
