package io.cityplane.simulator.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutlineTest {

    /// A square with a hole, and an island beside it.
    private static final Outline OUTLINE =
            new Outline(
                    List.of(List.of(square(0, 0, 10), square(4, 4, 2)), List.of(square(20, 0, 1))));

    @Test
    @DisplayName("the square and the island are inside, the hole and the sea are not")
    void contains() {
        assertThat(OUTLINE.contains(new Place(1, 1))).isTrue();
        assertThat(OUTLINE.contains(new Place(20.5, 0.5))).isTrue();
        assertThat(OUTLINE.contains(new Place(5, 5))).isFalse();
        assertThat(OUTLINE.contains(new Place(15, 0.5))).isFalse();
        assertThat(OUTLINE.contains(new Place(-1, 5))).isFalse();
    }

    @Test
    @DisplayName("a way through the hole or across the sea does not lie inside")
    void ways() {
        assertThat(OUTLINE.containsWay(new Place(1, 1), new Place(1, 9))).isTrue();
        assertThat(OUTLINE.containsWay(new Place(1, 5), new Place(9, 5))).isFalse();
        assertThat(OUTLINE.containsWay(new Place(9, 0.5), new Place(20.5, 0.5))).isFalse();
    }

    @Test
    @DisplayName("places drawn by chance lie inside, clear of the border")
    void somewhere() {
        var random = new Random(1);
        for (int i = 0; i < 1_000; i++) {
            var place = OUTLINE.somewhere(random);
            assertThat(OUTLINE.contains(place)).isTrue();
            assertThat(OUTLINE.contains(new Place(place.longitude() + 0.0005, place.latitude())))
                    .isTrue();
        }
    }

    private static List<Place> square(double west, double south, double side) {
        return List.of(
                new Place(west, south),
                new Place(west + side, south),
                new Place(west + side, south + side),
                new Place(west, south + side),
                new Place(west, south));
    }
}
