package io.cityplane.twin.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.twin.Position;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import java.util.List;

/// What a manifest is to the history.
public abstract class ManifestContract {

    private static final Position LATER = new Position("2.9.1.0.0.0.0.0.0.0.0.0.0.0.0.0.0.5");

    /// One that was never changed.
    protected abstract Manifest manifest();

    @Test
    @DisplayName("one that is new has nothing, and needs the journal from its beginning")
    void fresh() {
        assertThat(manifest().state()).isEqualTo(Manifest.State.NOTHING);
    }

    @Test
    @DisplayName("files come and go in one step, and all that is known of them comes back")
    void changes() {
        var manifest = manifest();
        assertThat(manifest.change(0, LATER, List.of(info("a"), info("b")), List.of())).isTrue();
        assertThat(manifest.state())
                .isEqualTo(new Manifest.State(1, LATER, List.of(info("a"), info("b"))));
        assertThat(manifest.change(1, LATER, List.of(info("c")), List.of("a", "b"))).isTrue();
        assertThat(manifest.state()).isEqualTo(new Manifest.State(2, LATER, List.of(info("c"))));
    }

    @Test
    @DisplayName("who comes from another generation changes nothing")
    void generations() {
        var manifest = manifest();
        assertThat(manifest.change(0, LATER, List.of(info("a")), List.of())).isTrue();
        assertThat(manifest.change(0, LATER, List.of(info("b")), List.of("a"))).isFalse();
        assertThat(manifest.state().segments()).containsExactly(info("a"));
    }

    private static SegmentInfo info(String name) {
        return new SegmentInfo(
                name, 1, 1L << 40, 1L << 41, -7, Long.MIN_VALUE, 3, 4, Long.MAX_VALUE, 6, 7);
    }
}
