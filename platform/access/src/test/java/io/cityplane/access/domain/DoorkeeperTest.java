package io.cityplane.access.domain;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.access.domain.Doorkeeper.Attempt;
import io.cityplane.access.domain.Doorkeeper.Standing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class DoorkeeperTest {

    private static final String OFFICE = "10.0.0.7";
    private static final Attempt AT_THE_OFFICE = new Attempt("wang", Standing.KNOWN, OFFICE);

    private final Doorkeeper doorkeeper = new Doorkeeper();
    private Instant now = Instant.parse("2026-01-05T01:00:00Z");

    @Test
    @DisplayName("five failures are free, then the wait doubles up to 15 minutes and no further")
    void grows() {
        for (var i = 0; i < 5; i++) {
            assertThat(stranger(i)).isZero();
        }
        for (var seconds : new int[] {30, 60, 120, 240, 480, 900, 900, 900}) {
            assertThat(stranger(99)).isEqualTo(Duration.ofSeconds(seconds));
            now = now.plusSeconds(seconds);
            assertThat(stranger(99)).isZero();
        }
    }

    @Test
    @DisplayName("an attempt that has to wait does not lengthen the wait")
    void waiting() {
        for (var i = 0; i < 5; i++) {
            stranger(i);
        }
        now = now.plusSeconds(10);
        for (var i = 0; i < 100; i++) {
            assertThat(stranger(i)).isEqualTo(Duration.ofSeconds(20));
        }
    }

    @Test
    @DisplayName("strangers do not keep the owner out who has signed in from there before")
    void familiar() {
        doorkeeper.familiarise("wang", OFFICE);
        for (var i = 0; i < 10; i++) {
            stranger(i);
        }

        assertThat(stranger(10)).isPositive();
        assertThat(doorkeeper.begin(AT_THE_OFFICE, now)).isZero();
    }

    @Test
    @DisplayName("from a familiar address guesses are counted as well")
    void familiarGuesses() {
        doorkeeper.familiarise("wang", OFFICE);
        for (var i = 0; i < 5; i++) {
            assertThat(doorkeeper.begin(AT_THE_OFFICE, now)).isZero();
        }

        assertThat(doorkeeper.begin(AT_THE_OFFICE, now)).isPositive();
    }

    @Test
    @DisplayName("a success makes the account like new")
    void success() {
        for (var i = 0; i < 5; i++) {
            doorkeeper.begin(AT_THE_OFFICE, now);
        }
        now = now.plusSeconds(30);
        doorkeeper.begin(AT_THE_OFFICE, now);
        doorkeeper.succeeded(AT_THE_OFFICE);

        for (var i = 0; i < 5; i++) {
            assertThat(doorkeeper.begin(AT_THE_OFFICE, now)).isZero();
        }
    }

    @Test
    @DisplayName("an address waits after twenty failures at whatever accounts, successes or not")
    void address() {
        for (var i = 0; i < 20; i++) {
            assertThat(doorkeeper.begin(unknown("nobody" + i, OFFICE), now)).isZero();
        }
        doorkeeper.succeeded(unknown("nobody19", OFFICE));
        assertThat(doorkeeper.begin(unknown("nobody20", OFFICE), now)).isZero();

        assertThat(doorkeeper.begin(AT_THE_OFFICE, now)).isEqualTo(Duration.ofSeconds(30));
        assertThat(doorkeeper.begin(unknown("nobody21", "10.0.0.8"), now)).isZero();
    }

    @Test
    @DisplayName("a network of IPv6 counts as one address")
    void network() {
        for (var i = 0; i < 20; i++) {
            doorkeeper.begin(unknown("nobody" + i, "2001:db8:0:1:0:0:0:" + i), now);
        }

        assertThat(doorkeeper.begin(unknown("n", "2001:db8:0:1:ff:0:0:1"), now)).isPositive();
        assertThat(doorkeeper.begin(unknown("n", "2001:db8:0:2:ff:0:0:1"), now)).isZero();
    }

    @Test
    @DisplayName("a name that is nobody's waits like one that is somebody's")
    void unknown() {
        for (var i = 0; i < 5; i++) {
            doorkeeper.begin(unknown("nobody", OFFICE), now);
        }

        assertThat(doorkeeper.begin(unknown("nobody", OFFICE), now))
                .isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    @DisplayName("an hour without a failure forgets it all")
    void forgotten() {
        for (var i = 0; i < 12; i++) {
            stranger(i);
            now = now.plusSeconds(900);
        }
        now = now.plus(Duration.ofHours(1)).plusSeconds(1);
        doorkeeper.forgetQuiet(now);

        for (var i = 0; i < 5; i++) {
            assertThat(stranger(i)).isZero();
        }
    }

    @Test
    @DisplayName("an attempt that was not made does not count")
    void withdrawn() {
        for (var i = 0; i < 100; i++) {
            assertThat(doorkeeper.begin(AT_THE_OFFICE, now)).isZero();
            doorkeeper.withdrawn(AT_THE_OFFICE);
        }
    }

    @Test
    @DisplayName("however many keys fail, so many are kept")
    void bounded() {
        var attempts = new Attempts(1, 100);
        for (var i = 0; i < 1_000; i++) {
            attempts.count("key" + i, now);
        }

        assertThat(attempts.tallies()).hasSize(100).containsKey("key999");
    }

    private Duration stranger(int number) {
        return doorkeeper.begin(new Attempt("wang", Standing.KNOWN, "192.0.2." + number), now);
    }

    private static Attempt unknown(String account, String address) {
        return new Attempt(account, Standing.UNKNOWN, address);
    }
}
