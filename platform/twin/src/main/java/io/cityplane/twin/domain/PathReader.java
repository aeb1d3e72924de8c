package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Value;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Goes to what a path leads to, in an entity's bytes. Used by one thread.
final class PathReader {

    /// Any language (GS CIM 009 §4.9).
    private static final String ANY = "*";

    private final AttributePath path;
    private final EntityForm form;

    /// The shape that was met last, and where the attribute is in it: one after the other mostly
    /// has the same.
    private @Nullable Shape known;

    private int first;

    PathReader(AttributePath path, EntityForm form) {
        this.path = path;
        this.form = form;
    }

    /// What is done with a value that is found; true ends the search.
    interface Seen {
        boolean test(Kind kind, @Nullable Object value);
    }

    /// The index of the first instance of the path's attribute; the shape's size if there is none.
    @SuppressWarnings("ReferenceEquality") // of equal shapes there is one: they are numbered
    int first(Shape shape) {
        if (shape != known) {
            first = shape.first(path.first());
            known = shape;
        }
        return first;
    }

    /// Whether one of the values at the path passes.
    boolean any(byte[] packed, Shape shape, Seen seen) {
        if (path.names().size() == 1) {
            switch (path.first()) {
                case AttributePath.CREATED_AT -> {
                    return seen.test(Kind.PROPERTY, time(packed, EntityForm.CREATED_AT));
                }
                case AttributePath.MODIFIED_AT -> {
                    return seen.test(Kind.PROPERTY, time(packed, EntityForm.MODIFIED_AT));
                }
                default -> {}
            }
        }
        for (var i = first(shape); i < shape.size() && isIt(shape, i); i++) {
            if (anyOf(packed, shape, i, seen)) {
                return true;
            }
        }
        return false;
    }

    boolean isIt(Shape shape, int index) {
        return shape.trait(index).name().equals(path.first());
    }

    private static Object time(byte[] packed, int at) {
        return Micros.toInstant((long) EntityForm.LONG.get(packed, at));
    }

    private boolean anyOf(byte[] packed, Shape shape, int index, Seen seen) {
        var trait = shape.trait(index);
        if (path.names().size() == 1) {
            return follow(trait.kind(), value(packed, shape, index), seen);
        }
        var slot = shape.slot(index);
        return switch (path.names().get(1)) {
            case AttributePath.OBSERVED_AT ->
                    (shape.form(index) & EntityForm.OBSERVED) != 0
                            && seen.test(Kind.PROPERTY, time(packed, slot + EntityForm.SLOT_REST));
            case AttributePath.CREATED_AT -> seen.test(Kind.PROPERTY, time(packed, slot));
            case AttributePath.MODIFIED_AT ->
                    seen.test(Kind.PROPERTY, time(packed, slot + EntityForm.SLOT_MODIFIED_AT));
            case AttributePath.UNIT_CODE -> isText(trait.unitCode(), seen);
            case AttributePath.DATASET_ID -> isText(trait.dataset(), seen);
            default -> anyNested(form.nested(packed, shape, index), 1, seen);
        };
    }

    private static boolean isText(Optional<String> text, Seen seen) {
        return text.isPresent() && seen.test(Kind.PROPERTY, text.get());
    }

    /// @param depth of the name that is looked for
    private boolean anyNested(List<Attribute> attributes, int depth, Seen seen) {
        for (var attribute : attributes) {
            if (attribute.name().equals(path.names().get(depth)) && anyIn(attribute, depth, seen)) {
                return true;
            }
        }
        return false;
    }

    private boolean anyIn(Attribute attribute, int depth, Seen seen) {
        if (depth == path.names().size() - 1) {
            return follow(attribute.kind(), plain(attribute.value()), seen);
        }
        return switch (path.names().get(depth + 1)) {
            case AttributePath.OBSERVED_AT ->
                    attribute.observedAt().isPresent()
                            && seen.test(Kind.PROPERTY, attribute.observedAt().get());
            case AttributePath.UNIT_CODE -> isText(attribute.unitCode(), seen);
            case AttributePath.DATASET_ID -> isText(attribute.dataset(), seen);
            default -> anyNested(attribute.subAttributes(), depth + 1, seen);
        };
    }

    static @Nullable Object value(byte[] packed, Shape shape, int index) {
        var at = shape.valueAt(index);
        return switch (shape.form(index) & EntityForm.VALUE) {
            case EntityForm.NUMBER -> (double) EntityForm.DOUBLE.get(packed, at);
            case EntityForm.TRUTH -> packed[at] != 0;
            case EntityForm.TEXT -> text(packed, shape, index);
            default -> PlainJson.read(text(packed, shape, index));
        };
    }

    /// Of a text or JSON.
    static String text(byte[] packed, Shape shape, int index) {
        var from = shape.longFrom(packed, index);
        var to = (int) EntityForm.INT.get(packed, shape.valueAt(index));
        return new String(packed, from, to - from, StandardCharsets.UTF_8);
    }

    static @Nullable Object plain(Value value) {
        return switch (value) {
            case Value.Numeric(double number) -> number;
            case Value.Text(String text) -> text;
            case Value.Truth(boolean truth) -> truth;
            case Value.Json(String json) -> PlainJson.read(json);
        };
    }

    /// Goes on into a compound value.
    private boolean follow(Kind kind, @Nullable Object value, Seen seen) {
        if (kind == Kind.LANGUAGE_PROPERTY && value instanceof Map<?, ?> languages) {
            return inLanguages(languages, seen);
        }
        var there = value;
        for (var member : path.members()) {
            if (!(there instanceof Map<?, ?> members) || !members.containsKey(member)) {
                return false;
            }
            there = members.get(member);
        }
        return seen.test(kind, there);
    }

    private boolean inLanguages(Map<?, ?> languages, Seen seen) {
        if (path.members().isEmpty() || path.members().getFirst().equals(ANY)) {
            var all = new ArrayList<@Nullable Object>();
            for (var said : languages.values()) {
                if (said instanceof Collection<?> several) {
                    all.addAll(several);
                } else {
                    all.add(said);
                }
            }
            return seen.test(Kind.LANGUAGE_PROPERTY, all);
        }
        for (var language : languages.entrySet()) {
            // Tags differ in nothing by case (RFC 5646 §2.1.1).
            if (String.valueOf(language.getKey()).equalsIgnoreCase(path.members().getFirst())) {
                return seen.test(Kind.LANGUAGE_PROPERTY, language.getValue());
            }
        }
        return false;
    }
}
