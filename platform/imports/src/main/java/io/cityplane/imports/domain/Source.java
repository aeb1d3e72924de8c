package io.cityplane.imports.domain;

import java.nio.charset.Charset;
import java.util.Set;

/// The file that a mapping is about, and how it is written.
///
/// @param file relative to the folder of files
/// @param line where the mapping names the file
/// @param separator between the fields of a CSV file
/// @param missing texts that stand for no value; an empty field always does
public record Source(
        String file,
        long line,
        Format format,
        Charset encoding,
        char separator,
        Set<String> missing) {

    public Source {
        missing = Set.copyOf(missing);
    }

    /// Whether a field's text says nothing.
    public boolean isMissing(String text) {
        return text.isBlank() || missing.contains(text);
    }

    /// Either may be compressed with gzip; the file's first bytes tell.
    public enum Format {
        /// RFC 4180 with a header line.
        CSV,
        /// RFC 7946, a FeatureCollection. A row is a feature, its columns are the properties.
        GEOJSON
    }

    /// A column that a mapping speaks of.
    ///
    /// @param line where the mapping names it first
    public record Column(String name, long line) {}
}
