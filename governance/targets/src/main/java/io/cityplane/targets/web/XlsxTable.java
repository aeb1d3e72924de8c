package io.cityplane.targets.web;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDateTime;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// A table as a workbook of one sheet (ISO/IEC 29500-1, the parts that §18 asks for at least).
/// Texts stand in their cells, so that there is no table of shared ones.
final class XlsxTable {

    private static final String HEAD =
            "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>";
    private static final String MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main";
    private static final String OF_OFFICE =
            "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    private static final String OF_PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
    private static final int LETTERS = 26;

    private XlsxTable() {}

    static byte[] of(Table table, String sheet) {
        var bytes = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            put(
                    zip,
                    "[Content_Types].xml",
                    """
                    <Types xmlns="%scontent-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>\
                    """
                            .formatted(OF_PACKAGE));
            put(zip, "_rels/.rels", link(OF_OFFICE + "/officeDocument", "xl/workbook.xml"));
            put(
                    zip,
                    "xl/workbook.xml",
                    """
                    <workbook xmlns="%s" xmlns:r="%s"><sheets><sheet name="%s" sheetId="1" r:id="rId1"/></sheets></workbook>\
                    """
                            .formatted(MAIN, OF_OFFICE, escaped(sheet)));
            put(
                    zip,
                    "xl/_rels/workbook.xml.rels",
                    link(OF_OFFICE + "/worksheet", "worksheets/sheet1.xml"));
            put(zip, "xl/worksheets/sheet1.xml", sheet(table));
        } catch (IOException e) {
            throw new UncheckedIOException("memory takes everything", e);
        }
        return bytes.toByteArray();
    }

    private static String link(String type, String target) {
        return """
        <Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s" Target="%s"/></Relationships>\
        """
                .formatted(OF_PACKAGE, type, target);
    }

    private static String sheet(Table table) {
        var text = new StringBuilder("<worksheet xmlns=\"" + MAIN + "\"><sheetData>");
        row(text, 1, table.header());
        for (var i = 0; i < table.rows().size(); i++) {
            row(text, i + 2, table.rows().get(i));
        }
        return text.append("</sheetData></worksheet>").toString();
    }

    private static void row(StringBuilder text, int number, List<?> cells) {
        text.append("<row r=\"").append(number).append("\">");
        for (var i = 0; i < cells.size(); i++) {
            var place = column(i) + number;
            if (cells.get(i) instanceof BigDecimal value) {
                text.append("<c r=\"%s\"><v>%s</v></c>".formatted(place, value.toPlainString()));
            } else if (!cells.get(i).toString().isEmpty()) {
                text.append(
                        "<c r=\"%s\" t=\"inlineStr\"><is><t>%s</t></is></c>"
                                .formatted(place, escaped(cells.get(i).toString())));
            }
        }
        text.append("</row>");
    }

    /// A to Z, then AA.
    private static String column(int index) {
        var letter = String.valueOf((char) ('A' + index % LETTERS));
        return index < LETTERS ? letter : column(index / LETTERS - 1) + letter;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replaceAll("[\\x00-\\x08\\x0b\\x0c\\x0e-\\x1f]", "");
    }

    /// Always of the same time, so that the same table has the same bytes.
    private static void put(ZipOutputStream zip, String name, String text) throws IOException {
        var entry = new ZipEntry(name);
        entry.setTimeLocal(LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(entry);
        zip.write((HEAD + text).getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }
}
