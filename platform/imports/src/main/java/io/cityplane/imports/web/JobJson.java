package io.cityplane.imports.web;

import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.ImportOutcome.BadMapping;
import io.cityplane.imports.ImportOutcome.Busy;
import io.cityplane.imports.ImportOutcome.Finished;
import io.cityplane.imports.ImportOutcome.NotPermitted;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.MappingFault;
import io.cityplane.imports.Progress;
import io.cityplane.imports.RunSummary;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the console is told of imports.
final class JobJson {

    private JobJson() {}

    /// A lot of files.
    record Upload(String upload) {}

    /// What is to be imported.
    ///
    /// @param mapping its name in the lot
    record Order(@Nullable String upload, @Nullable String mapping, boolean rehearsal) {}

    record Started(String job) {}

    /// How a job is.
    ///
    /// @param state `running`, `finished`, `badMapping`, `notPermitted`, `busy` or `failed`
    record Told(
            String state,
            @Nullable Progress progress,
            @Nullable ImportReport report,
            List<MappingFault> faults,
            @Nullable String why) {

        static Told of(Jobs.Job job) {
            var progress = job.progress().orElse(null);
            if (job.failed()) {
                return new Told("failed", progress, null, List.of(), null);
            }
            Optional<ImportOutcome> outcome = job.outcome();
            return switch (outcome.orElse(null)) {
                case null -> new Told("running", progress, null, List.of(), null);
                case Finished(ImportReport report) ->
                        new Told("finished", progress, report, List.of(), null);
                case BadMapping(List<MappingFault> faults) ->
                        new Told("badMapping", progress, null, faults, null);
                case NotPermitted(String why) ->
                        new Told("notPermitted", progress, null, List.of(), why);
                case Busy() -> new Told("busy", progress, null, List.of(), null);
            };
        }
    }

    record Runs(List<RunSummary> items) {}
}
