package io.cityplane.twin.history;

import io.cityplane.twin.parquet.DamagedFile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// Reads a segment: the pages that may have what is looked for, and of them the columns that are
/// needed. For one thread.
final class SegmentSource implements Source {

    private final Segment segment;
    private final Function<Segment, PageCursor> cursors;

    /// @param cursors a cursor to read the segment by, the same again if it is there still
    SegmentSource(Segment segment, Function<Segment, PageCursor> cursors) {
        this.segment = segment;
        this.cursors = cursors;
    }

    SegmentInfo info() {
        return segment.info();
    }

    @Override
    public void series(EntityKey entity, Set<String> attributes, Consumer<SeriesName> told) {
        guarded(
                () -> {
                    var place = new Place(entity);
                    var index = segment.index();
                    for (var at = index.find(place.key); index.reaches(at, place.key); at++) {
                        var page = place.page(at);
                        var last = SegmentRow.NOTHING;
                        var lastDataset = SegmentRow.NOTHING;
                        for (var row = page.from; row < page.to; row++) {
                            var attribute = page.cursor.texts(SegmentColumns.ATTRIBUTE)[row];
                            var dataset = page.cursor.texts(SegmentColumns.DATASET)[row];
                            if (!Arrays.equals(attribute, last)
                                    || !Arrays.equals(dataset, lastDataset)) {
                                last = attribute;
                                lastDataset = dataset;
                                var name = new SeriesName(text(attribute), text(dataset));
                                if (attributes.isEmpty() || attributes.contains(name.attribute())) {
                                    told.accept(name);
                                }
                            }
                        }
                    }
                });
    }

    @Override
    public void read(EntityKey entity, SeriesName series, Window window, RowSink sink) {
        guarded(
                () -> {
                    var place = new Place(entity);
                    var attribute = SegmentRow.utf8(series.attribute());
                    var dataset = SegmentRow.utf8(series.dataset());
                    var index = segment.index();
                    var first = index.find(place.key);
                    var end = first;
                    while (index.reaches(end, place.key)) {
                        end++;
                    }
                    var reader = new PageRows(series, window, sink);
                    for (var i = first; i < end; i++) {
                        var at = sink.isNewestFirst() ? first + end - 1 - i : i;
                        if (index.mayHave(at, attribute)
                                && index.mayHave(at, window)
                                && sink.wants(
                                        window.meant(index.leastTime(at), index.leastRecorded(at)),
                                        window.meant(index.mostTime(at), index.mostRecorded(at)))) {
                            var page = place.page(at);
                            page.narrow(SegmentColumns.ATTRIBUTE, attribute);
                            page.narrow(SegmentColumns.DATASET, dataset);
                            reader.read(page.cursor, page.from, page.to);
                        }
                    }
                });
    }

    @Override
    public Optional<Headed> lastHeading(EntityKey entity) {
        var last = new Headed[1];
        guarded(
                () -> {
                    var place = new Place(entity);
                    var index = segment.index();
                    for (var at = index.find(place.key); index.reaches(at, place.key); at++) {
                        if (index.mayHave(at, SegmentRow.NOTHING)) {
                            var page = place.page(at);
                            page.narrow(SegmentColumns.ATTRIBUTE, SegmentRow.NOTHING);
                            for (var row = page.from; row < page.to; row++) {
                                var offset = page.cursor.longs(SegmentColumns.OFFSET)[row];
                                var heading = page.cursor.text(SegmentColumns.HEADING, row);
                                if (heading != null
                                        && (last[0] == null || last[0].offset() < offset)) {
                                    var note = HeadingJson.read(entity.tenant(), heading, 0);
                                    last[0] = new Headed(offset, note);
                                }
                            }
                        }
                    }
                });
        return Optional.ofNullable(last[0]);
    }

    static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }

    /// Names the file in whatever is wrong with it.
    private void guarded(Runnable read) {
        try {
            read.run();
        } catch (DamagedFile e) {
            throw new DamagedHistory(segment.info(), e);
        }
    }

    /// An entity in the file.
    private final class Place {

        private final byte[] tenant;
        private final byte[] entity;
        private final byte[] key;

        private Place(EntityKey entity) {
            this.tenant = SegmentRow.utf8(entity.tenant().name());
            this.entity = SegmentRow.utf8(entity.id().uri());
            this.key = PageIndex.key(tenant, this.entity);
        }

        private Page page(int at) {
            var cursor = cursors.apply(segment);
            cursor.go(segment, at);
            var page = new Page(cursor, at);
            page.narrow(SegmentColumns.TENANT, tenant);
            page.narrow(SegmentColumns.ENTITY, entity);
            return page;
        }
    }

    /// Some rows of a page, fewer and fewer.
    private final class Page {

        private final PageCursor cursor;
        private final int at;
        private int from;
        private int to;

        private Page(PageCursor cursor, int at) {
            this.cursor = cursor;
            this.at = at;
            this.to = cursor.size();
        }

        /// Leaves those of which a column says this; they lie together.
        private void narrow(int column, byte[] wanted) {
            var file = segment.file();
            var index = segment.index();
            var bounds = file.textBounds(index.group(at), index.page(at), column);
            if (Arrays.equals(bounds.getFirst(), wanted)
                    && Arrays.equals(bounds.getLast(), wanted)) {
                return;
            }
            var texts = cursor.texts(column);
            from = first(texts, wanted, 0);
            to = first(texts, wanted, 1);
        }

        /// The first row whose text is not below the wanted one, or is above it.
        private int first(byte[][] texts, byte[] wanted, int order) {
            var low = from;
            var high = to;
            while (low < high) {
                var middle = (low + high) >>> 1;
                if (Arrays.compareUnsigned(texts[middle], wanted) < order) {
                    low = middle + 1;
                } else {
                    high = middle;
                }
            }
            return low;
        }
    }
}
