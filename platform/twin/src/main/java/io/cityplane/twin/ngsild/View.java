package io.cityplane.twin.ngsild;

import java.util.Set;

/// How entities are answered: in what form, what of them, with what they are linked to, in which
/// languages.
record View(
        Representation representation,
        Projection projection,
        Linking linking,
        Languages languages) {

    static View of(Representation representation) {
        return new View(representation, Projection.EVERYTHING, Linking.NONE, Languages.ALL);
    }

    boolean shows(String attribute) {
        return representation.shows(attribute) && projection.shows(attribute);
    }

    View with(Projection another) {
        return new View(representation, another, linking, languages);
    }

    View withoutLinks() {
        return new View(representation, projection, Linking.NONE, languages);
    }

    /// Of the entity that a relationship of another one leads to.
    ///
    /// @param container the id of that other one
    View below(String container, String relationship) {
        return new View(
                new Representation(
                        representation.format(), representation.systemAttributes(), Set.of()),
                projection.of(relationship),
                linking.below(container),
                languages);
    }
}
