package io.cityplane.twin;

/// How a geometry lies to another (GS CIM 009 §4.10; the names are those of OGC 06-103r4 §6.1.2.3).
public sealed interface GeoRelation {

    /// At least and at most so far from each other, in metres on the sphere.
    record Near(double leastMetres, double mostMetres) implements GeoRelation {
        public Near {
            if (!(leastMetres >= 0) || !(mostMetres >= 0)) {
                throw new IllegalArgumentException("distances are not below 0");
            }
        }
    }

    enum Topology implements GeoRelation {
        WITHIN,
        CONTAINS,
        INTERSECTS,
        OVERLAPS,
        DISJOINT,
        EQUALS
    }
}
