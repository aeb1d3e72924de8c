package io.cityplane.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.imports.Counts;
import io.cityplane.imports.ImportOutcome;
import io.cityplane.imports.ImportReport;
import io.cityplane.imports.ImportReport.Finding;
import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.RefusedRow;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.imports.ImportReport.SourceFile;
import io.cityplane.imports.ImportReport.Stopped;
import io.cityplane.imports.Imports;
import io.cityplane.imports.MappingFault;
import io.cityplane.imports.Progress;
import io.cityplane.imports.Progress.Phase;
import io.cityplane.imports.ProgressListener.Wish;
import io.cityplane.imports.web.LocalCallers.Asking;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Problem;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ImportsResourceTest {

    private static final Progress PROGRESS =
            new Progress(
                    "a.csv",
                    Phase.IMPORTING,
                    5,
                    10,
                    new Counts(3, 1, 1, 0, 1),
                    Duration.ofMillis(1));
    private static final ImportReport REPORT =
            new ImportReport(
                    "Stations",
                    Optional.of(new SourceFile("a.csv", "00ff", 10, 3, Duration.ofSeconds(2))),
                    new Counts(3, 1, 1, 0, 1),
                    List.of(new RefusedRow("a.csv", 4, "x", Reason.NOT_A_NUMBER, "what", "do")),
                    List.of(new Finding(Sign.IN_NO_AREA, "what", "do", 1, List.of(2L))),
                    List.of(),
                    0,
                    Optional.of(new Stopped("a.csv", 4, "what", "do")));
    private static final ImportOrder ORDER = new ImportOrder("/m.yaml", "/files", false);

    static Stream<ImportLine> everyLine() {
        return Stream.of(
                new ImportLine.Heard(PROGRESS),
                new ImportLine.Ended(new ImportOutcome.Finished(REPORT)),
                new ImportLine.Ended(
                        new ImportOutcome.BadMapping(
                                List.of(new MappingFault("m.yaml", 3, "what", "do")))),
                new ImportLine.Ended(new ImportOutcome.NotPermitted("why")),
                new ImportLine.Ended(new ImportOutcome.Busy()));
    }

    @ParameterizedTest
    @MethodSource("everyLine")
    @DisplayName("every line is read back as it was written, and is one line")
    void lines(ImportLine line) {
        assertThat(line.toJson()).doesNotContain("\n");
        assertThat(ImportLine.parse(line.toJson())).contains(line);
    }

    @Test
    @DisplayName("what is no line is none")
    void noLine() {
        assertThat(ImportLine.parse("{}")).isEmpty();
        assertThat(ImportLine.parse("<html>")).isEmpty();
        assertThat(ImportLine.parse("{\"weather\": 1}")).isEmpty();
    }

    @Test
    @DisplayName("progress and the report are lines of the answer")
    void answer() throws IOException {
        var out = new ByteArrayOutputStream();
        resource(new Asking.Local(Caller.theCity())).start(ORDER, () -> false).write(out);

        assertThat(out.toString(StandardCharsets.UTF_8).lines())
                .extracting(line -> ImportLine.parse(line).orElseThrow())
                .containsExactly(
                        new ImportLine.Heard(PROGRESS),
                        new ImportLine.Ended(new ImportOutcome.Finished(REPORT)));
    }

    @Test
    @DisplayName("who hangs up stops the import, whether writing fails or not")
    void hangUp() throws IOException {
        var wishes = new ArrayList<Wish>();
        Imports imports =
                (_, _, _, _, listener) -> {
                    wishes.add(listener.heard(PROGRESS));
                    return new ImportOutcome.Finished(REPORT);
                };
        var resource = new ImportsResource(imports, () -> new Asking.Local(Caller.theCity()));

        assertThatThrownBy(() -> resource.start(ORDER, () -> false).write(new BrokenPipe()))
                .isInstanceOf(IOException.class);
        resource.start(ORDER, () -> true).write(new ByteArrayOutputStream());
        assertThat(wishes).containsExactly(Wish.STOP, Wish.STOP);
    }

    @Test
    @DisplayName("only a local caller may name files")
    void notLocal() {
        assertStatus(resource(new Asking.NotLocal()), ORDER, 403);
        assertStatus(resource(new Asking.Nobody()), ORDER, 401);
    }

    @Test
    @DisplayName("paths are absolute, and there")
    void paths() {
        var local = resource(new Asking.Local(Caller.theCity()));

        assertStatus(local, null, 400);
        assertStatus(local, new ImportOrder(null, "/files", false), 400);
        assertStatus(local, new ImportOrder("/m.yaml", "files", false), 400);
        assertStatus(local, new ImportOrder("/m\0.yaml", "/files", false), 400);
    }

    private static ImportsResource resource(Asking asking) {
        Imports imports =
                (_, _, _, _, listener) -> {
                    listener.heard(PROGRESS);
                    return new ImportOutcome.Finished(REPORT);
                };
        return new ImportsResource(imports, () -> asking);
    }

    private static void assertStatus(
            ImportsResource resource,
            @org.jspecify.annotations.Nullable ImportOrder order,
            int status) {
        assertThatThrownBy(() -> resource.start(order, () -> false))
                .isInstanceOfSatisfying(
                        Problem.Raised.class,
                        raised -> assertThat(raised.problem().status()).isEqualTo(status));
    }

    private static final class BrokenPipe extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("broken pipe");
        }
    }
}
