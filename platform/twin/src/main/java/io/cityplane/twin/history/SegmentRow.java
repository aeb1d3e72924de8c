package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Value;
import io.cityplane.twin.domain.Trait;

import org.jspecify.annotations.Nullable;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A row on its way into a segment; one object is filled again and again. Texts are UTF-8; those
/// that say the same do best to be one array.
final class SegmentRow {

    static final byte[] NOTHING = {};

    byte[] tenant = NOTHING;
    byte[] entity = NOTHING;
    byte[] attribute = NOTHING;
    byte[] dataset = NOTHING;
    long time;
    long recordedAt;
    byte[] operation = NOTHING;
    boolean isNumber;
    double number;
    byte @Nullable [] text;

    /// 0 or 1; -1 if it says neither.
    int truth = -1;

    byte @Nullable [] json;
    byte @Nullable [] unit;
    byte @Nullable [] kind;
    byte @Nullable [] subAttributes;
    byte @Nullable [] heading;

    /// -1 if the row does not say.
    int entityNumber = -1;

    int quality;
    int writer;
    int partition;
    long offset;

    /// By tenant, entity, attribute, dataset, time and offset.
    static int compare(SegmentRow one, SegmentRow other) {
        var order = compareKeys(one, other);
        if (order != 0) {
            return order;
        }
        order = Long.compare(one.time, other.time);
        return order != 0 ? order : Long.compare(one.offset, other.offset);
    }

    private static int compareKeys(SegmentRow one, SegmentRow other) {
        var order = compare(one.tenant, other.tenant);
        if (order == 0) {
            order = compare(one.entity, other.entity);
        }
        if (order == 0) {
            order = compare(one.attribute, other.attribute);
        }
        return order != 0 ? order : compare(one.dataset, other.dataset);
    }

    @SuppressWarnings("ReferenceEquality") // mostly one array
    private static int compare(byte[] one, byte[] other) {
        return one == other ? 0 : Arrays.compareUnsigned(one, other);
    }

    /// Forgets what the last row said.
    void clearValue() {
        isNumber = false;
        number = 0;
        text = null;
        truth = -1;
        json = null;
        unit = null;
        kind = null;
        subAttributes = null;
        heading = null;
        entityNumber = -1;
    }

    /// What an attribute says, but for its times and its trait.
    void say(Attribute said) {
        switch (said.value()) {
            case Value.Numeric(double value) -> {
                isNumber = true;
                number = value;
            }
            case Value.Text(String value) -> text = utf8(value);
            case Value.Truth(boolean value) -> truth = value ? 1 : 0;
            case Value.Json(String value) -> json = utf8(value);
        }
        if (!said.subAttributes().isEmpty()) {
            subAttributes = AttributeJson.write(said.subAttributes());
        }
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /// A trait's parts in UTF-8; the unit is null if it has none.
    static final class TraitBytes {
        final byte[] attribute;
        final byte[] dataset;
        final byte @Nullable [] unit;
        final byte[] kind;

        /// Of what is of the entity itself.
        static final TraitBytes OF_ENTITY = new TraitBytes();

        private TraitBytes() {
            attribute = NOTHING;
            dataset = NOTHING;
            unit = null;
            kind = NOTHING;
        }

        TraitBytes(Trait trait) {
            attribute = utf8(trait.name());
            dataset = utf8(trait.dataset().orElse(""));
            unit = trait.unitCode().map(SegmentRow::utf8).orElse(null);
            kind = AttributeJson.word(trait.kind());
        }
    }
}
