package io.cityplane.twin.ngsild;

import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Times;
import io.cityplane.twin.Value;
import io.cityplane.twin.ngsild.context.LdContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What a fragment says of an instance of an attribute, of which it need not name everything
/// (§5.5.8, §5.5.12).
///
/// @param kind empty if it does not say
/// @param value as it was written; empty if it names none
/// @param valueMember the member that it was in; empty if it was not in any
record AttributePatch(
        String name,
        Optional<String> dataset,
        Optional<Kind> kind,
        Optional<Value> value,
        String valueMember,
        Patched<String> unitCode,
        Patched<Instant> observedAt,
        List<AttributePatch> subAttributes) {

    AttributePatch {
        subAttributes = List.copyOf(subAttributes);
    }

    /// A value alone.
    static AttributePatch of(String name, Value value) {
        return new AttributePatch(
                name,
                Optional.empty(),
                Optional.empty(),
                Optional.of(value),
                "",
                new Patched.Kept<>(),
                new Patched.Kept<>(),
                List.of());
    }

    static AttributePatch of(Attribute attribute) {
        return new AttributePatch(
                attribute.name(),
                attribute.dataset(),
                Optional.of(attribute.kind()),
                Optional.of(attribute.value()),
                Words.valueMember(attribute.kind()),
                attribute
                        .unitCode()
                        .<Patched<String>>map(Patched.Given::new)
                        .orElse(new Patched.Kept<>()),
                attribute
                        .observedAt()
                        .<Patched<Instant>>map(Patched.Given::new)
                        .orElse(new Patched.Kept<>()),
                attribute.subAttributes().stream().map(AttributePatch::of).toList());
    }

    AttributePatch withDataset(Optional<String> another) {
        return new AttributePatch(
                name, another, kind, value, valueMember, unitCode, observedAt, subAttributes);
    }

    AttributePatch withValue(Value another, Kind ofKind) {
        return new AttributePatch(
                name,
                dataset,
                Optional.of(ofKind),
                Optional.of(another),
                Words.valueMember(ofKind),
                unitCode,
                observedAt,
                subAttributes);
    }

    AttributePatch withObservedAt(Instant at) {
        return new AttributePatch(
                name,
                dataset,
                kind,
                value,
                valueMember,
                unitCode,
                new Patched.Given<>(at),
                subAttributes);
    }

    /// Whether it deletes the instance.
    boolean removes() {
        return value.filter(Values::isNull).isPresent();
    }

    boolean targets(Attribute attribute) {
        return name.equals(attribute.name()) && dataset.equals(attribute.dataset());
    }

    /// The instance that this is all of; what it says null of is left out.
    ///
    /// @throws Fault if it is none
    Attribute whole(LdContext context) {
        if (value.isEmpty()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The attribute " + name + " is not there, and has no value");
        }
        var given = Patches.withoutNulls(value.get());
        var known = kind.orElseGet(() -> Values.kind(valueMember, given));
        requireMember(known);
        return new Attribute(
                name,
                known,
                dataset,
                Values.check(known, given, context),
                unitCode.of(Optional.empty()),
                observedAt.of(Optional.empty()),
                whole(subAttributes, context),
                Times.NONE);
    }

    static List<Attribute> whole(List<AttributePatch> patches, LdContext context) {
        var all = new ArrayList<Attribute>(patches.size());
        for (var patch : patches) {
            if (!patch.removes()) {
                all.add(patch.whole(context));
            }
        }
        return all;
    }

    /// @throws Fault if the value is in a member that an attribute of this kind has not
    void requireMember(Kind known) {
        if (!valueMember.isEmpty() && !valueMember.equals(Words.valueMember(known))) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A %s has its value in %s, not in %s"
                            .formatted(Words.word(known), Words.valueMember(known), valueMember));
        }
    }
}
