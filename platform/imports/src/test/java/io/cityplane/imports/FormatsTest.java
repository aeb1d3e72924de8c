package io.cityplane.imports;

import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.ImportReport.Reason;
import io.cityplane.imports.ImportReport.Sign;
import io.cityplane.twin.Value;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import org.dhatim.fastexcel.Workbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The formats that a file may have, and what can be done with its columns.
class FormatsTest {

    private static final String MAPPING =
            """
            cityplane-import: 1
            title: Things
            source: {file: FILE}
            entity: {type: Thing, id: "urn:ngsi-ld:Thing:{id}"}
            attributes:
              size: {column: size, type: number}
            """;

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder);
    }

    private static String mapping(String source) {
        return MAPPING.replace("FILE", source);
    }

    @Test
    @DisplayName("JSON lines: an inner member is outer.inner; a line that is none is refused")
    void jsonLines() {
        city.write(
                "a.ndjson",
                "{\"id\": \"a\", \"is\": {\"size\": 3}}",
                "{\"id\": \"b\"",
                "",
                "{\"id\": \"c\", \"is\": {\"size\": 5, \"tags\": [\"x\", 1]}, \"none\": null}");
        var report =
                city.report(
                        mapping("a.ndjson, format: json-lines")
                                        .replace("column: size", "column: is.size")
                                + "  tags: {column: is.tags, type: list}\n");

        assertThat(city.value("c", "size")).contains(new Value.Numeric(5));
        assertThat(city.value("c", "tags")).contains(new Value.Json("[\"x\",\"1\"]"));
        assertThat(report.counts()).isEqualTo(new Counts(3, 2, 0, 0, 1));
        assertThat(report.refused().getFirst().reason()).isEqualTo(Reason.NOT_JSON);
        assertThat(report.refused().getFirst().line()).isEqualTo(2);
    }

    @Test
    @DisplayName("JSON: rows in lists in lists, with what is around them")
    void json() {
        city.write(
                "a.json",
                "{\"name\": \"all\", \"lines\": [",
                "  {\"stops\": [{\"id\": \"a\"}, {\"id\": \"b\"}], \"size\": 2},",
                "  {\"stops\": [{\"id\": \"c\"}], \"size\": 1}]}");
        city.report(
                mapping("a.json, format: json, rows: lines.stops")
                        .replace("column: size", "column: lines.size"));

        assertThat(city.value("b", "size")).contains(new Value.Numeric(2));
        assertThat(city.value("c", "size")).contains(new Value.Numeric(1));
    }

    @Test
    @DisplayName("a workbook: the sheet that is named, dates as ISO 8601, numbers as they are")
    void xlsx() throws IOException {
        var octets = new ByteArrayOutputStream();
        try (var workbook = new Workbook(octets, "Test", "1.0")) {
            workbook.newWorksheet("first").value(0, 0, "nothing");
            var sheet = workbook.newWorksheet("things");
            sheet.value(0, 0, "id");
            sheet.value(0, 1, "size");
            sheet.value(0, 2, "time");
            sheet.value(1, 0, "甲");
            sheet.value(1, 1, 0.1);
            sheet.value(1, 2, LocalDateTime.of(2022, 9, 1, 13, 30));
            sheet.style(1, 2).format("yyyy-mm-dd hh:mm").set();
            sheet.value(3, 0, "b");
            sheet.value(3, 1, 7);
        }
        city.write("a.xlsx", octets.toByteArray());
        var report =
                city.report(
                        mapping("a.xlsx, format: xlsx, sheet: things")
                                + "  at: {column: time, type: date-time, zone: Asia/Shanghai}\n");

        assertThat(report.counts()).isEqualTo(new Counts(2, 2, 0, 0, 0));
        assertThat(city.value("%E7%94%B2", "size")).contains(new Value.Numeric(0.1));
        assertThat(city.value("%E7%94%B2", "at"))
                .contains(
                        new Value.Json(
                                "{\"@type\":\"DateTime\",\"@value\":\"2022-09-01T05:30:00Z\"}"));
        assertThat(city.value("b", "size")).contains(new Value.Numeric(7));
    }

    @Test
    @DisplayName("a workbook that is none, or lacks the sheet, is told; nothing is imported")
    void badWorkbook() throws IOException {
        city.write("a.xlsx", "id,size", "a,1");
        assertThat(city.report(mapping("a.xlsx, format: xlsx")).stopped()).isPresent();

        var octets = new ByteArrayOutputStream();
        try (var workbook = new Workbook(octets, "Test", "1.0")) {
            workbook.newWorksheet("first").value(0, 0, "id");
        }
        city.write("a.xlsx", octets.toByteArray());
        assertThat(city.report(mapping("a.xlsx, format: xlsx, sheet: other")).stopped())
                .hasValueSatisfying(
                        stopped -> assertThat(stopped.what()).contains("no sheet 'other'"));
    }

    @Test
    @DisplayName("GraphML: edges are lines, straight ones between their nodes")
    void graphml() {
        city.write(
                "a.graphml",
                "<?xml version='1.0' encoding='utf-8'?>",
                "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">",
                "<key id=\"d1\" for=\"node\" attr.name=\"x\" attr.type=\"string\"/>",
                "<key id=\"d2\" for=\"node\" attr.name=\"y\" attr.type=\"string\"/>",
                "<key id=\"d3\" for=\"edge\" attr.name=\"geometry\" attr.type=\"string\"/>",
                "<key id=\"d4\" for=\"edge\" attr.name=\"size\" attr.type=\"string\"/>",
                "<graph><node id=\"1\"><data key=\"d1\">113.1</data><data"
                        + " key=\"d2\">22.1</data></node>",
                "<node id=\"2\"><data key=\"d1\">113.2</data><data key=\"d2\">22.2</data></node>",
                "<edge source=\"1\" target=\"2\" id=\"a\"><data key=\"d4\">5</data></edge>",
                "<edge source=\"1\" target=\"2\" id=\"b\"><data key=\"d3\">LINESTRING (113 22, 114"
                        + " 22.5)</data></edge>",
                "</graph></graphml>");
        city.report(
                mapping("a.graphml, format: graphml, rows: edges")
                        + "  location: {geometry: {datum: WGS-84}}\n");

        assertThat(city.value("a", "size")).contains(new Value.Numeric(5));
        assertThat(city.value("a", "location"))
                .contains(
                        new Value.Json(
                                "{\"type\":\"LineString\",\"coordinates\":[[113.1,22.1],[113.2,22.2]]}"));
        assertThat(city.value("b", "location"))
                .contains(
                        new Value.Json(
                                "{\"type\":\"LineString\",\"coordinates\":[[113,22],[114,22.5]]}"));
    }

    @Test
    @DisplayName("a table without a header line is told its columns")
    void headless() {
        city.write("a.csv", "a,3", "b,4");
        city.report(mapping("a.csv, format: csv, columns: [id, size]"));

        assertThat(city.value("b", "size")).contains(new Value.Numeric(4));
    }

    @Test
    @DisplayName("lists are unfolded into rows, texts taken apart; what does not fit is refused")
    void steps() {
        city.write(
                "a.csv",
                "names;places",
                "['甲', \"b\"];['113.1,22.1', '113.2,22.2']",
                "['c'];['here']",
                "['d', 'e'];['113.3,22.3']");
        var report =
                city.report(
                        mapping("a.csv, format: csv, separator: \";\"")
                                        .replace("{id}", "{names}")
                                        .replace("column: size", "column: n")
                                + """
                                  location: {point: {longitude: lon, latitude: lat, datum: WGS-84}}
                                steps:
                                  - unfold: {columns: [names, places], number: n}
                                  - extract: {from: places, pattern: "([0-9.]+),([0-9.]+)", into: [lon, lat]}
                                """);

        assertThat(city.value("b", "size")).contains(new Value.Numeric(2));
        assertThat(city.value("b", "location"))
                .contains(new Value.Json("{\"type\":\"Point\",\"coordinates\":[113.2,22.2]}"));
        assertThat(report.refused())
                .extracting(ImportReport.RefusedRow::reason)
                .containsExactly(Reason.NOT_MATCHED, Reason.NOT_A_LIST);
    }

    @Test
    @DisplayName(
            "another file is looked up in; a key that is not there is noted or refuses the row")
    void lookup() {
        city.write("a.csv", "id,kind", "a,x", "b,y", "c,");
        city.write("kinds.csv", "kind,how", "x,4", "z,5");
        var mapping =
                mapping("a.csv, format: csv")
                        + """
                        lookups:
                          - by: kind
                            otherwise: note
                            from: {file: kinds.csv, format: csv, key: kind, take: {size: how}}
                        """;
        var report = city.report(mapping);

        assertThat(city.value("a", "size")).contains(new Value.Numeric(4));
        assertThat(city.value("b", "size")).isEmpty();
        assertThat(report.findings())
                .singleElement()
                .satisfies(
                        finding -> {
                            assertThat(finding.sign()).isEqualTo(Sign.NO_MATCH);
                            assertThat(finding.count()).isOne();
                            assertThat(finding.what()).contains("'y'");
                        });
        assertThat(city.report(mapping.replace("otherwise: note", "otherwise: refuse")).refused())
                .extracting(ImportReport.RefusedRow::reason)
                .containsExactly(Reason.NOT_IN_LOOKUP, Reason.VALUE_MISSING);
        assertThat(city.faults(mapping.replace("key: kind", "key: kin")).getFirst().what())
                .contains("kinds.csv has no column 'kin'");
        city.write("kinds.csv", "kind,how", "x,4", "x,5");
        assertThat(city.faults(mapping).getFirst().what())
                .isEqualTo("kinds.csv:3: 'x' is there twice, with other values");
    }
}
