package io.cityplane.imports.web;

import io.cityplane.kernel.Caller;

/// Tells whether the request that is being served comes from the command line on this machine: only
/// that one may name files of this machine.
///
/// A request from the loopback address alone does not show it, for a proxy may stand there.
public interface LocalCallers {

    /// Who asks; called once in a request, on its thread.
    Asking asking();

    /// Who it may be.
    sealed interface Asking {
        /// The local command line, for this caller.
        record Local(Caller caller) implements Asking {}

        /// Somebody known who may not name files.
        record NotLocal() implements Asking {}

        /// Nobody with credentials that hold.
        record Nobody() implements Asking {}
    }
}
