package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Problem;

/// Ends the handling of a request, or of one entity of a batch, with a problem as the answer. It
/// has no stack trace, for clients cause it at will.
final class Fault extends RuntimeException {

    private final Problem problem;

    Fault(Problem problem) {
        super(problem.detail(), null, false, false);
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
