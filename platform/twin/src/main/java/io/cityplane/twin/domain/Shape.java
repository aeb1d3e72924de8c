package io.cityplane.twin.domain;

import io.cityplane.twin.Alike;
import io.cityplane.twin.Attribute;
import java.util.Arrays;
import java.util.List;

/// How the bytes of an entity are laid out: which attributes it has, in {@link Intake#ORDER}, and
/// where each one's slot begins. Few shapes stand for millions of entities. See {@link EntityForm}.
final class Shape {

    private final List<Trait> traits;
    private final int[] numbers;
    private final byte[] forms;
    private final int[] slots;
    private final int end;
    private final int expiry;

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
        this.expiry = find(Attribute.EXPIRES_AT, "");
    }

    int size() {
        return forms.length;
    }

    Trait trait(int index) {
        return traits.get(index);
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
