package io.cityplane.imports;

import io.cityplane.imports.RunSummary.State;
import io.cityplane.imports.domain.RunBook;
import io.cityplane.kernel.Ownership;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A book of imports without a database.
public final class RunBookInMemory implements RunBook {

    private final List<Page> pages = new ArrayList<>();

    private static final class Page {
        private final Subject subject;
        private final String title;
        private final Ownership ownership;
        private final Instant begunAt;
        private Settled settled;
        private State state = State.RUNNING;
        private @Nullable Instant endedAt;
        private @Nullable ImportReport report;

        Page(Subject subject, String title, Ownership ownership, Settled from, Instant at) {
            this.subject = subject;
            this.title = title;
            this.ownership = ownership;
            this.settled = from;
            this.begunAt = at;
        }

        private Kept kept(int number) {
            var summary =
                    new RunSummary(
                            number,
                            subject.mapping(),
                            title,
                            subject.file(),
                            subject.fileSha256(),
                            state,
                            settled.row(),
                            settled.counts(),
                            begunAt,
                            Optional.ofNullable(endedAt));
            return new Kept(summary, ownership);
        }
    }

    @Override
    public Optional<Settled> findInterrupted(Subject subject) {
        for (var page : pages.reversed()) {
            if (page.subject.mappingSha256().equals(subject.mappingSha256())
                    && page.subject.fileSha256().equals(subject.fileSha256())) {
                return page.state == State.INTERRUPTED
                        ? Optional.of(page.settled)
                        : Optional.empty();
            }
        }
        return Optional.empty();
    }

    @Override
    public int begin(Subject subject, String title, Ownership ownership, Settled from, Instant at) {
        pages.add(new Page(subject, title, ownership, from, at));
        return pages.size();
    }

    @Override
    public void settled(int number, Settled settled) {
        pages.get(number - 1).settled = settled;
    }

    @Override
    public void end(int number, State state, ImportReport report, Instant at) {
        var page = pages.get(number - 1);
        page.state = state;
        page.report = report;
        page.endedAt = at;
    }

    @Override
    public void interruptAll(Instant at) {
        pages.stream()
                .filter(page -> page.state == State.RUNNING)
                .forEach(page -> page.state = State.INTERRUPTED);
    }

    @Override
    public List<Kept> list(int most) {
        var kept = new ArrayList<Kept>();
        for (var number = pages.size(); number > 0 && kept.size() < most; number--) {
            kept.add(pages.get(number - 1).kept(number));
        }
        return kept;
    }

    @Override
    public Optional<Kept> find(int number) {
        return number < 1 || number > pages.size()
                ? Optional.empty()
                : Optional.of(pages.get(number - 1).kept(number));
    }

    @Override
    public Optional<ImportReport> findReport(int number) {
        return Optional.ofNullable(pages.get(number - 1).report);
    }
}
