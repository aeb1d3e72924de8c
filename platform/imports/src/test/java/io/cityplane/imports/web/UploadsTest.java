package io.cityplane.imports.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cityplane.kernel.Problem;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that people bring.
class UploadsTest {

    @TempDir Path root;

    private Instant now = Instant.now();

    private Uploads uploads() {
        return new Uploads(root.resolve("uploads"), () -> now);
    }

    private static InputStream content(String text) {
        return new ByteArrayInputStream(text.getBytes(java.nio.charset.StandardCharsets.UTF_8));
    }

    @Test
    @DisplayName("a file lies in its lot under the path that it was brought with")
    void put() throws IOException {
        var uploads = uploads();
        var lot = uploads.begin();
        uploads.put(lot, "folder/站点 1.csv.gz", content("a"));
        uploads.put(lot, "folder/站点 1.csv.gz", content("b"));

        var file = uploads.find(lot).orElseThrow().resolve("folder/站点 1.csv.gz");
        assertThat(Files.readString(file)).isEqualTo("b");
    }

    @ParameterizedTest
    @DisplayName("a path that leads elsewhere, hides or has strange characters is refused")
    @ValueSource(
            strings = {
                "../a.csv",
                "a/../../b",
                "/etc/passwd",
                ".hidden",
                "a//b",
                "a\nb",
                "a\\b",
                "",
                "a/b/c/d/e/f",
                "c:d"
            })
    void strange(String path) {
        var uploads = uploads();
        var lot = uploads.begin();

        assertThatThrownBy(() -> uploads.put(lot, path, content("x")))
                .isInstanceOfSatisfying(
                        Problem.Raised.class,
                        raised -> assertThat(raised.problem().status()).isEqualTo(400));
    }

    @Test
    @DisplayName("a lot that is not there is a 404, whatever it is called")
    void noLot() {
        var uploads = uploads();

        assertThat(uploads.find("../..")).isEmpty();
        assertThatThrownBy(() -> uploads.put("no", "a.csv", content("x")))
                .isInstanceOfSatisfying(
                        Problem.Raised.class,
                        raised -> assertThat(raised.problem().status()).isEqualTo(404));
    }

    @Test
    @DisplayName("there are so many lots at most, and those of yesterday go")
    void bounded() {
        var uploads = uploads();
        for (var i = 0; i < Uploads.MOST; i++) {
            uploads.put(uploads.begin(), "a.csv", content("x"));
        }
        assertThatThrownBy(uploads::begin)
                .isInstanceOfSatisfying(
                        Problem.Raised.class,
                        raised -> assertThat(raised.problem().status()).isEqualTo(503));

        now = now.plusSeconds(2 * 24 * 3_600);
        assertThat(uploads.find(uploads.begin())).isPresent();
    }
}
