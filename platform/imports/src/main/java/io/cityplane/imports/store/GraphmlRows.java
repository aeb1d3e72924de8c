package io.cityplane.imports.store;

import io.cityplane.imports.domain.Source;
import io.cityplane.imports.domain.SourceFiles.Flaw;
import io.cityplane.imports.domain.SourceFiles.Read;
import io.cityplane.imports.domain.SourceFiles.Rows;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;

/// The nodes or the edges of a graph in GraphML 1.0, as OSMnx writes street networks: a node has x
/// and y, an edge a WKT line in `geometry` or is straight. Columns are the data's names, and `id`,
/// `source` and `target`. Nodes come before the edges that use them.
///
/// No document type is read, so that nothing outside the file is either.
final class GraphmlRows implements Rows {

    /// Where a node is, kept for the edges.
    private static final int MOST_NODES = 5_000_000;

    private final OpenedFile opened;
    private final Source source;
    private final String wanted;
    private final XMLStreamReader xml;
    private final Map<String, String> names = new HashMap<>();
    private final Map<String, Coordinate> nodes = new HashMap<>();
    private final GeometryFactory geometries = new GeometryFactory();

    GraphmlRows(OpenedFile opened, Source source) throws IOException {
        this.opened = opened;
        this.source = source;
        this.wanted = source.part().equals("edges") ? "edge" : "node";
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            this.xml =
                    factory.createXMLStreamReader(
                            new InputStreamReader(opened.content(), source.encoding()));
        } catch (XMLStreamException e) {
            throw new IOException("the file is no XML: " + e.getMessage(), e);
        }
    }

    @Override
    public Read next() {
        try {
            while (xml.hasNext()) {
                if (xml.next() != XMLStreamConstants.START_ELEMENT) {
                    continue;
                }
                switch (xml.getLocalName()) {
                    case "key" -> names.put(attribute("id"), attribute("attr.name"));
                    case "node", "edge" -> {
                        var read = thing(xml.getLocalName());
                        if (read != null) {
                            return read;
                        }
                    }
                    default -> {
                        // The graph around them.
                    }
                }
            }
            return new Read.End();
        } catch (XMLStreamException e) {
            return new Read.Broken(
                    line(),
                    "from here on the file is no XML: " + e.getMessage(),
                    "See that the file was copied whole.");
        }
    }

    @Override
    public long bytesRead() {
        return opened.bytesRead();
    }

    @Override
    public void close() {
        try {
            xml.close();
            opened.close();
        } catch (XMLStreamException e) {
            throw new IllegalStateException("closing reads nothing", e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private long line() {
        return Math.max(xml.getLocation().getLineNumber(), 0);
    }

    private String attribute(String name) {
        var value = xml.getAttributeValue(null, name);
        return value == null ? "" : value;
    }

    /// Reads a node or edge to its end; null if it is not what is wanted.
    private @Nullable Read thing(String kind) throws XMLStreamException {
        var line = line();
        var values = new LinkedHashMap<String, String>();
        put("id", attribute("id"), values);
        put("source", attribute("source"), values);
        put("target", attribute("target"), values);
        for (var event = xml.next();
                !(event == XMLStreamConstants.END_ELEMENT && xml.getLocalName().equals(kind));
                event = xml.next()) {
            if (event == XMLStreamConstants.START_ELEMENT && xml.getLocalName().equals("data")) {
                var key = attribute("key");
                put(names.getOrDefault(key, key), xml.getElementText(), values);
            }
        }
        if (kind.equals("node") && nodes.size() < MOST_NODES) {
            place(values).ifPresent(at -> nodes.put(values.getOrDefault("id", ""), at));
        }
        return kind.equals(wanted) ? row(line, values) : null;
    }

    private void put(String column, String text, Map<String, String> values) {
        if (!source.isMissing(text)) {
            values.put(column, text);
        }
    }

    private Read row(long line, Map<String, String> values) {
        if (wanted.equals("node")) {
            return new Read.Row(line, values, place(values).map(geometries::createPoint));
        }
        var wkt = values.remove("geometry");
        if (wkt == null) {
            return new Read.Row(line, values, straight(values));
        }
        try {
            return new Read.Row(line, values, Optional.of(new WKTReader(geometries).read(wkt)));
        } catch (ParseException | IllegalArgumentException e) {
            return new Read.BadRow(
                    line,
                    Flaw.GEOMETRY,
                    "the edge's geometry is no WKT: " + e.getMessage(),
                    "Correct the geometry where the file was made.");
        }
    }

    private Optional<Geometry> straight(Map<String, String> values) {
        var from = nodes.get(values.getOrDefault("source", ""));
        var to = nodes.get(values.getOrDefault("target", ""));
        return from == null || to == null
                ? Optional.empty()
                : Optional.of(geometries.createLineString(new Coordinate[] {from, to}));
    }

    private static Optional<Coordinate> place(Map<String, String> values) {
        try {
            var x = values.get("x");
            var y = values.get("y");
            return x == null || y == null
                    ? Optional.empty()
                    : Optional.of(new Coordinate(Double.parseDouble(x), Double.parseDouble(y)));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
