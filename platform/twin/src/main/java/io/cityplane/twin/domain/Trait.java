package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute;
import java.util.Optional;

/// What an attribute is apart from what it says: few traits stand for millions of attributes.
public record Trait(
        String name, Attribute.Kind kind, Optional<String> dataset, Optional<String> unitCode) {

    static Trait of(Attribute attribute) {
        return new Trait(
                attribute.name(), attribute.kind(), attribute.dataset(), attribute.unitCode());
    }
}
