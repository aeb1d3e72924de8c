package io.cityplane.targets.domain;

import io.cityplane.kernel.Department;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer.Clearance;
import io.cityplane.targets.Formula;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.Value;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Reads what an indicator counts out of entities. Keeps one copy of what many have in common. For
/// any thread.
final class EntityReader {

    /// What districts are called as entities, before their code.
    private static final String AREA = "urn:ngsi-ld:AdministrativeArea:";

    private static final String DISTRICT = CoreContext.expand("district");

    /// An entity that came without an owner is the whole city's alone.
    private static final Ownership NOBODYS =
            new Ownership(Optional.empty(), Optional.empty(), Clearance.CONFIDENTIAL);

    private final Map<String, String> words = new ConcurrentHashMap<>();
    private final Map<Ownership, Ownership> owners = new ConcurrentHashMap<>();

    Observed read(Entity entity, Formula formula, Observed.Meets meets) {
        var owner = owners.computeIfAbsent(entity.ownership().orElse(NOBODYS), it -> it);
        return new Observed(
                entity.id(),
                owner,
                shared(district(entity, owner)),
                owner.department().map(Department::value).map(this::shared).orElse(""),
                formula.value().map(name -> number(entity, name)).orElse(null),
                formula.divisor().map(name -> number(entity, name)).orElse(null),
                meets,
                lastReport(entity, formula.reports()),
                micros(entity.times().modifiedAt()));
    }

    private String shared(String word) {
        return words.computeIfAbsent(word, same -> same);
    }

    private static String district(Entity entity, Ownership owner) {
        for (var attribute : entity.attributes()) {
            if (attribute.name().equals(DISTRICT)
                    && attribute.value() instanceof Value.Text(String uri)
                    && uri.startsWith(AREA)) {
                return uri.substring(AREA.length());
            }
        }
        return owner.district().map(it -> it.code()).orElse("");
    }

    private static @Nullable BigDecimal number(Entity entity, String name) {
        for (var attribute : entity.attributes()) {
            if (attribute.name().equals(name) && attribute.dataset().isEmpty()) {
                return number(attribute);
            }
        }
        return null;
    }

    /// The number that an attribute says, null if it says none.
    static @Nullable BigDecimal number(Attribute attribute) {
        return attribute.value() instanceof Value.Numeric(double number) && Double.isFinite(number)
                ? BigDecimal.valueOf(number)
                : null;
    }

    private static long lastReport(Entity entity, Set<String> reports) {
        var last = 0L;
        for (var attribute : entity.attributes()) {
            if (attribute.observedAt().isPresent()
                    && (reports.isEmpty() || reports.contains(attribute.name()))) {
                var received = micros(attribute.times().modifiedAt());
                last = Math.max(last, Math.min(micros(attribute.observedAt().get()), received));
            }
        }
        return last;
    }

    static long micros(Instant at) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, at);
    }

    static Instant instant(long micros) {
        return Instant.EPOCH.plus(micros, ChronoUnit.MICROS);
    }
}
