package io.cityplane.imports;

import io.cityplane.imports.Imports.Mode;
import io.cityplane.imports.domain.CityImports;
import io.cityplane.imports.store.LocalFiles;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.Command;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Value;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// A folder with small files that a test writes, and a twin with two square areas, west and east of
/// 114° E, that they are imported into.
final class MadeUpCity {

    /// A table of places; `%s` takes more attributes, indented by two.
    static final String MAPPING =
            """
            cityplane-import: 1
            title: Things
            source:
              file: things.csv
              format: csv
            entity:
              type: Thing
              id: urn:ngsi-ld:Thing:{id}
            attributes:
              size: {column: size, type: integer, least: 0, most: 100, required: true}
              location:
                point: {longitude: lon, latitude: lat, datum: WGS-84}
              area: {within: Square}
            """;

    final TwinInMemory twin = new TwinInMemory();
    final Path folder;
    final RunBookInMemory book = new RunBookInMemory();
    final Imports imports =
            new CityImports(
                    new LocalFiles(),
                    twin,
                    twin,
                    book,
                    InstantSource.system(),
                    Duration.ofMillis(150));

    MadeUpCity(Path folder) {
        this.folder = folder;
        square("west", 113, 114);
        square("east", 114, 115);
    }

    private void square(String name, int west, int east) {
        var outline =
                "{\"type\":\"Polygon\",\"coordinates\":[[[%d,22],[%d,22],[%d,23],[%d,23],[%d,22]]]}"
                        .formatted(west, east, east, west, west);
        var location =
                Attribute.of(
                        CoreContext.expand("location"),
                        Attribute.Kind.GEO_PROPERTY,
                        new Value.Json(outline));
        var square =
                Entity.of(
                        new EntityId("urn:ngsi-ld:Square:" + name),
                        CoreContext.expand("Square"),
                        List.of(location));
        var put = new Command.Upsert(square.withOwnership(Ownership.OF_THE_CITY));
        twin.append(Tenant.DEFAULT, List.of(put), Caller.theCity()).join();
    }

    MadeUpCity write(String file, String... lines) {
        return write(file, (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    MadeUpCity write(String file, byte[] octets) {
        try {
            Files.write(folder.resolve(file), octets);
            return this;
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    ImportOutcome run(String mapping) {
        return run(mapping, Caller.theCity());
    }

    ImportOutcome run(String mapping, Caller caller) {
        return run(mapping, Mode.FOR_GOOD, caller, ProgressListener.NOBODY);
    }

    ImportOutcome run(String mapping, Mode mode, Caller caller, ProgressListener listener) {
        write("mapping.yaml", mapping);
        return imports.run(folder.resolve("mapping.yaml"), folder, mode, caller, listener);
    }

    ImportReport report(String mapping) {
        return switch (run(mapping)) {
            case ImportOutcome.Finished(ImportReport report) -> report;
            case ImportOutcome other -> throw new AssertionError(other.toString());
        };
    }

    List<MappingFault> faults(String mapping) {
        return switch (run(mapping)) {
            case ImportOutcome.BadMapping(var faults) -> faults;
            case ImportOutcome other -> throw new AssertionError(other.toString());
        };
    }

    /// An entity by its id after `urn:ngsi-ld:`.
    Optional<Entity> find(String id) {
        return twin.find(Tenant.DEFAULT, new EntityId("urn:ngsi-ld:" + id), Viewer.everything());
    }

    Optional<Value> value(String thing, String attribute) {
        return find("Thing:" + thing)
                .orElseThrow(() -> new AssertionError("no thing " + thing))
                .attributes()
                .stream()
                .filter(a -> a.name().equals(CoreContext.expand(attribute)))
                .findAny()
                .map(Attribute::value);
    }
}
