package io.cityplane.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What {@link io.cityplane.database.Transactions} promises, on whichever PostgreSQL the tests run.
class TransactionsTest {

    private static final TestDatabase DATABASE = TestDatabase.start("sample");

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.jdbi().useHandle(h -> h.execute("DELETE FROM sample_things"));
    }

    @Test
    @DisplayName("work that ends is committed, and its answer handed on")
    void commits() {
        assertThat(
                        DATABASE.transactions()
                                .<Integer>execute(() -> {
                                    insert("tree");
                                    return 7;
                                }))
                .isEqualTo(7);

        assertThat(seenByAnother()).containsExactly("tree");
    }

    @Test
    @DisplayName("work that throws leaves nothing behind, and its exception comes through")
    void rollsBack() {
        assertThatThrownBy(() ->
                        DATABASE.transactions()
                                .execute(() -> {
                                    insert("tree");
                                    throw new IllegalArgumentException("no");
                                }))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no");

        assertThat(seenByAnother()).isEmpty();
    }

    @Test
    @DisplayName("work within work joins it: when the outer throws, the inner's writes go too")
    void joins() {
        var transactions = DATABASE.transactions();

        assertThatThrownBy(() ->
                        transactions.execute(() -> {
                            transactions.<Boolean>execute(() -> {
                                insert("leaf");
                                return true;
                            });
                            throw new IllegalArgumentException("no");
                        }))
                .hasMessage("no");

        assertThat(seenByAnother()).isEmpty();
    }

    @Test
    @DisplayName("nobody else sees what is not committed yet")
    void apart() {
        DATABASE.transactions()
                .<Boolean>execute(() -> {
                    insert("tree");
                    assertThat(seenByAnother()).isEmpty();
                    return true;
                });

        assertThat(seenByAnother()).containsExactly("tree");
    }

    private static void insert(String name) {
        DATABASE.jdbi().useHandle(h -> h.execute("INSERT INTO sample_things VALUES (?)", name));
    }

    /// On another thread, hence in another transaction.
    private static List<String> seenByAnother() {
        return CompletableFuture.supplyAsync(() ->
                        DATABASE.jdbi()
                                .withHandle(h ->
                                        h.createQuery("SELECT name FROM sample_things")
                                                .mapTo(String.class)
                                                .list()))
                .join();
    }
}
