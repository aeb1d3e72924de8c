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
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Both resources over a real room, called as the server calls them.
class ResourcesTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new JavaTimeModule()).build();
    private static final String CONSOLE = "cityplane-console";
    private static final String PASSWORD = "pineapple-tram-41";
    private static final Credentials NOBODY = new Credentials("", "", "");
    private static final Visit CONSOLE_VISIT =
            new Visit(new Credentials("", "", CONSOLE), "10.0.0.7", Scheme.HTTP);

    @SuppressWarnings("NullAway.Init")
    private static AccessTables tables;

    @SuppressWarnings("NullAway.Init")
    private SessionResource session;

    @SuppressWarnings("NullAway.Init")
    private AdministrationResource administration;

    private Visit visit = CONSOLE_VISIT;

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

    @Test
    @DisplayName("a sign-in answers who it is, and a cookie that no script and no other site gets")
    void signIn() {
        var answer = signIn("admin", PASSWORD);

        assertThat(answer.getStatus()).isEqualTo(200);
        assertThat(json(answer).toString())
                .isEqualTo(
                        """
                        {"account":"admin","name":"Administrator","role":"admin","districts":[],\
                        "clearance":"confidential","mustChangePassword":false}\
                        """);
        assertThat(answer.getHeaderString("Set-Cookie"))
                .matches("cityplane_session=[a-z2-9]{40}; Path=/; HttpOnly; SameSite=Strict");
        assertThat(answer.getHeaderString("Cache-Control")).isEqualTo("no-store");
    }

    @Test
    @DisplayName("over https the cookie is for https alone")
    void secure() {
        visit = new Visit(visit.credentials(), visit.address(), Scheme.HTTPS);

        assertThat(signIn("admin", PASSWORD).getHeaderString("Set-Cookie")).endsWith("; Secure");
    }

    @Test
    @DisplayName("a page of another site cannot sign anybody in or out")
    void otherSite() {
        visit = new Visit(NOBODY, "10.0.0.7", Scheme.HTTP);

        assertProblem(signIn("admin", PASSWORD), 403, "not-from-console");
        assertProblem(session.signOut(), 403, "not-from-console");
    }

    @Test
    @DisplayName("a wrong password is 401; after five, 429 with the seconds to wait")
    void refused() {
        for (var i = 0; i < 5; i++) {
            assertProblem(signIn("admin", "wrong"), 401, "wrong-password");
        }
        var answer = signIn("admin", PASSWORD);

        assertProblem(answer, 429, "too-many-attempts");
        assertThat(answer.getHeaderString("Retry-After")).isEqualTo("30");
    }

    @Test
    @DisplayName("who is signed in is told until the sign-out, which takes the cookie away")
    void signOut() {
        comeIn("admin", PASSWORD);
        assertThat(json(session.find()).get("account").asText()).isEqualTo("admin");

        var answer = session.signOut();
        assertThat(answer.getStatus()).isEqualTo(204);
        assertThat(answer.getHeaderString("Set-Cookie"))
                .isEqualTo("cityplane_session=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0");
        assertProblem(session.find(), 401, "not-signed-in");
        assertThat(session.find().getHeaderString("WWW-Authenticate")).isEqualTo("Bearer");
    }

    @Test
    @DisplayName("a new person may do nothing but change the password, then what the role allows")
    void newPerson() {
        comeIn("admin", PASSWORD);
        var created =
                administration.createAccount(
                        in(
                                """
                                {"account": "Wang", "name": "Wang Li", "role": "department",
                                 "department": "transport", "districts": ["440305"],
                                 "password": "violet umbrella 7"}\
                                """));
        assertThat(created.getStatus()).isEqualTo(201);
        assertThat(json(created).toString())
                .startsWith(
                        """
                        {"account":"wang","name":"Wang Li","role":"department",\
                        "department":"transport","districts":["440305"],"clearance":"internal",\
                        "mustChangePassword":true,"number":\
                        """)
                .contains("\"disabled\":false");

        comeIn("wang", "violet umbrella 7");
        assertRaised(administration::listAccounts, 401, "not-signed-in");
        assertProblem(change("violet umbrella", "quiet harbour at noon"), 403, "wrong-password");
        assertProblem(change("violet umbrella 7", "violet"), 400, "weak-password");
        assertThat(change("violet umbrella 7", "quiet harbour at noon").getStatus()).isEqualTo(200);
        assertRaised(administration::listAccounts, 403, "not-an-administrator");
    }

    @Test
    @DisplayName("RFC 7396: a change changes the fields it has, and null takes a department away")
    void patch() {
        comeIn("admin", PASSWORD);
        createWang();
        administration.changeAccount("wang", in("{\"role\": \"operator\"}"));
        var answer =
                administration.changeAccount(
                        "WANG", in("{\"department\": null, \"disabled\": true}"));

        assertThat(json(answer).get("role").asText()).isEqualTo("operator");
        assertThat(json(answer).has("department")).isFalse();
        assertThat(json(answer).get("disabled").asBoolean()).isTrue();
        assertRaised(
                () -> administration.changeAccount("admin", in("{\"disabled\": true}")),
                409,
                "last-administrator");
        assertRaised(
                () -> administration.changeAccount("nobody", in("{\"disabled\": true}")),
                404,
                "unknown-account");
    }

    @Test
    @DisplayName("a token is shown once, calls, and is nobody's when revoked")
    void token() {
        comeIn("admin", PASSWORD);
        var issued = json(administration.issueToken(in("{\"name\": \"ci\", \"role\": \"admin\"}")));
        var byToken = new Credentials("Bearer " + issued.get("token").asText(), "", "");
        visit = new Visit(byToken, "10.0.0.9", Scheme.HTTP);

        var listed = json(administration.listTokens()).get("tokens").get(0);
        assertThat(listed.has("token")).isFalse();
        assertThat(listed.get("id")).isEqualTo(issued.get("id"));
        assertThat(administration.revokeToken(issued.get("id").asText()).getStatus())
                .isEqualTo(204);
        assertRaised(administration::listTokens, 401, "not-signed-in");
    }

    @Test
    @DisplayName("the audit comes newest first, in pages")
    void audit() {
        comeIn("admin", PASSWORD);
        signIn("admin", "wrong");
        var page = json(administration.listAudits(null, "1"));

        assertThat(page.get("audits").get(0).get("deed").asText()).isEqualTo("sign_in");
        assertThat(page.get("audits").get(0).get("result").asText()).isEqualTo("refused");
        var next = json(administration.listAudits(page.get("next").asText(), "50"));
        assertThat(next.get("audits").get(0).get("result").asText()).isEqualTo("done");
        assertThat(next.has("next")).isFalse();
    }

    @ParameterizedTest
    @MethodSource("strangers")
    @DisplayName("every method of administration refuses who shows nothing, or a cookie alone")
    void refusesStrangers(Request request) {
        comeIn("admin", PASSWORD);
        var cookieAlone = new Credentials("", visit.credentials().cookie(), "");
        visit = new Visit(NOBODY, "10.0.0.9", Scheme.HTTP);
        assertRaised(() -> request.send(administration), 401, "not-signed-in");

        visit = new Visit(cookieAlone, "10.0.0.9", Scheme.HTTP);
        if (request.writes) {
            assertRaised(() -> request.send(administration), 401, "not-signed-in");
        } else {
            assertThat(request.send(administration).getStatus()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("strangers")
    @DisplayName("every method of administration refuses a signed-in operator")
    void refusesOperators(Request request) {
        comeIn("admin", PASSWORD);
        var issued =
                json(administration.issueToken(in("{\"name\": \"bus\", \"role\": \"operator\"}")));
        var byToken = new Credentials("Bearer " + issued.get("token").asText(), "", "");
        visit = new Visit(byToken, "10.0.0.9", Scheme.HTTP);

        assertRaised(() -> request.send(administration), 403, "not-an-administrator");
    }

    static Stream<Request> strangers() {
        return Stream.of(Request.values());
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                "[]",
                "null",
                "{",
                "{\"account\": \"a\"} x",
                "{\"account\": 5}",
                "{\"account\": \"a\"}",
                "{\"account\": \"a\", \"account\": \"b\"}",
                "{\"account\": \"a\", \"password\": \"b\", \"secret-field\": 1}",
                "{\"account\": \"a\\u0000\", \"password\": \"b\"}"
            })
    void badBody(String body) {
        var problem = raised(() -> session.signIn(in(body)));

        assertThat(problem.status()).isEqualTo(400);
        assertThat(problem.detail()).doesNotContain("secret-field", "jackson", "\u0000");
    }

    @Test
    @DisplayName("a long body is 413, a deep one 400")
    void largeBody() {
        assertThat(raised(() -> session.signIn(in(" ".repeat(20_000)))).status()).isEqualTo(413);
        assertThat(raised(() -> session.signIn(in("[".repeat(16_000)))).status()).isEqualTo(400);
    }

    @ParameterizedTest(name = "{0} = {1}")
    @CsvSource({
        "role, king",
        "role, ADMIN",
        "clearance, secret",
        "department, a b",
        "account, a b"
    })
    void badField(String field, String value) {
        comeIn("admin", PASSWORD);
        var body =
                JSON.createObjectNode()
                        .put("account", "wang")
                        .put("name", "Wang")
                        .put("role", "reader")
                        .put("password", "violet umbrella 7")
                        .put(field, value);

        assertRaised(() -> administration.createAccount(in(body.toString())), 400, "bad-input");
    }

    @Test
    @DisplayName("a district, a time and a page that make no sense are 400")
    void badValues() {
        comeIn("admin", PASSWORD);
        for (var rest :
                List.of(
                        "\"districts\": [\"x y\"]",
                        "\"districts\": 5",
                        "\"expiresAt\": \"soon\"")) {
            assertRaised(
                    () ->
                            administration.issueToken(
                                    in("{\"name\": \"t\", \"role\": \"reader\", " + rest + "}")),
                    400,
                    "bad-input");
        }
        assertRaised(() -> administration.listAudits("x", "5"), 400, "bad-input");
        assertRaised(() -> administration.listAudits(null, "501"), 400, "bad-input");
    }

    private void createWang() {
        administration.createAccount(
                in(
                        """
                        {"account": "wang", "name": "Wang Li", "role": "reader",
                         "department": "transport", "password": "violet umbrella 7"}\
                        """));
    }

    private Response signIn(String account, String password) {
        return session.signIn(
                in(
                        JSON.createObjectNode()
                                .put("account", account)
                                .put("password", password)
                                .toString()));
    }

    private void comeIn(String account, String password) {
        visit = CONSOLE_VISIT;
        var cookie = signIn(account, password).getHeaderString("Set-Cookie").split(";", 2)[0];
        visit = new Visit(new Credentials("", cookie, CONSOLE), "10.0.0.7", Scheme.HTTP);
    }

    private Response change(String current, String next) {
        return session.changePassword(
                in("{\"current\": \"%s\", \"next\": \"%s\"}".formatted(current, next)));
    }

    private static InputStream in(String body) {
        return new ByteArrayInputStream(body.getBytes(UTF_8));
    }

    private static JsonNode json(Response response) {
        return JSON.valueToTree(response.getEntity());
    }

    private static Problem raised(Supplier<Response> request) {
        var raised = catchThrowableOfType(Problem.Raised.class, request::get);
        assertThat(raised).isNotNull();
        return raised.problem();
    }

    private static void assertRaised(Supplier<Response> request, int status, String what) {
        var problem = raised(request);
        assertThat(problem.status()).isEqualTo(status);
        assertThat(problem.type()).isEqualTo("/problems/access/" + what);
    }

    private static void assertProblem(Response response, int status, String what) {
        assertThat(response.getStatus()).isEqualTo(status);
        assertThat(response.getMediaType()).hasToString("application/problem+json");
        assertThat(((Problem) response.getEntity()).type()).isEqualTo("/problems/access/" + what);
    }

    /// Each method of administration, with input that would do.
    enum Request {
        LIST_ACCOUNTS(false),
        CREATE_ACCOUNT(true),
        CHANGE_ACCOUNT(true),
        SET_PASSWORD(true),
        LIST_TOKENS(false),
        ISSUE_TOKEN(true),
        REVOKE_TOKEN(true),
        LIST_AUDITS(false);

        private final boolean writes;

        Request(boolean writes) {
            this.writes = writes;
        }

        private Response send(AdministrationResource to) {
            return switch (this) {
                case LIST_ACCOUNTS -> to.listAccounts();
                case CREATE_ACCOUNT ->
                        to.createAccount(
                                in(
                                        """
                                        {"account": "wang", "name": "Wang", "role": "reader",
                                         "password": "violet umbrella 7"}\
                                        """));
                case CHANGE_ACCOUNT -> to.changeAccount("admin", in("{\"name\": \"Boss\"}"));
                case SET_PASSWORD ->
                        to.changeAccount("admin", in("{\"password\": \"violet umbrella 7\"}"));
                case LIST_TOKENS -> to.listTokens();
                case ISSUE_TOKEN -> to.issueToken(in("{\"name\": \"t\", \"role\": \"reader\"}"));
                case REVOKE_TOKEN -> to.revokeToken("17");
                case LIST_AUDITS -> to.listAudits(null, "50");
            };
        }
    }
}
