package io.cityplane.twin.web;

import io.cityplane.kernel.Viewer;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.web.CityJson.CellJson;
import io.cityplane.twin.web.CityJson.DistrictJson;
import io.cityplane.twin.web.CityJson.EntitiesJson;
import io.cityplane.twin.web.CityJson.EntityJson;
import io.cityplane.twin.web.CityJson.SummaryJson;
import io.cityplane.twin.web.CityQuery.Direction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Lists and figures of the {@link MapView}, for one viewer at a time. A pin that the viewer may
/// not see is neither listed nor counted.
final class CityLists {

    private static final String AREA = CoreContext.expand("AdministrativeArea");

    private final MapView view;

    CityLists(MapView view) {
        this.view = view;
    }

    List<DistrictJson> districts(Viewer viewer) {
        var pins = view.pins();
        var sight = new Sight(viewer);
        return pins.read(() -> {
            var districts = new ArrayList<DistrictJson>();
            for (var slot : pins.byName()) {
                var pin = pins.at(slot);
                if (pin != null
                        && pin.type().equals(AREA)
                        && pin.id().startsWith(PinReader.AREA)
                        && sight.sees(pin)) {
                    var code = pin.id().substring(PinReader.AREA.length());
                    districts.add(new DistrictJson(code, pin.name().zh(), pin.name().en()));
                }
            }
            districts.sort(Comparator.comparing(DistrictJson::code));
            return districts;
        });
    }

    SummaryJson summary(Viewer viewer) {
        var asOf = view.asOf();
        var pins = view.pins();
        var sight = new Sight(viewer);
        return pins.read(() -> {
            Map<String, Map<String, Cell>> cells = new TreeMap<>();
            for (var slot = 0; slot < pins.used(); slot++) {
                var pin = pins.at(slot);
                if (pin != null && sight.sees(pin)) {
                    cells.computeIfAbsent(pin.type(), _ -> new TreeMap<>())
                            .computeIfAbsent(pin.district(), _ -> new Cell())
                            .count(pin);
                }
            }
            var told = new ArrayList<CellJson>();
            cells.forEach((type, byDistrict) ->
                    byDistrict.forEach((district, cell) -> told.add(cell.told(type, district))));
            return new SummaryJson(asOf, told);
        });
    }

    private static final class Cell {

        private long count;
        private long placed;
        private long simulated;

        void count(Pin pin) {
            count++;
            placed += pin.isPlaced() ? 1 : 0;
            simulated += pin.simulated() ? 1 : 0;
        }

        CellJson told(String type, String district) {
            return new CellJson(
                    CoreContext.compact(type),
                    district.isEmpty() ? CityQuery.NO_DISTRICT : district,
                    count,
                    placed,
                    simulated);
        }
    }

    EntitiesJson entities(CityQuery query, Viewer viewer) {
        var pins = view.pins();
        var sight = new Sight(viewer);
        return pins.read(() -> {
            var found = found(pins, query, sight);
            var items = new ArrayList<EntityJson>();
            var end = Math.min(found.length, (long) query.offset() + query.limit());
            for (var i = query.offset(); i < end; i++) {
                var slot =
                        query.direction() == Direction.ASCENDING
                                ? found[i]
                                : found[found.length - 1 - i];
                told(pins.at(slot), slot, sight).ifPresent(items::add);
            }
            return new EntitiesJson(query.offset(), found.length, items);
        });
    }

    /// The slots of what is wanted, in rising order; what is equal, by name.
    private static int[] found(Pins pins, CityQuery query, Sight sight) {
        var byName = pins.byName();
        var found = new int[byName.length];
        var count = 0;
        for (var slot : byName) {
            var pin = pins.at(slot);
            if (pin != null && sight.sees(pin) && query.accepts(pin)) {
                found[count++] = slot;
            }
        }
        var slots = Arrays.copyOf(found, count);
        return switch (query.sort()) {
            case NAME -> slots;
            case TYPE -> sorted(slots, pins, Comparator.comparing(Pin::type));
            case DISTRICT -> sorted(slots, pins, Comparator.comparing(Pin::district));
            case HEARD -> sorted(slots, pins, Comparator.comparingLong(Pin::heardAt));
        };
    }

    private static int[] sorted(int[] slots, Pins pins, Comparator<Pin> order) {
        return Arrays.stream(slots)
                .boxed()
                .sorted(Comparator.comparing(pins::at, Comparator.nullsFirst(order)))
                .mapToInt(Integer::intValue)
                .toArray();
    }

    Optional<EntityJson> find(String id, Viewer viewer) {
        var pins = view.pins();
        return pins.read(() -> {
            var slot = pins.slot(id);
            return told(pins.at(slot), slot, new Sight(viewer));
        });
    }

    /// The entity that live frames call so.
    Optional<EntityJson> numbered(int number, Viewer viewer) {
        var pins = view.pins();
        return pins.read(() -> {
            var slot = view.numbers().slot(number);
            return told(pins.at(slot), slot, new Sight(viewer));
        });
    }

    private Optional<EntityJson> told(@Nullable Pin pin, int slot, Sight sight) {
        return pin != null && sight.sees(pin)
                ? Optional.of(EntityJson.of(pin, view.numbers().number(slot)))
                : Optional.empty();
    }
}
