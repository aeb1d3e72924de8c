package io.cityplane.twin.ngsild.context;

/// What became of a context that a request names or brings (§5.5.6).
public sealed interface ContextOutcome {

    record Active(LdContext context) implements ContextOutcome {}

    /// It is there, and is no context, or one that NGSI-LD does not take.
    record Invalid(String why) implements ContextOutcome {}

    /// It could not be had.
    record NotAvailable(String why) implements ContextOutcome {}
}
