package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// An attribute as bytes: the number of its trait, a tag, when it was observed, what it says.
///
/// The low four bits of the tag tell the form of the value, the next two whether a time and
/// sub-attributes follow. Times are written as distances to one that is near.
final class AttributeCoding {

    /// Eight bytes of IEEE 754.
    private static final int DOUBLE = 0;

    /// A whole number of ones, tenths, hundredths or thousandths: the form's number is the count of
    /// decimals plus 1.
    private static final int DECIMAL = 1;

    private static final int MOST_DECIMALS = 3;
    private static final double[] POWERS = {1, 10, 100, 1_000};
    private static final double MOST_DIGITS = 1e15;

    private static final int TEXT = 5;
    private static final int TRUE = 6;
    private static final int FALSE = 7;
    private static final int JSON = 8;
    private static final int FORM = 0x0f;
    private static final int OBSERVED = 0x10;
    private static final int NESTED = 0x20;

    private final Numbering<Trait> traits;

    AttributeCoding(Numbering<Trait> traits) {
        this.traits = traits;
    }

    /// Writes it without its {@link Times}.
    ///
    /// @param near microseconds, the same as when it will be read
    /// @param trait the number of its trait
    void write(ByteWriter to, int trait, Attribute attribute, long near) {
        to.number(trait);
        var observedAt = attribute.observedAt();
        var nested = attribute.subAttributes();
        var more = (observedAt.isPresent() ? OBSERVED : 0) | (nested.isEmpty() ? 0 : NESTED);
        switch (attribute.value()) {
            case Value.Numeric(double value) -> number(to, value, more);
            case Value.Text(String text) -> text(to, TEXT | more, text);
            case Value.Truth(boolean truth) -> to.octet((truth ? TRUE : FALSE) | more);
            case Value.Json(String text) -> text(to, JSON | more, text);
        }
        if (observedAt.isPresent()) {
            to.signed(Micros.of(observedAt.get()) - near);
        }
        if (!nested.isEmpty()) {
            writeAll(to, nested, near);
        }
    }

    void writeAll(ByteWriter to, List<Attribute> attributes, long near) {
        to.number(attributes.size());
        for (var attribute : attributes) {
            write(to, traits.of(Trait.of(attribute)), attribute, near);
        }
    }

    /// Reads what {@link #write} wrote, but for the trait's number, which was read already.
    Attribute read(ByteReader from, int traitNumber, long near) {
        var trait = traits.get(traitNumber);
        var tag = from.octet();
        var value = value(from, tag & FORM);
        Optional<Instant> observedAt =
                (tag & OBSERVED) == 0
                        ? Optional.empty()
                        : Optional.of(Micros.toInstant(from.signed() + near));
        var nested = (tag & NESTED) == 0 ? List.<Attribute>of() : readAll(from, near);
        return new Attribute(
                trait.name(),
                trait.kind(),
                trait.dataset(),
                value,
                trait.unitCode(),
                observedAt,
                nested,
                Times.NONE);
    }

    List<Attribute> readAll(ByteReader from, long near) {
        var count = from.smallNumber();
        var attributes = new ArrayList<Attribute>();
        for (var i = 0; i < count; i++) {
            attributes.add(read(from, from.smallNumber(), near));
        }
        return attributes;
    }

    private static void text(ByteWriter to, int tag, String text) {
        to.octet(tag);
        to.text(text);
    }

    /// Most readings have few decimals, and take two or three bytes so instead of eight.
    private static void number(ByteWriter to, double value, int more) {
        for (var decimals = 0; decimals <= MOST_DECIMALS; decimals++) {
            var whole = Math.rint(value * POWERS[decimals]);
            if (Math.abs(whole) < MOST_DIGITS && isSame(whole / POWERS[decimals], value)) {
                to.octet((DECIMAL + decimals) | more);
                to.signed((long) whole);
                return;
            }
        }
        to.octet(DOUBLE | more);
        to.float64(value);
    }

    /// Of negative zero `long` knows nothing.
    private static boolean isSame(double one, double other) {
        return one == other && Double.doubleToRawLongBits(other) != Long.MIN_VALUE;
    }

    private static Value value(ByteReader from, int form) {
        return switch (form) {
            case DOUBLE -> new Value.Numeric(from.float64());
            case TEXT -> new Value.Text(from.text());
            case TRUE -> new Value.Truth(true);
            case FALSE -> new Value.Truth(false);
            case JSON -> new Value.Json(from.text());
            default -> {
                if (form > DECIMAL + MOST_DECIMALS) {
                    throw new IllegalStateException("no form of value has the number " + form);
                }
                yield new Value.Numeric(from.signed() / POWERS[form - DECIMAL]);
            }
        };
    }
}
