package io.cityplane.twin.ngsild;

/// Looks through a body before it is parsed: JSON is UTF-8 (§4.6.1, RFC 8259 §8.1), and the parser
/// would let overlong forms and encoded surrogates pass.
final class Utf8 {

    private Utf8() {}

    /// Whether text of the body may hold what needs a second look: NUL or a surrogate can only come
    /// by a `\\u`.
    ///
    /// @throws Fault if it is not UTF-8, or has a NUL in it
    static Escapes check(byte[] body) {
        var escapes = Escapes.NO_CODE_POINTS;
        for (var i = 0; i < body.length; i++) {
            var b = body[i];
            if (b > 0) {
                if (b == '\\' && i + 1 < body.length && body[i + 1] == 'u') {
                    escapes = Escapes.CODE_POINTS;
                }
                continue;
            }
            i += continuation(body, i);
        }
        return escapes;
    }

    /// How many bytes follow the one at `i` (Unicode, table 3-7).
    private static int continuation(byte[] body, int i) {
        var lead = body[i] & 0xff;
        int more;
        var low = 0x80;
        var high = 0xbf;
        if (lead >= 0xc2 && lead <= 0xdf) {
            more = 1;
        } else if (lead >= 0xe0 && lead <= 0xef) {
            more = 2;
            low = lead == 0xe0 ? 0xa0 : low;
            high = lead == 0xed ? 0x9f : high;
        } else if (lead >= 0xf0 && lead <= 0xf4) {
            more = 3;
            low = lead == 0xf0 ? 0x90 : low;
            high = lead == 0xf4 ? 0x8f : high;
        } else {
            throw notUtf8(i);
        }
        for (var k = 1; k <= more; k++) {
            var next = i + k < body.length ? body[i + k] & 0xff : 0;
            if (next < low || next > high) {
                throw notUtf8(i);
            }
            low = 0x80;
            high = 0xbf;
        }
        return more;
    }

    private static Fault notUtf8(int index) {
        return ErrorType.INVALID_REQUEST.fault("The body is not UTF-8 text at byte " + (index + 1));
    }

    enum Escapes {
        NO_CODE_POINTS,
        CODE_POINTS
    }
}
