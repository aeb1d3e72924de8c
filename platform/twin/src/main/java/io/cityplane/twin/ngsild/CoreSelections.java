package io.cityplane.twin.ngsild;

import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.Map;
import java.util.Set;

/// Selections by the core context, read as those of a request are.
public final class CoreSelections implements SelectionReader {

    @Override
    public Read read(Map<String, String> parameters) {
        try {
            var read = Parameters.of(parameters).onlyOf(PARAMETERS, Set.of());
            return new Read.Selected(
                    new QueryReader(LdContext.CORE, read).query(Selections.Types.ALL));
        } catch (Fault fault) {
            return new Read.Wrong(fault.problem().detail());
        }
    }

    @Override
    public String expand(String name) {
        try {
            return Words.expandName(LdContext.CORE, name);
        } catch (Fault fault) {
            throw new IllegalArgumentException(fault.problem().detail());
        }
    }
}
