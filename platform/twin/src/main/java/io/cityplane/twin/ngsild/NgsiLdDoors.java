package io.cityplane.twin.ngsild;

import io.cityplane.twin.History;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import java.util.Optional;

/// What NGSI-LD is spoken about. What is not there is answered as not supported.
///
/// @param history for the temporal API
public record NgsiLdDoors(
        Twin twin,
        ContextLibrary contexts,
        Optional<History> history,
        Optional<Subscriptions> subscriptions,
        NgsiLdSettings settings) {

    /// The twin as it is now alone.
    public static NgsiLdDoors of(Twin twin, ContextLibrary contexts) {
        return new NgsiLdDoors(
                twin, contexts, Optional.empty(), Optional.empty(), NgsiLdSettings.USUAL);
    }

    public NgsiLdDoors with(History past) {
        return new NgsiLdDoors(twin, contexts, Optional.of(past), subscriptions, settings);
    }

    public NgsiLdDoors with(Subscriptions told) {
        return new NgsiLdDoors(twin, contexts, history, Optional.of(told), settings);
    }

    public NgsiLdDoors with(NgsiLdSettings others) {
        return new NgsiLdDoors(twin, contexts, history, subscriptions, others);
    }
}
