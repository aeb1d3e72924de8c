package io.cityplane.twin;

import java.util.Map;
import java.util.Set;

/// Reads which entities are meant from text as people write it: the parameters of an NGSI-LD query
/// (GS CIM 009 §5.7.2, Table 6.4.3.2-1), with the core context. For rooms whose users write down
/// selections, such as a target's formula.
public interface SelectionReader {

    /// The parameters that may be given; what they mean is said in §4.9, §4.10, §4.17 and §4.19.
    Set<String> PARAMETERS =
            Set.of(
                    "type",
                    "id",
                    "idPattern",
                    "q",
                    "scopeQ",
                    "georel",
                    "geometry",
                    "coordinates",
                    "geoproperty");

    /// Reads a selection: at least `type`, `q` or `georel`.
    ///
    /// @param parameters text by name
    Read read(Map<String, String> parameters);

    /// The IRI that a name in a selection stands for.
    ///
    /// @throws IllegalArgumentException if it is no name; the message says why
    String expand(String name);

    /// What was read.
    sealed interface Read {

        /// The entities meant, from the oldest on; whoever asks sets how many.
        record Selected(EntityQuery query) implements Read {}

        /// It is no selection.
        ///
        /// @param why in words, for the person who wrote it
        record Wrong(String why) implements Read {}
    }
}
