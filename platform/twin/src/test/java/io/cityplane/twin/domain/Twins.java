package io.cityplane.twin.domain;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.Command;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Outcome;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Twins and things for tests.
public final class Twins {

    public static final Tenant CITY = Tenant.DEFAULT;

    private Twins() {}

    /// A twin on a journal that is forgotten with it.
    public static CityTwin inMemory() {
        return on(new JournalInMemory());
    }

    public static CityTwin on(Journal journal) {
        return CityTwin.open(journal, TwinSettings.USUAL, InstantSource.system());
    }

    /// Does one thing as the city and waits for what became of it.
    public static Outcome run(Twin twin, Command command) {
        return run(twin, command, Caller.theCity());
    }

    public static Outcome run(Twin twin, Command command, Caller caller) {
        return runAll(twin, List.of(command), caller).getFirst();
    }

    public static List<Outcome> runAll(Twin twin, List<Command> commands, Caller caller) {
        try {
            return twin.append(CITY, commands, caller).get(30, TimeUnit.SECONDS);
        } catch (InterruptedException | ExecutionException | TimeoutException e) {
            throw new IllegalStateException(e);
        }
    }

    public static EntityId id(String name) {
        return new EntityId("urn:ngsi-ld:Charger:" + name);
    }

    public static Entity charger(String name, Attribute... attributes) {
        return Entity.of(id(name), "Charger", List.of(attributes));
    }

    public static Attribute number(String name, double value) {
        return Attribute.of(name, Kind.PROPERTY, new Value.Numeric(value));
    }

    public static Attribute text(String name, String value) {
        return Attribute.of(name, Kind.PROPERTY, new Value.Text(value));
    }
}
