package io.cityplane.access.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import io.cityplane.access.Secret;
import io.cityplane.access.domain.AccessRoom;
import io.cityplane.access.domain.BoundedHashing;
import io.cityplane.access.domain.CountingHashing;
import io.cityplane.access.domain.SessionLimits;
import io.cityplane.access.domain.TurnableClock;
import io.cityplane.access.store.AccessTables;
import io.cityplane.access.web.Visit.Scheme;
import io.cityplane.kernel.Callers.Credentials;
import io.cityplane.kernel.Problem;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/// Both resources over a real room, called as the server calls them.
abstract class CalledResources {

    static final JsonMapper JSON = JsonMapper.builder().addModule(new JavaTimeModule()).build();
    static final String CONSOLE = "cityplane-console";
    static final String PASSWORD = "pineapple-tram-41";
    static final Credentials NOBODY = new Credentials("", "", "");
    static final Visit CONSOLE_VISIT =
            new Visit(new Credentials("", "", CONSOLE), "10.0.0.7", Scheme.HTTP);

    @SuppressWarnings("NullAway.Init")
    static AccessTables tables;

    @SuppressWarnings("NullAway.Init")
    SessionResource session;

    @SuppressWarnings("NullAway.Init")
    AdministrationResource administration;

    Visit visit = CONSOLE_VISIT;

    @BeforeAll
    static void createTables() throws SQLException {
        tables = AccessTables.create();
    }

    @AfterAll
    static void dropTables() throws SQLException {
        tables.close();
    }

    @BeforeEach
    void open() {
        tables.empty();
        var room =
                AccessRoom.open(
                        tables.stores(),
                        tables.transactions(),
                        new BoundedHashing(new CountingHashing(CountingHashing.CHEAP), 2),
                        SessionLimits.SHIFT,
                        new TurnableClock());
        room.access().ensureAdmin(Optional.of(new Secret(PASSWORD)));
        session = new SessionResource(room.access(), () -> visit);
        administration =
                new AdministrationResource(room.administration(), room.callers(), () -> visit);
    }

    Response signIn(String account, String password) {
        return session.signIn(
                in(
                        JSON.createObjectNode()
                                .put("account", account)
                                .put("password", password)
                                .toString()));
    }

    void comeIn(String account, String password) {
        visit = CONSOLE_VISIT;
        var cookie = signIn(account, password).getHeaderString("Set-Cookie").split(";", 2)[0];
        visit = new Visit(new Credentials("", cookie, CONSOLE), "10.0.0.7", Scheme.HTTP);
    }

    Response change(String current, String next) {
        return session.changePassword(
                in("{\"current\": \"%s\", \"next\": \"%s\"}".formatted(current, next)));
    }

    static InputStream in(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    static JsonNode json(Response response) {
        return JSON.valueToTree(response.getEntity());
    }

    static Problem raised(Supplier<Response> request) {
        var raised = catchThrowableOfType(Problem.Raised.class, request::get);
        assertThat(raised).isNotNull();
        return raised.problem();
    }

    static void assertRaised(Supplier<Response> request, int status, String what) {
        var problem = raised(request);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo("/problems/access/" + what);
    }

    static void assertProblem(Response response, int status, String what) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(((Problem) response.getEntity()).type()).isEqualTo("/problems/access/" + what);
    }
}
