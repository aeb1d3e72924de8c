package io.cityplane.targets.web;

import io.cityplane.kernel.Problem;
import io.cityplane.targets.PlanFault;
import io.cityplane.targets.RecordOutcome;
import java.util.List;

/// What the room tells those whom it turns away.
final class Problems {

    private Problems() {}

    static Problem.Raised bad(String detail) {
        return Problem.badInput("targets/bad-input", detail).raised();
    }

    static Problem.Raised notFound(String detail) {
        return of("not-found", "Not found", 404, detail);
    }

    static Problem.Raised notAllowed(String detail) {
        return of("not-allowed", "Not allowed", 403, detail);
    }

    static Problem.Raised tooLarge(String detail) {
        return of("too-large", "The request is too large", 413, detail);
    }

    static Problem.Raised faulty(List<PlanFault> faults) {
        var lines =
                faults.stream()
                        .map(it -> "line %d: %s. %s".formatted(it.line(), it.what(), it.advice()))
                        .toList();
        return of("faulty-plan", "The plan has faults", 422, String.join("\n", lines));
    }

    /// Raised by the outcome, which is no success.
    static Problem.Raised of(RecordOutcome outcome) {
        return switch (outcome) {
            case RecordOutcome.Recorded _ -> throw new IllegalStateException("it was recorded");
            case RecordOutcome.UnknownAsset(String asset) ->
                    notFound("There is no " + asset + " that you may see.");
            case RecordOutcome.NotAllowed(String why) -> notAllowed(why);
            case RecordOutcome.Conflict(String why) ->
                    of("conflict", "What was recorded before does not allow it", 409, why);
            case RecordOutcome.BadInput(String why) -> bad(why);
        };
    }

    private static Problem.Raised of(String what, String title, int status, String detail) {
        return new Problem("/problems/targets/" + what, title, status, detail).raised();
    }
}
