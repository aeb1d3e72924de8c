package io.cityplane.imports.domain;

import io.cityplane.imports.MappingFault;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import org.locationtech.jts.geom.Geometry;

/// The files that are read, on whatever they lie.
///
/// Blocking. What can be wrong with a file is a returned value.
public interface SourceFiles {

    /// Reads a mapping's text, with bounds on its size and depth.
    MappingText readMapping(Path mapping);

    /// A file of the folder, nothing outside it.
    ///
    /// @param file relative to the folder, with `/`
    Optional<Found> find(Path folder, String file);

    /// Reads the whole file once, so that nothing is imported of one that cannot be read.
    ///
    /// @param heard is told how many bytes of it are read; may throw {@link Stop}
    Inspection inspect(Path file, Source source, LongConsumer heard);

    /// Begins to read a file that was inspected.
    Rows open(Path file, Source source);

    /// Geometry of GeoJSON text (RFC 7946 §3.1), such as the twin holds.
    Optional<Geometry> geometry(String geoJson);

    /// A file and its size on the disk.
    record Found(Path path, long bytes) {}

    /// Leaves an inspection early.
    final class Stop extends RuntimeException {
        public Stop() {
            super("stopped by the listener", null, false, false);
        }
    }

    /// A mapping as text.
    sealed interface MappingText {
        /// Well-formed YAML, whatever it means.
        ///
        /// @param sha256 of the text, in lower-case hexadecimal
        record Text(Tree tree, String sha256) implements MappingText {}

        /// Not there, or no YAML.
        record Unreadable(MappingFault fault) implements MappingText {}
    }

    /// What a look through a file gave.
    sealed interface Inspection {
        /// It can be read to its end.
        ///
        /// @param bytes its size on the disk
        /// @param sha256 in lower-case hexadecimal
        record Fit(Set<String> columns, long bytes, String sha256) implements Inspection {
            public Fit {
                columns = Set.copyOf(columns);
            }
        }

        /// It cannot.
        record Unfit(long line, String what, String advice) implements Inspection {}
    }

    /// The rows of a file, one after the other. Not for several threads.
    interface Rows extends AutoCloseable {

        /// What comes next; {@link Read.End} again and again after the last.
        Read next();

        /// So many bytes of the file on the disk are read.
        long bytesRead();

        @Override
        void close();
    }

    /// One step through a file.
    sealed interface Read {

        /// A row that has its fields.
        ///
        /// @param line where it begins, from 1
        /// @param values by column; none for those that are missing
        /// @param shape the feature's geometry in the file's own datum
        record Row(long line, Map<String, String> values, Optional<Geometry> shape)
                implements Read {}

        /// A row that has not, or whose geometry is none. The next one may be right again.
        record BadRow(long line, Flaw flaw, String what, String advice) implements Read {}

        /// The file cannot be read further.
        record Broken(long line, String what, String advice) implements Read {}

        /// There is no more.
        record End() implements Read {}
    }

    /// What is wrong with a row as such.
    enum Flaw {
        COLUMN_COUNT,
        GEOMETRY,
        NOT_JSON
    }
}
