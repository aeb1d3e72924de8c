package io.cityplane.imports.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.Counts;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.RunSummary.State;
import io.cityplane.imports.domain.Hashes;
import io.cityplane.imports.domain.RunBook;
import io.cityplane.imports.domain.RunBook.Settled;
import io.cityplane.imports.domain.RunBook.Subject;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.testing.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The book of imports on real PostgreSQL.
class PostgresRunBookTest {

    private static final Instant AT = Instant.parse("2026-03-01T02:03:04.000005Z");
    private static final Settled NONE = new Settled(0, Counts.NONE);
    private static final Ownership ENERGY =
            new Ownership(
                    Optional.of(new Department("energy")),
                    Optional.of(new District("440305")),
                    Clearance.CONFIDENTIAL);

    private static final TestDatabase DATABASE = TestDatabase.start("imports");

    private final RunBook book = DATABASE.jdbi().onDemand(PostgresRunBook.class);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    private static Subject subject(String name) {
        return new Subject(name + ".yaml", Hashes.sha256(name), "a.csv", Hashes.sha256("file"));
    }

    @Test
    @DisplayName("a run is found as it was begun, settled and ended, with its report")
    void run() {
        var number = book.begin(subject("run"), "Title", ENERGY, NONE, AT);
        book.settled(number, new Settled(7, new Counts(9, 4, 2, 1, 2)));
        var report =
                new ImportReport(
                        "Title",
                        Optional.empty(),
                        new Counts(10, 5, 2, 1, 2),
                        List.of(),
                        List.of(new Finding(Sign.GAP, "a\0b", "do", 1, List.of())),
                        List.of(),
                        0,
                        Optional.empty());
        book.end(number, State.FINISHED, report, AT.plusSeconds(1));

        assertThat(book.find(number))
                .hasValueSatisfying(
                        kept -> {
                            assertThat(kept.ownership()).isEqualTo(ENERGY);
                            assertThat(kept.summary().state()).isEqualTo(State.FINISHED);
                            assertThat(kept.summary().row()).isEqualTo(7);
                            assertThat(kept.summary().counts())
                                    .isEqualTo(new Counts(10, 4, 2, 1, 2));
                            assertThat(kept.summary().begunAt()).isEqualTo(AT);
                            assertThat(kept.summary().endedAt()).contains(AT.plusSeconds(1));
                        });
        assertThat(book.findReport(number))
                .hasValueSatisfying(
                        kept ->
                                assertThat(kept.findings().getFirst().what())
                                        .isEqualTo("a\ufffdb"));
        assertThat(book.list(1).getFirst().summary().number()).isEqualTo(number);
        assertThat(book.find(number + 1_000)).isEmpty();
        assertThat(book.findReport(number + 1_000)).isEmpty();
    }

    @Test
    @DisplayName(
            "what was running when the server was killed is interrupted, and goes on from there")
    void interrupted() {
        var settled = new Settled(7, new Counts(0, 4, 2, 1, 0));
        var number = book.begin(subject("killed"), "Title", Ownership.OF_THE_CITY, NONE, AT);
        book.settled(number, settled);

        assertThat(book.findInterrupted(subject("killed"))).as("it still runs").isEmpty();
        book.interruptAll(AT.plusSeconds(5));
        assertThat(book.findInterrupted(subject("killed"))).contains(settled);
        assertThat(book.findInterrupted(subject("another"))).isEmpty();

        var again = book.begin(subject("killed"), "Title", Ownership.OF_THE_CITY, settled, AT);
        assertThat(book.find(again).orElseThrow().summary().row()).isEqualTo(7);
        book.end(
                again,
                State.FINISHED,
                new ImportReport(
                        "Title",
                        Optional.empty(),
                        Counts.NONE,
                        List.of(),
                        List.of(),
                        List.of(),
                        7,
                        Optional.empty()),
                AT);
        assertThat(book.findInterrupted(subject("killed"))).as("the last one finished").isEmpty();
    }
}
