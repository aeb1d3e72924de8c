package io.cityplane.imports.store;

import io.cityplane.imports.domain.Source.Format;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Reads a file as text from end to end, with a buffer of fixed size: is it text, in the encoding
/// that is stated, with lines that have an end?
final class TextCheck {

    /// A line of a table is not longer; a GeoJSON file may be a single line.
    static final int MOST_LINE_CHARS = 1 << 20;

    /// Unpacked. Larger files are split by whoever makes them.
    static final long MOST_BYTES = 16L << 30;

    private static final int BUFFER = 1 << 16;
    private static final List<Charset> KNOWN =
            List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));

    private final Charset stated;
    private final Format format;
    private long line = 1;
    private long lineChars;
    private long bytes;

    TextCheck(Charset stated, Format format) {
        this.stated = stated;
        this.format = format;
    }

    /// What is wrong with a text.
    record Flaw(long line, String what, String advice) {}

    /// Empty if nothing is.
    Optional<Flaw> check(InputStream content) throws IOException {
        var in = ByteBuffer.allocate(BUFFER);
        var out = CharBuffer.allocate(BUFFER);
        var decoder =
                stated.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var ended = false;
        var first = true;
        while (!ended) {
            var count = content.read(in.array(), in.position(), in.remaining());
            ended = count < 0;
            bytes += Math.max(count, 0);
            in.position(in.position() + Math.max(count, 0)).flip();
            if (first && !ended) {
                var flaw = strange(in);
                if (flaw.isPresent()) {
                    return flaw;
                }
                first = false;
            }
            out.clear();
            var result = decoder.decode(in, out, ended);
            var flaw = measure(out.flip());
            if (flaw.isPresent()) {
                return flaw;
            }
            if (result.isError()) {
                return Optional.of(misencoded(in));
            }
            in.compact();
            if (bytes > MOST_BYTES) {
                return flaw(
                        "the file has more than %d GiB when unpacked".formatted(MOST_BYTES >> 30),
                        "Split it into several files.");
            }
        }
        return bytes == 0
                ? flaw("the file is empty", "See that it was copied whole.")
                : Optional.empty();
    }

    /// What the first bytes already tell.
    private Optional<Flaw> strange(ByteBuffer in) {
        if (in.limit() >= 2 && isUtf16(in.getShort(0) & 0xffff)) {
            return flaw("the file is UTF-16", "Save it as UTF-8.");
        }
        for (var i = 0; i < in.limit(); i++) {
            if (in.get(i) == 0) {
                return flaw(
                        "the file is binary: it holds a byte 0",
                        "If it is a workbook, write `format: xlsx`; older spreadsheets have to be"
                                + " saved as one first.");
            }
        }
        if (!stated.equals(StandardCharsets.UTF_8)
                && hasMoreThanAscii(in)
                && reads(in, StandardCharsets.UTF_8)) {
            return flaw(
                    "the mapping states %s, but the file is UTF-8".formatted(stated.name()),
                    "Write `encoding: UTF-8` under `source`.");
        }
        return Optional.empty();
    }

    private Optional<Flaw> measure(CharBuffer text) {
        while (text.hasRemaining()) {
            var c = text.get();
            lineChars++;
            if (c == '\n') {
                line++;
                lineChars = 0;
            } else if (c == 0) {
                return flaw("the file is binary: it holds a byte 0", "Give a text file.");
            } else if (lineChars > MOST_LINE_CHARS && format.isByLine()) {
                return flaw(
                        "the line is longer than %d characters".formatted(MOST_LINE_CHARS),
                        "See that the file has line ends, and its format stated right.");
            }
        }
        return Optional.empty();
    }

    /// @param rest from the first byte that cannot be decoded
    private Flaw misencoded(ByteBuffer rest) {
        var octet = rest.get(rest.position()) & 0xff;
        var what = "the byte %02x is not %s".formatted(octet, stated.name());
        for (var other : KNOWN) {
            if (!other.equals(stated) && reads(rest, other)) {
                return new Flaw(
                        line,
                        what + ", but the text reads as " + other.name(),
                        "Write `encoding: %s` under `source`.".formatted(other.name()));
            }
        }
        return new Flaw(line, what, "Save the file as UTF-8, or see that it is not damaged.");
    }

    /// Whether bytes can be text of an encoding; their last character may be cut.
    private static boolean reads(ByteBuffer octets, Charset charset) {
        var decoder =
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT);
        var out = CharBuffer.allocate(octets.remaining() + 1);
        return !decoder.decode(octets.duplicate(), out, false).isError();
    }

    private static boolean hasMoreThanAscii(ByteBuffer octets) {
        for (var i = 0; i < octets.limit(); i++) {
            if (octets.get(i) < 0) {
                return true;
            }
        }
        return false;
    }

    private static boolean isUtf16(int mark) {
        return mark == 0xfeff || mark == 0xfffe;
    }

    private Optional<Flaw> flaw(String what, String advice) {
        return Optional.of(new Flaw(line, what, advice));
    }
}
