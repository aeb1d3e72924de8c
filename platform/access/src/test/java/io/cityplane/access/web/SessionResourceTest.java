package io.cityplane.access.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.web.Visit.Scheme;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in and out, and one's own password, over HTTP.
class SessionResourceTest extends CalledResources {

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
}
