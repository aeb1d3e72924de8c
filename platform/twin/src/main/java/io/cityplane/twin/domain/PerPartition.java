package io.cityplane.twin.domain;

/// A number for each partition.
final class PerPartition {

    private final long[] numbers = new long[Partitioning.PARTITIONS];

    long get(int partition) {
        return numbers[partition];
    }

    void set(int partition, long number) {
        numbers[partition] = number;
    }
}
