package io.cityplane.imports.domain;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;

/// The file that a mapping is about, and how it is written.
///
/// @param file relative to the folder of files
/// @param line where the mapping names the file
/// @param separator between the fields of a CSV file
/// @param missing texts that stand for no value; an empty field always does
/// @param columns the names of the columns of a table that has no header line; else empty
/// @param part which part of the file: a workbook's sheet, the path to a JSON document's rows, a
///   graph's `nodes` or `edges`; empty for the first or only one
public record Source(
        String file,
        long line,
        Format format,
        Charset encoding,
        char separator,
        Set<String> missing,
        List<String> columns,
        String part) {

    public Source {
        missing = Set.copyOf(missing);
        columns = List.copyOf(columns);
    }

    /// Whether a field's text says nothing.
    public boolean isMissing(String text) {
        return text.isBlank() || missing.contains(text);
    }

    /// Each but a workbook may be compressed with gzip; the file's first bytes tell.
    public enum Format {
        /// RFC 4180.
        CSV,
        /// RFC 7946, a FeatureCollection. A row is a feature, its columns are the properties.
        GEOJSON,
        /// An object a line; a nested member is a column `outer.inner`, a list a text of JSON.
        JSON_LINES,
        /// One document with lists of objects in it; what is around a row is its columns too.
        JSON,
        /// A workbook of Office Open XML (ISO/IEC 29500): a sheet of it.
        XLSX,
        /// GraphML 1.0 as OSMnx writes it: nodes with x and y, edges with or without a WKT line.
        GRAPHML;

        /// Whether the file is text whose lines are its rows.
        public boolean isByLine() {
            return this == CSV || this == JSON_LINES;
        }

        /// Whether rows have geometries of their own.
        public boolean hasShapes() {
            return this == GEOJSON || this == GRAPHML;
        }

        /// Whether the file is text at all.
        public boolean isText() {
            return this != XLSX;
        }
    }

    /// A column that a mapping speaks of.
    ///
    /// @param line where the mapping names it first
    public record Column(String name, long line) {}
}
