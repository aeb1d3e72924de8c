package io.cityplane.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Department;
import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.kernel.Viewer.Official;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class GrantTest {

    private static final Optional<Department> TRANSPORT = Optional.of(new Department("transport"));
    private static final District NANSHAN = new District("440305");
    private static final District FUTIAN = new District("440304");

    @ParameterizedTest(name = "a {0} has the right {1}")
    @CsvSource({
        "READER, NONE",
        "DEPARTMENT, OWN_DEPARTMENT",
        "OPERATOR, EVERYTHING_SEEN",
        "ADMIN, ADMINISTER"
    })
    void rights(Role role, Right right) {
        var caller = new Grant(role, TRANSPORT, Set.of(NANSHAN), Clearance.INTERNAL).caller(17);

        assertThat(caller.right()).isEqualTo(right);
        assertThat(caller.number()).isEqualTo(17);
        assertThat(caller.viewer())
                .isEqualTo(new Official(TRANSPORT, Set.of(NANSHAN), Clearance.INTERNAL));
    }

    @ParameterizedTest(name = "cleared for {0}, a caller sees and may change what it brings in")
    @EnumSource(Clearance.class)
    void own(Clearance clearance) {
        for (var districts : Set.of(Set.<District>of(), Set.of(NANSHAN), Set.of(NANSHAN, FUTIAN))) {
            var caller = new Grant(Role.DEPARTMENT, TRANSPORT, districts, clearance).caller(17);

            assertThat(caller.mayChange(caller.own())).isTrue();
        }
    }

    @Test
    @DisplayName("what a caller of one district brings in lies there; of several, nowhere")
    void district() {
        assertThat(own(Set.of(NANSHAN)).district()).contains(NANSHAN);
        assertThat(own(Set.of(NANSHAN, FUTIAN)).district()).isEmpty();
        assertThat(own(Set.of()).classification()).isEqualTo(Clearance.INTERNAL);
    }

    private static Ownership own(Set<District> districts) {
        return new Grant(Role.OPERATOR, TRANSPORT, districts, Clearance.CONFIDENTIAL)
                .caller(17)
                .own();
    }
}
