package io.cityplane.imports.web;

import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.Imports;
import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.Progress;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.kernel.Caller;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Imports and rehearsals that the console has begun, while they run and a while after. They go on
/// when the browser goes away.
final class Jobs {

    /// The oldest ended one goes when there are more.
    private static final int MOST = 50;

    private final Imports imports;
    private final Map<String, Job> jobs = new LinkedHashMap<>();

    Jobs(Imports imports) {
        this.imports = imports;
    }

    /// One of them; its fields are for several threads.
    static final class Job {
        private final int caller;
        private volatile @Nullable Progress progress;
        private volatile @Nullable ImportOutcome outcome;
        private volatile boolean unwanted;
        private volatile boolean failed;

        private Job(int caller) {
            this.caller = caller;
        }

        Optional<Progress> progress() {
            return Optional.ofNullable(progress);
        }

        Optional<ImportOutcome> outcome() {
            return Optional.ofNullable(outcome);
        }

        /// Whether it ended by a fault of ours, which the log has.
        boolean failed() {
            return failed;
        }

        void stop() {
            unwanted = true;
        }

        private Wish heard(Progress now) {
            progress = now;
            return unwanted ? Wish.STOP : Wish.GO_ON;
        }
    }

    /// Begins one on a thread of its own.
    String start(Path mapping, Path files, Mode mode, Caller caller) {
        var job = new Job(caller.number());
        var name = UUID.randomUUID().toString();
        synchronized (jobs) {
            jobs.put(name, job);
            if (jobs.size() > MOST) {
                jobs.entrySet().stream()
                        .filter(entry -> entry.getValue().outcome().isPresent())
                        .findFirst()
                        .map(Map.Entry::getKey)
                        .ifPresent(jobs::remove);
            }
        }
        Thread.ofVirtual()
                .name("import " + name)
                .start(
                        () -> {
                            try {
                                job.outcome = imports.run(mapping, files, mode, caller, job::heard);
                            } catch (RuntimeException e) {
                                job.failed = true;
                                throw e;
                            }
                        });
        return name;
    }

    /// Empty if it is another caller's.
    Optional<Job> find(String name, Caller caller) {
        synchronized (jobs) {
            return Optional.ofNullable(jobs.get(name)).filter(job -> job.caller == caller.number());
        }
    }
}
