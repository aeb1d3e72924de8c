package io.cityplane.twin.domain;

import java.nio.charset.StandardCharsets;

/// Finds the position of a GeoJSON point in its bytes without reading all of it: what is asked
/// around a place tests many entities.
final class PackedPoint {

    private static final byte[] COORDINATES =
            "\"coordinates\":[".getBytes(StandardCharsets.US_ASCII);
    private static final double[] POWERS = {
        1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
    };
    private static final int MOST_DIGITS = 15;

    private double longitude;
    private double latitude;
    private int at;

    double longitude() {
        return longitude;
    }

    double latitude() {
        return latitude;
    }

    /// Whether it is a point that is written as points mostly are.
    ///
    /// @param geometry compact JSON from `from` to `to`
    boolean read(byte[] geometry, int from, int to) {
        at = after(geometry, from, to);
        if (at < 0 || at >= to || geometry[at] == '[') {
            return false;
        }
        longitude = number(geometry, to);
        if (at >= to || geometry[at] != ',') {
            return false;
        }
        at++;
        latitude = number(geometry, to);
        return at < to && (geometry[at] == ']' || geometry[at] == ',');
    }

    private static int after(byte[] bytes, int from, int to) {
        for (var i = from; i + COORDINATES.length < to; i++) {
            var length = 0;
            while (length < COORDINATES.length && bytes[i + length] == COORDINATES[length]) {
                length++;
            }
            if (length == COORDINATES.length) {
                return i + length;
            }
        }
        return -1;
    }

    /// Exact: up to fifteen digits and such a power of ten are doubles themselves.
    private double number(byte[] bytes, int to) {
        var start = at;
        var isNegative = bytes[at] == '-';
        if (isNegative) {
            at++;
        }
        var digits = 0;
        var decimals = -1;
        var whole = 0L;
        for (; at < to; at++) {
            var c = bytes[at];
            if (c == '.') {
                decimals = 0;
            } else if (c >= '0' && c <= '9') {
                if (digits <= MOST_DIGITS) {
                    whole = whole * 10 + c - '0';
                }
                digits++;
                decimals += decimals < 0 ? 0 : 1;
            } else {
                break;
            }
        }
        if (digits > MOST_DIGITS || (at < to && (bytes[at] | 0x20) == 'e')) {
            while (at < to && bytes[at] != ',' && bytes[at] != ']') {
                at++;
            }
            return Double.parseDouble(
                    new String(bytes, start, at - start, StandardCharsets.US_ASCII));
        }
        var value = whole / POWERS[Math.max(0, decimals)];
        return isNegative ? -value : value;
    }
}
