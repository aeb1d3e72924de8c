package io.cityplane.twin.domain;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.twin.Tenant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Traits and headings as bytes, in the journal as in snapshots.
final class WordCoding {

    private WordCoding() {}

    static void write(ByteWriter to, Trait trait) {
        to.text(trait.name());
        to.octet(Frozen.KINDS.indexOf(trait.kind()));
        to.text(trait.dataset().orElse(""));
        to.text(trait.unitCode().orElse(""));
    }

    static Trait readTrait(ByteReader from) {
        var name = from.text();
        var kind = Frozen.KINDS.get(from.octet());
        return new Trait(name, kind, readOptional(from), readOptional(from));
    }

    static void write(ByteWriter to, Heading heading) {
        var ownership = heading.ownership();
        to.text(heading.tenant().name());
        write(to, heading.types());
        to.text(ownership.department().map(Department::value).orElse(""));
        to.text(ownership.district().map(District::code).orElse(""));
        to.octet(Frozen.CLEARANCES.indexOf(ownership.classification()));
    }

    static Heading readHeading(ByteReader from) {
        var tenant = new Tenant(from.text());
        var types = readTexts(from);
        var ownership =
                new Ownership(
                        readOptional(from).map(Department::new),
                        readOptional(from).map(District::new),
                        Frozen.CLEARANCES.get(from.octet()));
        return new Heading(tenant, types, ownership);
    }

    static void write(ByteWriter to, List<String> texts) {
        to.number(texts.size());
        texts.forEach(to::text);
    }

    static List<String> readTexts(ByteReader from) {
        var count = from.smallNumber();
        var texts = new ArrayList<String>();
        for (var i = 0; i < count; i++) {
            texts.add(from.text());
        }
        return List.copyOf(texts);
    }

    private static Optional<String> readOptional(ByteReader from) {
        var text = from.text();
        return text.isEmpty() ? Optional.empty() : Optional.of(text);
    }
}
