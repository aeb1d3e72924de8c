package io.cityplane.twin.history;

import io.cityplane.twin.parquet.DamagedFile;
import io.cityplane.twin.parquet.ParquetFile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.Level;
import java.util.logging.Logger;

/// A file of the past, open. When it is replaced by another, it is deleted as soon as nobody reads
/// it any more.
final class Segment extends Shared {

    private static final Logger LOG = Logger.getLogger(Segment.class.getName());

    private final SegmentInfo info;
    private final ParquetFile file;
    private final PageIndex index;
    private volatile boolean isReplaced;

    private Segment(SegmentInfo info, ParquetFile file) {
        this.info = info;
        this.file = file;
        this.index = PageIndex.of(file);
    }

    /// Opens a file.
    ///
    /// @throws IOException if it is not there
    /// @throws io.cityplane.twin.parquet.DamagedFile if it is not what the manifest names
    static Segment open(Path folder, SegmentInfo info) throws IOException {
        var path = folder.resolve(info.name());
        var file = ParquetFile.open(path);
        try {
            if (file.bytes() != info.bytes()
                    || file.rows() != info.rows()
                    || !hasOurColumns(file)) {
                throw new DamagedFile(path + " is not the file that the manifest names");
            }
            return new Segment(info, file);
        } catch (RuntimeException e) {
            file.close();
            throw e;
        }
    }

    private static boolean hasOurColumns(ParquetFile file) {
        var columns = file.columns();
        if (columns.size() != SegmentColumns.ALL.size()) {
            return false;
        }
        for (var i = 0; i < columns.size(); i++) {
            var ours = SegmentColumns.ALL.get(i);
            if (!columns.get(i).name().equals(ours.name())
                    || columns.get(i).type() != ours.type()
                    || columns.get(i).presence() != ours.presence()) {
                return false;
            }
        }
        return true;
    }

    SegmentInfo info() {
        return info;
    }

    ParquetFile file() {
        return file;
    }

    PageIndex index() {
        return index;
    }

    /// From now on the manifest does not name it.
    void replaced() {
        isReplaced = true;
    }

    @Override
    void dispose() {
        file.close();
        if (isReplaced) {
            try {
                Files.deleteIfExists(file.path());
            } catch (IOException e) {
                LOG.log(Level.WARNING, e, () -> file.path() + " could not be deleted");
            }
        }
    }
}
