package io.cityplane.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ViewerTest {

    @ParameterizedTest(name = "a viewer of {0}, {1}, {2} and a thing of {3}, {4}, {5}: {6}")
    @CsvSource({
        "transport, 440305, PUBLIC,       energy,    440304, PUBLIC,       true",
        "transport, 440305, PUBLIC,       transport, 440305, INTERNAL,     false",
        "transport, 440305, INTERNAL,     energy,    440305, INTERNAL,     true",
        "transport, 440305, INTERNAL,     energy,    440304, INTERNAL,     false",
        "transport, 440305, INTERNAL,     energy,    -,      INTERNAL,     true",
        "transport, -,      INTERNAL,     energy,    440304, INTERNAL,     true",
        "transport, -,      INTERNAL,     transport, -,      CONFIDENTIAL, false",
        "transport, -,      CONFIDENTIAL, transport, -,      CONFIDENTIAL, true",
        "transport, -,      CONFIDENTIAL, energy,    -,      CONFIDENTIAL, false",
        "transport, -,      CONFIDENTIAL, -,         -,      CONFIDENTIAL, false",
        "-,         -,      CONFIDENTIAL, energy,    440304, CONFIDENTIAL, true",
        "-,         440305, CONFIDENTIAL, energy,    440304, CONFIDENTIAL, false"
    })
    void sees(
            String department,
            String district,
            Clearance clearance,
            String owner,
            String place,
            Clearance classification,
            boolean seen) {
        var districts = district(district).map(Set::of).orElse(Set.of());
        var viewer = new Official(department(department), districts, clearance);

        assertThat(viewer.sees(owned(owner, place, classification))).isEqualTo(seen);
    }

    @Test
    @DisplayName("the city itself sees everything")
    void everything() {
        for (var classification : Clearance.values()) {
            assertThat(Viewer.everything().sees(owned("energy", "440304", classification)))
                    .isTrue();
        }
    }

    @ParameterizedTest(name = "with the right {0} a thing of {1} may be changed: {2}")
    @CsvSource({
        "NONE,            transport, false",
        "OWN_DEPARTMENT,  transport, true",
        "OWN_DEPARTMENT,  energy,    false",
        "OWN_DEPARTMENT,  -,         false",
        "EVERYTHING_SEEN, energy,    true",
        "ADMINISTER,      energy,    true"
    })
    void changes(Right right, String owner, boolean allowed) {
        var own = owned("transport", "-", Clearance.INTERNAL);
        var viewer = new Official(own.department(), Set.of(), Clearance.INTERNAL);
        var caller = new Caller(7, viewer, right, own);

        assertThat(caller.mayChange(owned(owner, "-", Clearance.INTERNAL))).isEqualTo(allowed);
        assertThat(caller.mayChange(owned(owner, "-", Clearance.CONFIDENTIAL))).isFalse();
    }

    private static Ownership owned(String department, String district, Clearance classification) {
        return new Ownership(department(department), district(district), classification);
    }

    private static Optional<Department> department(String value) {
        return Optional.of(value).filter(v -> !v.equals("-")).map(Department::new);
    }

    private static Optional<District> district(String code) {
        return Optional.of(code).filter(c -> !c.equals("-")).map(District::new);
    }
}
