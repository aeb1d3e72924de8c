package io.cityplane.twin.domain;

import io.cityplane.twin.Attribute.Kind;
import io.cityplane.twin.AttributePath;
import io.cityplane.twin.Condition;
import io.cityplane.twin.GeoRelation;
import io.cityplane.twin.GeoRelation.Topology;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;

/// Whether a geometry of an entity lies as asked for. Used by one thread.
final class GeoCheck {

    private final GeoRelation relation;
    private final PathReader path;
    private final @Nullable Geometry reference;
    private final @Nullable PreparedGeometry prepared;
    private final PackedPoint point = new PackedPoint();

    GeoCheck(Condition.Lies lies, EntityForm form) {
        relation = lies.relation();
        path = new PathReader(AttributePath.of(lies.property()), form);
        reference = Geometries.read(lies.geometry().json());
        prepared = reference == null ? null : PreparedGeometryFactory.prepare(reference);
    }

    /// What everything lies in that can pass; null if it may be anywhere.
    static @Nullable Envelope bounds(Condition.Lies lies) {
        var reference = Geometries.read(lies.geometry().json());
        if (reference == null) {
            return null;
        }
        return switch (lies.relation()) {
            case GeoRelation.Near(double _, double most) ->
                    most > Sphere.RADIUS_METRES ? null : Sphere.around(reference, most);
            case Topology topology ->
                    topology == Topology.DISJOINT ? null : reference.getEnvelopeInternal();
        };
    }

    boolean test(byte[] packed, Shape shape) {
        if (reference == null || prepared == null) {
            return false;
        }
        for (var i = path.first(shape); i < shape.size() && path.isIt(shape, i); i++) {
            if (shape.trait(i).kind() == Kind.GEO_PROPERTY
                    && test(packed, shape, i, reference, prepared)) {
                return true;
            }
        }
        return false;
    }

    private boolean test(
            byte[] packed, Shape shape, int index, Geometry there, PreparedGeometry ready) {
        if (relation instanceof GeoRelation.Near near && there instanceof Point centre) {
            var from = shape.longFrom(packed, index);
            var to = (int) EntityForm.INT.get(packed, shape.valueAt(index));
            if (point.read(packed, from, to)) {
                var metres =
                        Sphere.metres(
                                centre.getX(), centre.getY(), point.longitude(), point.latitude());
                return isWithin(near, metres);
            }
        }
        var geometry = Geometries.read(PathReader.text(packed, shape, index));
        return geometry != null && test(geometry, there, ready);
    }

    private static boolean isWithin(GeoRelation.Near near, double metres) {
        return metres >= near.leastMetres() && metres <= near.mostMetres();
    }

    private boolean test(Geometry geometry, Geometry there, PreparedGeometry ready) {
        try {
            return switch (relation) {
                case GeoRelation.Near near -> isWithin(near, Sphere.metres(there, geometry));
                case Topology topology ->
                        switch (topology) {
                            case WITHIN -> ready.contains(geometry);
                            case CONTAINS -> ready.within(geometry);
                            case INTERSECTS -> ready.intersects(geometry);
                            case OVERLAPS -> ready.overlaps(geometry);
                            case DISJOINT -> ready.disjoint(geometry);
                            // One that crosses itself has no topology to compare, and yet is
                            // itself.
                            case EQUALS -> there.equalsNorm(geometry) || there.equalsTopo(geometry);
                        };
            };
        } catch (TopologyException e) {
            // A polygon that crosses itself may have no inside; such a one lies nowhere.
            return false;
        }
    }
}
