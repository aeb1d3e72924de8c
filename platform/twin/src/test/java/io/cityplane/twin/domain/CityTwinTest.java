package io.cityplane.twin.domain;

import static io.cityplane.twin.domain.Twins.CITY;
import static io.cityplane.twin.domain.Twins.charger;
import static io.cityplane.twin.domain.Twins.id;
import static io.cityplane.twin.domain.Twins.number;
import static io.cityplane.twin.domain.Twins.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Command;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Value;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The twin on a journal in memory.
class CityTwinTest {

    private final JournalInMemory journal = new JournalInMemory();

    @Test
    @DisplayName("what was created is there, and after a restart too")
    void created() {
        try (var twin = Twins.on(journal)) {
            assertThat(run(twin, new Command.Create(charger("1", number("power", 7.4)))))
                    .isEqualTo(new Outcome.Created());
            assertThat(twin.find(CITY, id("1"), Viewer.everything())).isPresent();
        }
        try (var twin = Twins.on(journal)) {
            var found = twin.find(CITY, id("1"), Viewer.everything()).orElseThrow();
            assertThat(found.attributes().getFirst().value()).isEqualTo(new Value.Numeric(7.4));
            assertThat(found.times().createdAt()).isEqualTo(found.times().modifiedAt());
        }
    }
}
