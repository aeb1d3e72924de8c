package io.cityplane.twin.domain;

import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.twin.Attribute.Kind;
import java.util.List;

/// The numbers that words have in the journal: their places here. New words go to the end, and none
/// ever changes its place, for journals on disk rely on it.
final class Frozen {

    static final List<Kind> KINDS =
            List.of(
                    Kind.PROPERTY,
                    Kind.RELATIONSHIP,
                    Kind.GEO_PROPERTY,
                    Kind.LANGUAGE_PROPERTY,
                    Kind.VOCAB_PROPERTY,
                    Kind.JSON_PROPERTY,
                    Kind.LIST_PROPERTY,
                    Kind.LIST_RELATIONSHIP);

    static final List<Clearance> CLEARANCES =
            List.of(Clearance.PUBLIC, Clearance.INTERNAL, Clearance.CONFIDENTIAL);

    private Frozen() {}
}
