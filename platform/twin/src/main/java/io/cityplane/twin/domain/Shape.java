package io.cityplane.twin.domain;

import io.cityplane.twin.Alike;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Layout;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// How the bytes of an entity are laid out: which attributes it has, in {@link Intake#ORDER}, and
/// where each one's slot begins. Few shapes stand for millions of entities. See {@link EntityForm}.
final class Shape {

    private final List<Trait> traits;
    private final int[] numbers;
    private final byte[] forms;
    private final int[] slots;
    private final int end;
    private final int expiry;

    /// Where the end of the last thing without fixed length before an attribute stands; 0 if there
    /// is none before it. One more than there are attributes.
    private final int[] ends;

    private final int[] geometries;

    /// Lays out slots one after the other.
    ///
    /// @param traits of the attributes, in order
    /// @param numbers of the traits
    /// @param forms of each slot, see {@link EntityForm}
    Shape(List<Trait> traits, int[] numbers, byte[] forms) {
        this.traits = traits;
        this.numbers = numbers;
        this.forms = forms;
        this.slots = new int[forms.length];
        var at = EntityForm.FIRST_SLOT;
        for (var i = 0; i < forms.length; i++) {
            slots[i] = at;
            at += EntityForm.slotBytes(forms[i]);
        }
        this.end = at;
        this.ends = new int[forms.length + 1];
        for (var i = 0; i < forms.length; i++) {
            ends[i + 1] = isNested(i) ? nestedEnd(i) : isLong(i) ? valueAt(i) : ends[i];
        }
        this.geometries =
                IntStream.range(0, forms.length)
                        .filter(i -> traits.get(i).kind() == Attribute.Kind.GEO_PROPERTY)
                        .filter(i -> (forms[i] & EntityForm.VALUE) == EntityForm.JSON)
                        .toArray();
        this.expiry = find(Attribute.EXPIRES_AT, "");
    }

    /// Which attributes are GeoProperties; not to be changed.
    int[] geometries() {
        return geometries;
    }

    /// Whether the value is a text or JSON, which has no fixed length.
    boolean isLong(int index) {
        var value = forms[index] & EntityForm.VALUE;
        return value == EntityForm.TEXT || value == EntityForm.JSON;
    }

    /// Where the value stands, or of a long one where it ends.
    int valueAt(int index) {
        return slots[index]
                + EntityForm.SLOT_REST
                + ((forms[index] & EntityForm.OBSERVED) == 0 ? 0 : 8);
    }

    /// Where a long value begins.
    int longFrom(byte[] packed, int index) {
        return ends[index] == 0 ? end : (int) EntityForm.INT.get(packed, ends[index]);
    }

    /// Where the end of the sub-attributes stands.
    int nestedEnd(int index) {
        return slots[index] + EntityForm.slotBytes(forms[index]) - 4;
    }

    int nestedFrom(byte[] packed, int index) {
        return isLong(index)
                ? (int) EntityForm.INT.get(packed, valueAt(index))
                : longFrom(packed, index);
    }

    /// Where everything of the attributes ends.
    int restEnd(byte[] packed) {
        return longFrom(packed, forms.length);
    }

    /// The first instance of that name, the others follow; {@link #size} if there is none.
    int first(String name) {
        for (var i = 0; i < forms.length; i++) {
            if (traits.get(i).name().equals(name)) {
                return i;
            }
        }
        return forms.length;
    }

    int size() {
        return forms.length;
    }

    Trait trait(int index) {
        return traits.get(index);
    }

    /// Of all traits.
    List<Integer> numbers() {
        return Arrays.stream(numbers).boxed().toList();
    }

    int number(int index) {
        return numbers[index];
    }

    byte form(int index) {
        return forms[index];
    }

    boolean isNested(int index) {
        return (forms[index] & EntityForm.NESTED) != 0;
    }

    /// Where the slot begins in the entity's bytes.
    int slot(int index) {
        return slots[index];
    }

    /// Where the slots end and what has no fixed length begins.
    int end() {
        return end;
    }

    /// The index of an attribute instance, negative if there is none.
    ///
    /// @param dataset empty for the default instance
    int find(String name, String dataset) {
        var low = 0;
        var high = forms.length - 1;
        while (low <= high) {
            var middle = (low + high) >>> 1;
            var trait = traits.get(middle);
            var order = trait.name().compareTo(name);
            if (order == 0) {
                order = trait.dataset().orElse("").compareTo(dataset);
            }
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -1;
    }

    /// The index of what {@link Expiry} keeps; negative if nothing expires.
    int expiry() {
        return expiry;
    }

    /// Each instance that an entity of this shape has.
    List<Alike.Member> members() {
        return traits.stream()
                .filter(trait -> !trait.name().equals(Attribute.EXPIRES_AT))
                .map(trait -> new Alike.Member(trait.name(), trait.kind()))
                .toList();
    }

    /// The same for whoever tells of entities.
    Layout layout(List<String> types) {
        var all = new ArrayList<Layout.Member>(forms.length);
        for (var i = 0; i < forms.length; i++) {
            var form = forms[i];
            all.add(
                    new Layout.Member(
                            traits.get(i).name(),
                            traits.get(i).kind(),
                            traits.get(i).dataset(),
                            traits.get(i).unitCode(),
                            switch (form & EntityForm.VALUE) {
                                case EntityForm.NUMBER -> Layout.Form.NUMBER;
                                case EntityForm.TEXT -> Layout.Form.TEXT;
                                case EntityForm.TRUTH -> Layout.Form.TRUTH;
                                default -> Layout.Form.JSON;
                            },
                            new Layout.Parts((form & EntityForm.OBSERVED) != 0, isNested(i))));
        }
        return new Layout(types, all);
    }

    /// Whether there is any instance of that name.
    boolean has(String name) {
        for (var trait : traits) {
            if (trait.name().equals(name)) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Shape shape
                && Arrays.equals(numbers, shape.numbers)
                && Arrays.equals(forms, shape.forms);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(numbers) + Arrays.hashCode(forms);
    }
}
