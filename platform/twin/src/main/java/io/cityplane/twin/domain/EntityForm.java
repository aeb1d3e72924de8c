package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Layout;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// An entity as it lies in memory: one array of bytes that never changes once it is seen.
///
/// ```
/// heading 4 · shape 4 · createdAt 8 · modifiedAt 8 · slots · what has no fixed length · scopes
/// slot: createdAt 8 · modifiedAt 8 · observedAt 8 if observed
///     · double 8 or truth 1 or end of the text or JSON 4 · end of the sub-attributes 4 if nested
/// ```
///
/// Times are microseconds; ends are offsets into the array, each thing beginning where the one
/// before it ends. The {@link Shape} tells which slots there are.
final class EntityForm {

    static final int FIRST_SLOT = 24;

    static final int HEADING = 0;
    static final int SHAPE = 4;
    static final int CREATED_AT = 8;
    static final int MODIFIED_AT = 16;

    static final int NUMBER = 0;
    static final int TEXT = 1;
    static final int TRUTH = 2;
    static final int JSON = 3;
    static final int VALUE = 3;
    static final int OBSERVED = 4;
    static final int NESTED = 8;

    static final int SLOT_MODIFIED_AT = 8;
    static final int SLOT_REST = 16;

    static final VarHandle INT =
            MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle LONG =
            MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    static final VarHandle DOUBLE =
            MethodHandles.byteArrayViewVarHandle(double[].class, ByteOrder.LITTLE_ENDIAN);

    /// What is in use is soon there again.
    private static final int MOST_LAYOUTS = 10_000;

    private final Vocabulary vocabulary;
    private final AttributeCoding coding;
    private final ConcurrentHashMap<Long, Layout> layouts = new ConcurrentHashMap<>();

    EntityForm(Vocabulary vocabulary) {
        this.vocabulary = vocabulary;
        this.coding = new AttributeCoding(vocabulary.traits());
    }

    static int slotBytes(byte form) {
        var value =
                switch (form & VALUE) {
                    case NUMBER -> 8;
                    case TRUTH -> 1;
                    default -> 4;
                };
        return SLOT_REST
                + ((form & OBSERVED) == 0 ? 0 : 8)
                + value
                + ((form & NESTED) == 0 ? 0 : 4);
    }

    /// @throws Refusal if it is of a new shape and there are too many
    byte[] pack(Draft draft) {
        var attributes = draft.attributes();
        var shapeNumber = vocabulary.shapes().of(shapeOf(attributes));
        var shape = vocabulary.shapes().get(shapeNumber);
        var rest = new ByteWriter(256);
        var head = new byte[shape.end()];
        INT.set(head, HEADING, draft.heading());
        INT.set(head, SHAPE, shapeNumber);
        LONG.set(head, CREATED_AT, draft.createdAt());
        LONG.set(head, MODIFIED_AT, draft.modifiedAt());
        for (var i = 0; i < attributes.size(); i++) {
            packAttribute(attributes.get(i), shape, i, head, rest);
        }
        packScopes(draft.scopes(), rest);
        var packed = new byte[head.length + rest.size()];
        System.arraycopy(head, 0, packed, 0, head.length);
        System.arraycopy(rest.array(), 0, packed, head.length, rest.size());
        return packed;
    }

    private void packAttribute(
            Attribute attribute, Shape shape, int index, byte[] head, ByteWriter rest) {
        var at = shape.slot(index);
        LONG.set(head, at, Micros.of(attribute.times().createdAt()));
        LONG.set(head, at + SLOT_MODIFIED_AT, Micros.of(attribute.times().modifiedAt()));
        at += SLOT_REST;
        if (attribute.observedAt().isPresent()) {
            LONG.set(head, at, Micros.of(attribute.observedAt().get()));
            at += 8;
        }
        switch (attribute.value()) {
            case Value.Numeric(double value) -> {
                DOUBLE.set(head, at, value);
                at += 8;
            }
            case Value.Truth(boolean truth) -> {
                head[at] = (byte) (truth ? 1 : 0);
                at += 1;
            }
            case Value.Text(String text) -> at = packText(text, shape, head, at, rest);
            case Value.Json(String text) -> at = packText(text, shape, head, at, rest);
        }
        if (!attribute.subAttributes().isEmpty()) {
            coding.writeAll(rest, attribute.subAttributes(), 0);
            INT.set(head, at, shape.end() + rest.size());
        }
    }

    private static int packText(String text, Shape shape, byte[] head, int at, ByteWriter rest) {
        rest.raw(text.getBytes(StandardCharsets.UTF_8));
        INT.set(head, at, shape.end() + rest.size());
        return at + 4;
    }

    private static void packScopes(List<String> scopes, ByteWriter rest) {
        for (var scope : scopes) {
            rest.text(scope);
        }
    }

    private Shape shapeOf(List<Attribute> attributes) {
        var traits = new ArrayList<Trait>(attributes.size());
        var numbers = new int[attributes.size()];
        var forms = new byte[attributes.size()];
        for (var i = 0; i < forms.length; i++) {
            numbers[i] = vocabulary.traits().of(Trait.of(attributes.get(i)));
            traits.add(vocabulary.traits().get(numbers[i]));
            forms[i] = form(attributes.get(i));
        }
        return new Shape(traits, numbers, forms);
    }

    private static byte form(Attribute attribute) {
        var value =
                switch (attribute.value()) {
                    case Value.Numeric _ -> NUMBER;
                    case Value.Text _ -> TEXT;
                    case Value.Truth _ -> TRUTH;
                    case Value.Json _ -> JSON;
                };
        return (byte)
                (value
                        | (attribute.observedAt().isPresent() ? OBSERVED : 0)
                        | (attribute.subAttributes().isEmpty() ? 0 : NESTED));
    }

    /// The short way for a new reading: the same as to draft, set and pack, for an attribute that
    /// says another number than before and is the same otherwise. Null where it does not fit.
    byte @Nullable [] withNumber(byte[] before, Attribute attribute, long recordedAt) {
        if (!(attribute.value() instanceof Value.Numeric(double value))) {
            return null;
        }
        var shape = shape(before);
        var index = shape.find(attribute.name(), attribute.dataset().orElse(""));
        if (index < 0 || shape.form(index) != form(attribute)) {
            return null;
        }
        var trait = shape.trait(index);
        if ((shape.form(index) & NESTED) != 0
                || trait.kind() != attribute.kind()
                || !trait.unitCode().equals(attribute.unitCode())) {
            return null;
        }
        var after = before.clone();
        var at = shape.slot(index);
        LONG.set(after, MODIFIED_AT, recordedAt);
        LONG.set(after, at + SLOT_MODIFIED_AT, recordedAt);
        at += SLOT_REST;
        if (attribute.observedAt().isPresent()) {
            LONG.set(after, at, Micros.of(attribute.observedAt().get()));
            at += 8;
        }
        DOUBLE.set(after, at, value);
        return after;
    }

    /// When an attribute was observed, in microseconds; before any time if it has none.
    long observedAt(byte[] packed, int index) {
        var shape = shape(packed);
        return (shape.form(index) & OBSERVED) == 0
                ? Long.MIN_VALUE
                : (long) LONG.get(packed, shape.slot(index) + SLOT_REST);
    }

    /// The attributes of an attribute; none if it has none.
    List<Attribute> nested(byte[] packed, Shape shape, int index) {
        if (!shape.isNested(index)) {
            return List.of();
        }
        var end = (int) INT.get(packed, shape.nestedEnd(index));
        return coding.readAll(new ByteReader(packed, shape.nestedFrom(packed, index), end), 0);
    }

    /// The scopes, which lie behind the attributes.
    List<String> scopes(byte[] packed) {
        return scopes(packed, shape(packed).restEnd(packed));
    }

    int headingNumber(byte[] packed) {
        return (int) INT.get(packed, HEADING);
    }

    /// The heading of what an entity became, of one that is gone its last; 0 if there never was
    /// one.
    int headingNumber(byte @Nullable [] before, byte[] after) {
        if (!Applying.isGone(after)) {
            return headingNumber(after);
        }
        return before == null ? 0 : headingNumber(before);
    }

    int shapeNumber(byte[] packed) {
        return (int) INT.get(packed, SHAPE);
    }

    /// The same one for all entities of the same types and shape, as long as there are not too
    /// many.
    Layout layout(byte[] packed) {
        var number = formNumber(packed);
        var known = layouts.get(number);
        if (known != null) {
            return known;
        }
        if (layouts.size() >= MOST_LAYOUTS) {
            layouts.clear();
        }
        return layouts.computeIfAbsent(number, _ -> shape(packed).layout(heading(packed).types()));
    }

    /// A number for heading and shape together.
    static long formNumber(byte[] packed) {
        return ((long) (int) INT.get(packed, HEADING) << 32) | (int) INT.get(packed, SHAPE);
    }

    static int headingOfForm(long form) {
        return (int) (form >>> 32);
    }

    Shape shapeOfForm(long form) {
        return vocabulary.shapes().get((int) form);
    }

    Heading heading(byte[] packed) {
        return headingOf(headingNumber(packed));
    }

    Heading headingOf(int number) {
        return vocabulary.headings().get(number);
    }

    Shape shape(byte[] packed) {
        return vocabulary.shapes().get((int) INT.get(packed, SHAPE));
    }

    Draft draft(byte[] packed) {
        var attributes = new ArrayList<Attribute>();
        var scopes = read(packed, attributes);
        var draft =
                new Draft(
                        headingNumber(packed),
                        scopes,
                        (long) LONG.get(packed, CREATED_AT),
                        (long) LONG.get(packed, MODIFIED_AT));
        attributes.forEach(draft::add);
        return draft;
    }

    Entity entity(EntityId id, byte[] packed) {
        var attributes = new ArrayList<Attribute>();
        var scopes = read(packed, attributes);
        var expiresAt = Expiry.takeOwn(attributes);
        var heading = heading(packed);
        return new Entity(
                id,
                heading.types(),
                scopes,
                attributes,
                Optional.of(heading.ownership()),
                new Times(time(packed, CREATED_AT), time(packed, MODIFIED_AT)),
                expiresAt);
    }

    /// When the first of an entity and its attributes expires, in microseconds; after all times if
    /// nothing does.
    long firstExpiry(byte[] packed) {
        var index = shape(packed).expiry();
        return index < 0 ? Long.MAX_VALUE : observedAt(packed, index);
    }

    /// Fills in the attributes, in order.
    ///
    /// @return the scopes, which lie behind them
    private List<String> read(byte[] packed, List<Attribute> attributes) {
        var shape = shape(packed);
        var at = shape.end();
        for (var i = 0; i < shape.size(); i++) {
            at = read(packed, shape, i, at, attributes);
        }
        return scopes(packed, at);
    }

    private static List<String> scopes(byte[] packed, int at) {
        if (at == packed.length) {
            return List.of();
        }
        var from = new ByteReader(packed, at, packed.length);
        var scopes = new ArrayList<String>();
        while (from.hasMore()) {
            scopes.add(from.text());
        }
        return scopes;
    }

    /// Reads one attribute, of which what has no fixed length begins at `from`.
    ///
    /// @return where that of the next one begins
    private int read(byte[] packed, Shape shape, int index, int from, List<Attribute> attributes) {
        var at = shape.slot(index);
        var times = new Times(time(packed, at), time(packed, at + SLOT_MODIFIED_AT));
        at += SLOT_REST;
        var form = shape.form(index);
        Optional<Instant> observedAt = Optional.empty();
        if ((form & OBSERVED) != 0) {
            observedAt = Optional.of(time(packed, at));
            at += 8;
        }
        var next = from;
        Value value;
        switch (form & VALUE) {
            case NUMBER -> {
                value = new Value.Numeric((double) DOUBLE.get(packed, at));
                at += 8;
            }
            case TRUTH -> {
                value = new Value.Truth(packed[at] != 0);
                at += 1;
            }
            default -> {
                next = (int) INT.get(packed, at);
                var text = new String(packed, from, next - from, StandardCharsets.UTF_8);
                value = (form & VALUE) == TEXT ? new Value.Text(text) : new Value.Json(text);
                at += 4;
            }
        }
        var nested = List.<Attribute>of();
        if ((form & NESTED) != 0) {
            var end = (int) INT.get(packed, at);
            nested = coding.readAll(new ByteReader(packed, next, end), 0);
            next = end;
        }
        var trait = shape.trait(index);
        attributes.add(
                new Attribute(
                        trait.name(),
                        trait.kind(),
                        trait.dataset(),
                        value,
                        trait.unitCode(),
                        observedAt,
                        nested,
                        times));
        return next;
    }

    private static Instant time(byte[] packed, int at) {
        return Micros.toInstant((long) LONG.get(packed, at));
    }
}
