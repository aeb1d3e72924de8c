package io.cityplane.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Shows that the rules about a module's inside bite. `~` is the root.
class RoomRulesTest {

    @TempDir private Path directory;

    @Test
    @DisplayName("web and protocols may not touch stores or rules, nor the root what is behind it")
    void arrows() throws IOException {
        var house =
                house(
                        "package charging; public class Door { ~.charging.domain.Rules r; }",
                        "package charging.domain; public class Rules {}",
                        "package charging.store; public class Rows { ~.charging.domain.Rules r; }",
                        "package charging.web; class Page { ~.charging.store.Rows r; ~.charging.Door d; }",
                        "package charging.ocpp16; class Frame { ~.charging.domain.Rules r; }");

        assertThat(RoomRules.arrows(house))
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("charging.Door.r"))
                .anySatisfy(fault -> assertThat(fault).contains("charging.web.Page.r"))
                .anySatisfy(fault -> assertThat(fault).contains("charging.ocpp16.Frame.r"));
    }

    @Test
    @DisplayName("rules may not know their store; a package below a room is that room")
    void rulesKnowNoStore() throws IOException {
        var house =
                house(
                        "package charging.domain.deep; class A { ~.charging.store.B b; ~.charging.domain.C c; }",
                        "package charging.store; public class B {}",
                        "package charging.domain; public class C {}");

        assertThat(RoomRules.arrows(house)).hasSize(1).first().asString().contains("deep.A.b");
    }

    @Test
    @DisplayName("a package of a sixth kind is a fault until somebody decided for it")
    void kinds() throws IOException {
        var house =
                house(
                        "package charging.services; class A {}",
                        "package charging.store; class B {}",
                        "package twin.ngsild; class C {}");

        assertThat(RoomRules.kinds(house))
                .containsExactly(
                        "charging.services is neither domain, store, web nor a protocol of"
                                + " RoomRules");
    }

    @Test
    @DisplayName("SQL in the rules is a fault, in a store and in the server it is not")
    void sqlInStores() throws IOException {
        var house =
                house(
                        "package charging.domain; class A { java.sql.Connection c; }",
                        "package charging.store; class B { java.sql.Connection c; }",
                        "package server; class C { javax.sql.DataSource s; }");

        assertThat(RoomRules.sqlInStores(house)).hasSize(1).first().asString().contains("A.c");
    }

    @Test
    @DisplayName("a framework or a wire format in door, rules or kernel is a fault")
    void plainJava() throws IOException {
        var house =
                house(
                        "package charging; class A { io.vertx.core.Vertx v; }",
                        "package charging.domain; class B { com.fasterxml.jackson.databind.JsonNode n; }",
                        "package kernel; @jakarta.inject.Singleton class C {}",
                        "package charging.web; class D { com.fasterxml.jackson.databind.JsonNode n; }",
                        "package server; class E { io.vertx.core.Vertx v; }");

        assertThat(RoomRules.plainJava(house))
                .hasSize(3)
                .anySatisfy(fault -> assertThat(fault).contains("charging.A"))
                .anySatisfy(fault -> assertThat(fault).contains("charging.domain.B"))
                .anySatisfy(fault -> assertThat(fault).contains("kernel.C"));
    }

    @Test
    @DisplayName("@Produces outside the server and a store that is a bean are faults")
    void wiring() throws IOException {
        var house =
                house(
                        "package charging.web; class A { @jakarta.enterprise.inject.Produces A a() { return this; } }",
                        "package charging.store; @jakarta.inject.Singleton class B {}",
                        "package server; class C { @jakarta.enterprise.inject.Produces C c() { return this; } }");

        assertThat(RoomRules.wiring(house))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("web.A"))
                .anySatisfy(fault -> assertThat(fault).contains("store.B"));
    }

    @Test
    @DisplayName("an endpoint that knows Vert.x is a fault, a Routes or a Socket is not")
    void transport() throws IOException {
        var house =
                house(
                        "package twin.ngsild; class Endpoint { io.vertx.core.Vertx v; }",
                        "package twin.ngsild; class EntityRoutes { io.vertx.core.Vertx v; class In { io.vertx.core.Vertx w; } }",
                        "package charging.ocpp16; class Ocpp16Socket { io.vertx.core.Vertx v; }",
                        "package twin.web; class LiveRoutes { io.vertx.core.Vertx v; }");

        assertThat(RoomRules.transport(house))
                .hasSize(1)
                .first()
                .asString()
                .contains("ngsild.Endpoint");
    }

    @Test
    @DisplayName("a kernel that reads files, or has more than forty types, is a fault")
    void kernel() throws IOException {
        var many = IntStream.range(0, 41).mapToObj("package kernel; class A%d {}"::formatted);
        var disk =
                "package kernel; class Disk implements java.io.Serializable { java.nio.file.Path p; }";

        assertThat(
                        RoomRules.kernel(
                                house(Stream.concat(many, Stream.of(disk)).toArray(String[]::new))))
                .hasSize(2)
                .anySatisfy(fault -> assertThat(fault).contains("Disk.p"))
                .anySatisfy(fault ->
                        assertThat(fault).isEqualTo("the kernel has 42 types, more than 40"));
    }

    @Test
    @DisplayName("a package that does not say @NullMarked is a fault")
    void nullMarked() throws IOException {
        assertThat(RoomRules.nullMarked(house("package charging; class A {}")))
                .containsExactly("io.cityplane.charging is not @NullMarked");
    }

    private House house(String... sources) throws IOException {
        return WrongHouse.of(directory, sources);
    }
}
