package io.cityplane.imports;

/// Follows an import while it runs.
@FunctionalInterface
public interface ProgressListener {

    /// For those who only want the report.
    ProgressListener NOBODY = _ -> Wish.GO_ON;

    /// Is told how far the import is; has to be quick.
    Wish heard(Progress progress);

    enum Wish {
        GO_ON,
        /// To stop soon; the report says what is in.
        STOP
    }
}
