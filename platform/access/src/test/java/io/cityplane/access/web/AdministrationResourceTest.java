package io.cityplane.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.web.Visit.Scheme;
import io.cityplane.kernel.Callers.Credentials;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/// Accounts, tokens and the audit over HTTP, and whom they refuse.
class AdministrationResourceTest extends CalledResources {

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
