package io.cityplane.server;

import io.cityplane.query.Facts;
import io.cityplane.query.domain.CityFacts;
import io.cityplane.twin.History;
import io.cityplane.twin.SelectionReader;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Facts of the city, by questions.
@Singleton
final class QueryWiring {

    @Produces
    @Singleton
    Facts facts(Twin twin, History history, SelectionReader selections) {
        return new CityFacts(twin, history, selections, Tenant.DEFAULT);
    }
}
