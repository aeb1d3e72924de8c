package io.cityplane.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class TestDatabaseTest {

    @Test
    @DisplayName("each test database has its own, fresh tables")
    void apart() {
        try (var one = TestDatabase.start("sample");
                var other = TestDatabase.start("sample")) {
            one.jdbi().useHandle(h -> h.execute("INSERT INTO sample_things VALUES ('tree')"));

            assertThat(things(one)).isEqualTo(1);
            assertThat(things(other)).isZero();
        }
    }

    private static int things(TestDatabase database) {
        return database.jdbi()
                .withHandle(h ->
                        h.createQuery("SELECT count(*) FROM sample_things")
                                .mapTo(Integer.class)
                                .one());
    }
}
