package io.cityplane.twin.ngsild;

import io.cityplane.twin.SelectionRead;
import io.cityplane.twin.SelectionText;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.Set;

/// Reads choices of entities that do not come over HTTP by the same grammar as those that do. Names
/// are those of the core context, any other one of the default vocabulary.
public final class SelectionReader {

    private SelectionReader() {}

    public static SelectionRead read(SelectionText text) {
        try {
            var parameters = Parameters.of(text.parameters()).onlyOf(SelectionText.KNOWN, Set.of());
            return new SelectionRead.Understood(
                    new QueryReader(LdContext.CORE, parameters).query(Selections.Types.ALL));
        } catch (Fault fault) {
            return new SelectionRead.Faulty(fault.problem().detail());
        }
    }
}
