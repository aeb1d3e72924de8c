package io.cityplane.twin.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonInclude.Include;
import io.cityplane.twin.CoreContext;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The answers of `/api/city`, as the console's `api/types.ts` has them too.
final class CityJson {

    private CityJson() {}

    /// A district that the twin knows.
    record DistrictJson(String code, String zh, String en) {}

    /// How many entities there are.
    ///
    /// @param asOf what was committed before is counted
    record SummaryJson(Instant asOf, List<CellJson> cells) {}

    /// How many entities there are of a type in a district.
    ///
    /// @param type as the core context shortens it
    /// @param district a code, or `none`
    /// @param placed how many of them are on the map
    /// @param simulated how many of them say that they are simulated
    record CellJson(String type, String district, long count, long placed, long simulated) {}

    /// Part of a list.
    ///
    /// @param total how many the list has in all
    record EntitiesJson(int offset, int total, List<EntityJson> items) {}

    /// One entity.
    ///
    /// @param number what live frames call it
    /// @param district a code; absent if it names none
    /// @param place absent if it has none
    /// @param observedAt the newest of its attributes' `observedAt`; absent if none has one
    /// @param modifiedAt absent if unknown
    @JsonInclude(Include.NON_NULL)
    record EntityJson(
            String id,
            long number,
            String type,
            Name name,
            @Nullable String district,
            @Nullable PlaceJson place,
            @Nullable Instant observedAt,
            @Nullable Instant modifiedAt,
            boolean simulated) {

        static EntityJson of(Pin pin, int number) {
            return new EntityJson(
                    pin.id(),
                    Integer.toUnsignedLong(number),
                    CoreContext.compact(pin.type()),
                    pin.name(),
                    pin.district().isEmpty() ? null : pin.district(),
                    pin.isPlaced() ? new PlaceJson(pin.lon(), pin.lat()) : null,
                    instant(pin.observedAt()),
                    instant(pin.modifiedAt()),
                    pin.simulated());
        }

        private static @Nullable Instant instant(long seconds) {
            return seconds == 0 ? null : Instant.ofEpochSecond(seconds);
        }
    }

    /// In degrees, WGS 84.
    record PlaceJson(double lon, double lat) {}
}
