package io.cityplane.imports.domain;

import io.cityplane.imports.Counts;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.RunSummary;
import io.cityplane.imports.RunSummary.State;
import io.cityplane.kernel.Ownership;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The book of imports: how far each came, so that one which was interrupted can go on, and what
/// became of it.
///
/// Blocking; each method is a transaction of its own.
public interface RunBook {

    /// What is imported: the same mapping of the same file, whatever they are called.
    ///
    /// @param mappingSha256, fileSha256 in lower-case hexadecimal
    record Subject(String mapping, String mappingSha256, String file, String fileSha256) {}

    /// How far a run came.
    ///
    /// @param row this one and all before it are settled, counted after the steps; 0 for none
    /// @param counts what became of those rows; refused ones are not in it
    record Settled(long row, Counts counts) {}

    /// The last run of a subject, if it was interrupted, and how far it came.
    Optional<Settled> findInterrupted(Subject subject);

    /// Begins a run.
    ///
    /// @return its number
    int begin(Subject subject, String title, Ownership ownership, Settled from, Instant at);

    void settled(int number, Settled settled);

    void end(int number, State state, ImportReport report, Instant at);

    /// Ends runs that nobody drives any more, as after the server was killed.
    void interruptAll(Instant at);

    /// The newest first.
    List<Kept> list(int most);

    Optional<Kept> find(int number);

    Optional<ImportReport> findReport(int number);

    /// A run, and whose it is.
    record Kept(RunSummary summary, Ownership ownership) {}
}
