package io.cityplane.twin.history;

/// What tells a series from others of the same entity.
///
/// @param attribute expanded; empty for what is of the entity itself
/// @param dataset empty for the default one
record SeriesName(String attribute, String dataset) implements Comparable<SeriesName> {

    /// What became of the entity itself.
    static final SeriesName ENTITY = new SeriesName("", "");

    @Override
    public int compareTo(SeriesName other) {
        var order = attribute.compareTo(other.attribute);
        return order != 0 ? order : dataset.compareTo(other.dataset);
    }
}
