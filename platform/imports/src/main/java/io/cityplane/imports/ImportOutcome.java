package io.cityplane.imports;

import java.util.List;

/// What became of an import.
public sealed interface ImportOutcome {

    /// It ran, to its end or to where the report says that it stopped.
    record Finished(ImportReport report) implements ImportOutcome {}

    /// The mapping cannot be followed. Nothing was read into the twin.
    ///
    /// @param faults at least one, in the order of their lines
    record BadMapping(List<MappingFault> faults) implements ImportOutcome {
        public BadMapping {
            faults = List.copyOf(faults);
        }
    }

    /// The caller may not do this. Nothing was read.
    ///
    /// @param why what right is missing, in words
    record NotPermitted(String why) implements ImportOutcome {}

    /// Another import is running. Nothing was read; try again when it has finished.
    record Busy() implements ImportOutcome {}
}
