package io.cityplane.imports;

import io.cityplane.kernel.Caller;
import java.nio.file.Path;

/// Brings files into the twin by a mapping. What became of earlier imports: {@link PastImports}.
///
/// An import is idempotent: a row that says what the twin already holds is not written again. Rows
/// are independent of each other, so a refused one stops nothing, and an import that stops half way
/// says what is in; running it again goes on there. Readings of the past find their place in the
/// history, and none replaces a newer value.
///
/// **Errors.** What a mapping, a file or a row can cause is a returned value. An exception is our
/// own fault.
///
/// **Threads.** Blocking: meant for a virtual thread. One import runs at a time, a second one is
/// told so. An interrupt stops it, as does the listener.
public interface Imports {

    /// Reads a file as its mapping says and writes what it holds to the default tenant of the twin.
    ///
    /// @param mapping a YAML file
    /// @param files the folder that the mapping's file names start from; nothing outside it is read
    /// @param caller what is brought in is the caller's. One who may change only a department's own
    ///   things may not import; a mapping that says whose its entities are takes {@link
    ///   io.cityplane.kernel.Caller.Right#ADMINISTER}.
    /// @param listener is told at most ten times a second, on the calling thread
    ImportOutcome run(
            Path mapping, Path files, Mode mode, Caller caller, ProgressListener listener);

    enum Mode {
        FOR_GOOD,
        /// Everything but writing: the report says what would become of each row, and shows some.
        REHEARSAL
    }
}
