package io.cityplane.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.RunBookInMemory;
import io.cityplane.imports.TwinInMemory;
import io.cityplane.imports.domain.CityImports;
import io.cityplane.imports.store.LocalFiles;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Callers;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Problem;
import io.cityplane.kernel.Viewer;
import io.cityplane.kernel.Viewer.Clearance;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The console's way to import.
class DeskResourceTest {

    private static final String MAPPING =
            """
            cityplane-import: 1
            title: Things
            source: {file: things.csv, format: csv}
            entity: {type: Thing, id: "urn:ngsi-ld:Thing:{id}"}
            attributes: {size: {column: size, type: integer}}
            """;
    private static final Ownership ENERGY =
            new Ownership(
                    Optional.of(new Department("energy")),
                    Optional.empty(),
                    Clearance.CONFIDENTIAL);

    @TempDir Path folder;

    private Optional<Caller> asking =
            Optional.of(new Caller(20, Viewer.everything(), Right.EVERYTHING_SEEN, ENERGY));
    private DeskResource desk;

    @BeforeEach
    void open() {
        var twin = new TwinInMemory();
        var imports =
                new CityImports(
                        new LocalFiles(),
                        twin,
                        twin,
                        new RunBookInMemory(),
                        InstantSource.system(),
                        Duration.ZERO);
        Callers callers = (_, _) -> asking;
        desk =
                new DeskResource(
                        imports,
                        imports,
                        new Uploads(folder.resolve("up"), InstantSource.system()),
                        callers);
    }

    @Test
    @DisplayName("files are brought, tried and imported, and the import is in the book")
    void whole() throws InterruptedException {
        var upload = json(desk.begin(noHeaders())).get("upload").asText();
        bring(upload, "m.yaml", MAPPING);
        bring(upload, "things.csv", "id,size\na,1\nb,x\n");

        var tried = run(upload, Mode.REHEARSAL);
        assertThat(tried.at("/state").asText()).isEqualTo("finished");
        assertThat(tried.at("/report/counts/created").asInt()).isOne();
        assertThat(tried.at("/report/samples/0/attributes/0").asText()).isEqualTo("size = 1");
        assertThat(json(desk.runs(noHeaders())).at("/items")).isEmpty();

        var done = run(upload, Mode.FOR_GOOD);
        assertThat(done.at("/report/counts/refused").asInt()).isOne();
        var runs = json(desk.runs(noHeaders()));
        assertThat(runs.at("/items/0/state").asText()).isEqualTo("FINISHED");
        assertThat(runs.at("/items/0/begunAt").asText()).endsWith("Z");
        assertThat(json(desk.report(1, noHeaders())).at("/refused/0/line").asInt()).isEqualTo(3);
    }

    @Test
    @DisplayName("a mapping with mistakes is told with its lines")
    void badMapping() throws InterruptedException {
        var upload = json(desk.begin(noHeaders())).get("upload").asText();
        bring(upload, "m.yaml", MAPPING.replace("type: integer", "type: intger"));

        var told = run(upload, Mode.REHEARSAL);
        assertThat(told.at("/state").asText()).isEqualTo("badMapping");
        assertThat(told.at("/faults/0/line").asInt()).isEqualTo(5);
    }

    @Test
    @DisplayName("another department's imports are not there, nor is another caller's job")
    void others() throws InterruptedException {
        var upload = json(desk.begin(noHeaders())).get("upload").asText();
        bring(upload, "m.yaml", MAPPING);
        bring(upload, "things.csv", "id,size\na,1\n");
        run(upload, Mode.FOR_GOOD);
        var order = new JobJson.Order(upload, "m.yaml", true);
        var job = json(desk.start(order, noHeaders())).get("job").asText();

        asking = Optional.of(water(Right.EVERYTHING_SEEN));
        assertThat(json(desk.runs(noHeaders())).at("/items")).isEmpty();
        refused(404, () -> desk.report(1, noHeaders()));
        refused(404, () -> desk.job(job, noHeaders()));
        refused(404, () -> desk.stop(job, noHeaders()));
    }

    @Test
    @DisplayName("who may change a department's own things only may not import; nobody is a 401")
    void notPermitted() {
        asking = Optional.of(water(Right.OWN_DEPARTMENT));
        refused(403, () -> desk.begin(noHeaders()));
        refused(403, () -> bring("x", "a.csv", "x"));
        refused(403, () -> desk.start(new JobJson.Order("x", "m.yaml", true), noHeaders()));
        refused(403, () -> desk.job("x", noHeaders()));

        asking = Optional.empty();
        refused(401, () -> desk.begin(noHeaders()));
        refused(401, () -> desk.runs(noHeaders()));
        refused(401, () -> desk.report(1, noHeaders()));
        refused(401, () -> desk.schema(noHeaders()));
    }

    @Test
    @DisplayName("an order without its parts, or of a lot that is not there, is told")
    void badOrders() {
        refused(400, () -> desk.start(null, noHeaders()));
        refused(400, () -> desk.start(new JobJson.Order("x", null, false), noHeaders()));
        refused(404, () -> desk.start(new JobJson.Order("x", "m.yaml", false), noHeaders()));
    }

    private static Caller water(Right right) {
        var water = new Department("water");
        var viewer =
                new Viewer.Official(Optional.of(water), java.util.Set.of(), Clearance.CONFIDENTIAL);
        return new Caller(
                21,
                viewer,
                right,
                new Ownership(Optional.of(water), Optional.empty(), Clearance.INTERNAL));
    }

    private void bring(String upload, String name, String text) {
        var content = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
        desk.bring(upload, name, content, noHeaders()).close();
    }

    private JsonNode run(String upload, Mode mode) throws InterruptedException {
        var order = new JobJson.Order(upload, "m.yaml", mode == Mode.REHEARSAL);
        var job = json(desk.start(order, noHeaders())).get("job").asText();
        var deadline = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (true) {
            var told = json(desk.job(job, noHeaders()));
            if (!told.at("/state").asText().equals("running")) {
                return told;
            }
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.onSpinWait();
        }
    }

    private static void refused(int status, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        Problem.Raised.class,
                        raised -> assertThat(raised.problem().status()).isEqualTo(status));
    }

    private static JsonNode json(Response response) {
        try (response) {
            return ImportLine.JSON.readTree((String) response.getEntity());
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    /// A request without fields: who asks is told by the callers.
    private static HttpHeaders noHeaders() {
        return (HttpHeaders)
                Proxy.newProxyInstance(
                        HttpHeaders.class.getClassLoader(),
                        new Class<?>[] {HttpHeaders.class},
                        (_, _, _) -> null);
    }
}
