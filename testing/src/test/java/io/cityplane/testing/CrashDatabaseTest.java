package io.cityplane.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CrashDatabaseTest {

    @Test
    @DisplayName("what was committed is there after a kill, and the same Jdbi works on")
    void killed() {
        try (var database = TestDatabase.startOwn("sample")) {
            database.jdbi().useHandle(h -> h.execute("INSERT INTO sample_things VALUES ('tree')"));

            database.kill();
            database.restart();

            var things =
                    database.jdbi()
                            .withHandle(h ->
                                    h.createQuery("SELECT name FROM sample_things")
                                            .mapTo(String.class)
                                            .list());
            assertThat(things).containsExactly("tree");
        }
    }

    @Test
    @DisplayName("a halted server answers when it goes on, not before")
    void halted() throws Exception {
        try (var database = TestDatabase.startOwn();
                var handle = database.jdbi().open()) {
            database.pause();
            var answer =
                    CompletableFuture.supplyAsync(
                            () -> handle.createQuery("SELECT 7").mapTo(Integer.class).one());
            assertThatThrownBy(() -> answer.get(300, TimeUnit.MILLISECONDS))
                    .isInstanceOf(TimeoutException.class);

            database.resume();

            assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(7);
        }
    }
}
