package io.cityplane.imports.store;

import de.siegmar.fastcsv.reader.CsvParseException;
import io.cityplane.imports.MappingFault;
import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.zip.ZipException;
import org.locationtech.jts.geom.Geometry;

/// The files of this machine's disk.
public final class LocalFiles implements SourceFiles {

    private static final int MOST_MAPPING_BYTES = 1 << 20;
    private static final int MOST_COLUMNS = 2_000;

    @Override
    public MappingText readMapping(Path mapping) {
        var name = Objects.toString(mapping.getFileName(), "");
        try {
            if (!Files.isRegularFile(mapping)) {
                return fault(name, "there is no such file", "Give the path of a mapping.");
            }
            try (var in = Files.newInputStream(mapping)) {
                var octets = in.readNBytes(MOST_MAPPING_BYTES + 1);
                if (octets.length > MOST_MAPPING_BYTES) {
                    return fault(
                            name,
                            "the mapping is larger than %d bytes".formatted(MOST_MAPPING_BYTES),
                            "Is this the mapping, and not the file that it is about?");
                }
                var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets));
                return YamlTree.parse(name, text.toString());
            }
        } catch (CharacterCodingException e) {
            return fault(name, "the mapping is not UTF-8", "Save it as UTF-8.");
        } catch (IOException e) {
            return fault(
                    name, "the mapping cannot be read: " + e.getMessage(), "See its permissions.");
        }
    }

    @Override
    public Optional<Found> find(Path folder, String file) {
        try {
            var root = folder.toRealPath();
            var path = root.resolve(file).toRealPath();
            return path.startsWith(root) && Files.isRegularFile(path)
                    ? Optional.of(new Found(path, Files.size(path)))
                    : Optional.empty();
        } catch (IOException | InvalidPathException e) {
            return Optional.empty();
        }
    }

    @Override
    public Inspection inspect(Path file, Source source, LongConsumer heard) {
        try (var opened = new OpenedFile(file, heard)) {
            if (source.format().isText()) {
                var flaw =
                        new TextCheck(source.encoding(), source.format()).check(opened.content());
                if (flaw.isPresent()) {
                    var found = flaw.get();
                    return new Inspection.Unfit(found.line(), found.what(), found.advice());
                }
            }
            var sha256 = opened.sha256OfAll();
            return switch (source.format()) {
                case CSV -> csvColumns(file, source, opened.bytesRead(), sha256);
                case GEOJSON, JSON, JSON_LINES, GRAPHML, XLSX ->
                        rowColumns(file, source, opened.bytesRead(), sha256);
            };
        } catch (IOException e) {
            var broken = broken(0, new UncheckedIOException(e));
            return new Inspection.Unfit(broken.line(), broken.what(), broken.advice());
        }
    }

    @Override
    public Rows open(Path file, Source source) {
        try {
            return rows(file, source);
        } catch (IOException e) {
            throw new UncheckedIOException("the file could be read a moment ago", e);
        }
    }

    private static Rows rows(Path file, Source source) throws IOException {
        if (source.format() == Source.Format.XLSX) {
            return XlsxRows.open(file, source);
        }
        var opened = new OpenedFile(file, _ -> {});
        return switch (source.format()) {
            case CSV, XLSX -> new CsvRows(opened, source);
            case GEOJSON -> new GeoJsonRows(opened, source);
            case JSON_LINES -> new JsonLineRows(opened, source);
            case JSON -> new JsonRows(opened, source);
            case GRAPHML -> new GraphmlRows(opened, source);
        };
    }

    @Override
    public Optional<Geometry> geometry(String geoJson) {
        try (var json = GeoJsonRows.parser(geoJson)) {
            json.nextToken();
            return GeoJsonGeometry.read(json) instanceof GeoJsonGeometry.Some(Geometry some)
                    ? Optional.of(some)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    static Read.Broken broken(long line, UncheckedIOException e) {
        return e.getCause() instanceof EOFException || e.getCause() instanceof ZipException
                ? new Read.Broken(
                        line,
                        "the packed file is damaged or cut off",
                        "Copy it again; `gzip -t` tells whether it is whole.")
                : new Read.Broken(
                        line, "the file cannot be read: " + e.getMessage(), "See its permissions.");
    }

    private static Inspection csvColumns(Path file, Source source, long bytes, String sha256)
            throws IOException {
        try (var rows = new CsvRows(new OpenedFile(file, _ -> {}), source)) {
            var columns = new HashSet<String>();
            for (var column : rows.header()) {
                if (!columns.add(column)) {
                    return new Inspection.Unfit(
                            1,
                            "the header names the column '%s' twice".formatted(column),
                            "Give every column its own name.");
                }
            }
            return fit(columns, bytes, sha256);
        } catch (CsvParseException e) {
            return new Inspection.Unfit(
                    1,
                    "the header line cannot be read: " + e.getMessage(),
                    "A CSV file begins with the names of its columns.");
        }
    }

    /// Columns are those of any row.
    private static Inspection rowColumns(Path file, Source source, long bytes, String sha256)
            throws IOException {
        var columns = new HashSet<String>();
        try (var rows = rows(file, source)) {
            while (true) {
                switch (rows.next()) {
                    case Read.Row row -> columns.addAll(row.values().keySet());
                    case Read.BadRow _ -> {}
                    case Read.Broken(long line, String what, String advice) -> {
                        return new Inspection.Unfit(line, what, advice);
                    }
                    case Read.End() -> {
                        return fit(columns, bytes, sha256);
                    }
                }
                if (columns.size() > MOST_COLUMNS) {
                    return fit(columns, bytes, sha256);
                }
            }
        }
    }

    private static Inspection fit(Set<String> columns, long bytes, String sha256) {
        return columns.size() > MOST_COLUMNS
                ? new Inspection.Unfit(
                        1,
                        "the file has more than %d columns".formatted(MOST_COLUMNS),
                        "See that the format and the separator are stated right.")
                : new Inspection.Fit(columns, bytes, sha256);
    }

    private static MappingText fault(String file, String what, String advice) {
        return new MappingText.Unreadable(new MappingFault(file, 0, what, advice));
    }
}
