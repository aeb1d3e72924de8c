package io.cityplane.twin.history;

import io.cityplane.twin.parquet.ParquetFile;

import org.jspecify.annotations.Nullable;

import java.util.Arrays;

/// What the pages of a file hold, page by page over all row groups, so that a read goes to the
/// right ones at once. Made of what the file's own ColumnIndex says.
final class PageIndex {

    private final int[] groups;
    private final int[] pages;

    /// The first and the last entity of each page, with its tenant: see {@link #key}.
    private final byte[][] first;

    private final byte[][] last;

    /// The first and the last attribute, of pages of a single entity; null of others.
    private final byte[] @Nullable [] firstAttribute;

    private final byte[] @Nullable [] lastAttribute;
    private final long[] leastTime;
    private final long[] mostTime;
    private final long[] leastRecorded;
    private final long[] mostRecorded;

    private PageIndex(int size) {
        groups = new int[size];
        pages = new int[size];
        first = new byte[size][];
        last = new byte[size][];
        firstAttribute = new byte[size] @Nullable [];
        lastAttribute = new byte[size] @Nullable [];
        leastTime = new long[size];
        mostTime = new long[size];
        leastRecorded = new long[size];
        mostRecorded = new long[size];
    }

    static PageIndex of(ParquetFile file) {
        var size = 0;
        for (var group = 0; group < file.groups(); group++) {
            size += file.pages(group);
        }
        var index = new PageIndex(size);
        var at = 0;
        for (var group = 0; group < file.groups(); group++) {
            for (var page = 0; page < file.pages(group); page++) {
                index.put(at++, file, group, page);
            }
        }
        return index;
    }

    private void put(int at, ParquetFile file, int group, int page) {
        groups[at] = group;
        pages[at] = page;
        var tenants = file.textBounds(group, page, SegmentColumns.TENANT);
        var entities = file.textBounds(group, page, SegmentColumns.ENTITY);
        if (Arrays.equals(tenants.getFirst(), tenants.getLast())) {
            first[at] = key(tenants.getFirst(), entities.getFirst(), 0);
            last[at] = key(tenants.getFirst(), entities.getLast(), 0);
            if (Arrays.equals(entities.getFirst(), entities.getLast())) {
                last[at] = first[at];
                var attributes = file.textBounds(group, page, SegmentColumns.ATTRIBUTE);
                firstAttribute[at] = attributes.getFirst();
                lastAttribute[at] = attributes.getLast();
            }
        } else {
            // Where one tenant's entities end and another's begin, the bounds are of both.
            first[at] = key(tenants.getFirst(), SegmentRow.NOTHING, 0);
            last[at] = key(tenants.getLast(), SegmentRow.NOTHING, 1);
        }
        if (at > 0 && Arrays.equals(last[at - 1], first[at])) {
            first[at] = last[at - 1];
        }
        leastTime[at] = file.least(group, page, SegmentColumns.TIME);
        mostTime[at] = file.most(group, page, SegmentColumns.TIME);
        leastRecorded[at] = file.least(group, page, SegmentColumns.RECORDED_AT);
        mostRecorded[at] = file.most(group, page, SegmentColumns.RECORDED_AT);
    }

    /// A tenant's entity as bytes in the order of the file.
    static byte[] key(byte[] tenant, byte[] entity) {
        return key(tenant, entity, 0);
    }

    private static byte[] key(byte[] tenant, byte[] entity, int between) {
        var key = Arrays.copyOf(tenant, tenant.length + 1 + entity.length);
        key[tenant.length] = (byte) between;
        System.arraycopy(entity, 0, key, tenant.length + 1, entity.length);
        return key;
    }

    int size() {
        return groups.length;
    }

    /// The first page that may have something of an entity; {@link #size} if none has.
    int find(byte[] key) {
        var low = 0;
        var high = groups.length;
        while (low < high) {
            var middle = (low + high) >>> 1;
            if (Arrays.compareUnsigned(last[middle], key) < 0) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /// Whether a page begins at an entity, or before it.
    boolean reaches(int at, byte[] key) {
        return at < groups.length && Arrays.compareUnsigned(first[at], key) <= 0;
    }

    /// Whether a page may have something of an attribute of the entity that was looked for.
    boolean mayHave(int at, byte[] attribute) {
        var from = firstAttribute[at];
        var to = lastAttribute[at];
        return from == null
                || to == null
                || (Arrays.compareUnsigned(from, attribute) <= 0
                        && Arrays.compareUnsigned(attribute, to) <= 0);
    }

    boolean mayHave(int at, Window window) {
        return window.mayHave(leastTime[at], mostTime[at], leastRecorded[at], mostRecorded[at]);
    }

    /// Whether all of a page is of one attribute of one entity.
    boolean isOf(int at, byte[] attribute) {
        var from = firstAttribute[at];
        var to = lastAttribute[at];
        return from != null
                && to != null
                && Arrays.equals(from, to)
                && Arrays.equals(from, attribute);
    }

    int group(int at) {
        return groups[at];
    }

    int page(int at) {
        return pages[at];
    }

    long leastTime(int at) {
        return leastTime[at];
    }

    long mostTime(int at) {
        return mostTime[at];
    }

    long leastRecorded(int at) {
        return leastRecorded[at];
    }

    long mostRecorded(int at) {
        return mostRecorded[at];
    }

    /// An estimate, in bytes.
    long bytes() {
        var sum = 64L * size();
        for (var i = 0; i < size(); i++) {
            sum += last[i].length;
        }
        return sum;
    }
}
