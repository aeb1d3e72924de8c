package io.cityplane.imports.domain;

import io.cityplane.kernel.District;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import io.cityplane.twin.Attribute;
import io.cityplane.twin.CoreContext;
import io.cityplane.twin.Entity;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.EntityQuery;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.index.strtree.STRtree;

/// The areas of one type that the twin holds, to be looked up by a place of WGS-84.
///
/// A place on a border lies in the area whose id comes first, whatever order the areas were read
/// in.
final class Areas {

    private static final int PAGE = 1_000;
    private static final String LOCATION = CoreContext.expand("location");
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    private final STRtree tree = new STRtree();
    private int size;

    Areas(List<Area> areas) {
        for (var area : areas) {
            tree.insert(area.shape().getGeometry().getEnvelopeInternal(), area);
            size++;
        }
        tree.build();
    }

    /// One area.
    ///
    /// @param district where the area itself belongs
    record Area(EntityId id, PreparedGeometry shape, Optional<District> district) {

        static Area of(EntityId id, Geometry shape, Optional<District> district) {
            return new Area(id, PreparedGeometryFactory.prepare(shape), district);
        }
    }

    /// The areas that the viewer sees.
    static Areas load(Twin twin, String type, Viewer viewer, SourceFiles files) {
        var areas = new ArrayList<Area>();
        var more = true;
        for (var offset = 0; more; offset += PAGE) {
            var page =
                    twin.query(
                            Tenant.DEFAULT,
                            EntityQuery.ofType(CoreContext.expand(type), offset, PAGE),
                            viewer);
            for (var entity : page.entities()) {
                shape(entity, files)
                        .map(shape -> Area.of(entity.id(), shape, district(entity)))
                        .ifPresent(areas::add);
            }
            more = page.more();
        }
        return new Areas(areas);
    }

    boolean isEmpty() {
        return size == 0;
    }

    Optional<Area> find(Place place) {
        var at = new Coordinate(place.longitude(), place.latitude());
        var point = GEOMETRIES.createPoint(at);
        var found = new ArrayList<Area>();
        tree.query(
                new Envelope(at),
                item -> {
                    if (item instanceof Area area && area.shape().covers(point)) {
                        found.add(area);
                    }
                });
        return found.stream().min(Comparator.comparing(area -> area.id().uri()));
    }

    private static Optional<Geometry> shape(Entity entity, SourceFiles files) {
        for (var attribute : entity.attributes()) {
            if (attribute.name().equals(LOCATION)
                    && attribute.kind() == Attribute.Kind.GEO_PROPERTY
                    && attribute.value() instanceof Value.Json(String text)) {
                return files.geometry(text).filter(shape -> shape.getDimension() == 2);
            }
        }
        return Optional.empty();
    }

    private static Optional<District> district(Entity entity) {
        return entity.ownership().flatMap(Ownership::district);
    }
}
