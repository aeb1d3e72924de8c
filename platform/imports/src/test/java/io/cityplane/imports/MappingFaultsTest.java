package io.cityplane.imports;

import static io.cityplane.imports.MadeUpCity.MAPPING;
import static org.assertj.core.api.Assertions.assertThat;

import io.cityplane.imports.Imports.Mode;
import io.cityplane.kernel.Caller;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Ownership;
import io.cityplane.kernel.Viewer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Mistakes in a mapping: each is told with its line and what to do, and nothing is imported.
class MappingFaultsTest {

    @TempDir Path folder;
    private MadeUpCity city;

    @BeforeEach
    void found() {
        city = new MadeUpCity(folder).write("things.csv", "id,size,lon,lat", "a,7,113.5,22.5");
    }

    @ParameterizedTest
    @DisplayName("a mistake is told with its line and what was meant")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    column: size              | column: sise                  | 10 | no column 'sise'          | 'size'
                    datum: WGS-84             | datum: GCJ02                  | 12 | no datum                  | 'GCJ-02'
                    datum: WGS-84             | dattum: WGS-84                | 12 | no field 'dattum'         | 'datum'
                    type: integer             | type: intger                  | 10 | no type                   | 'integer'
                    format: csv               | format: csw                   | 5  | no format                 | 'csv'
                    format: csv               | formatt: csv                  | 5  | no field 'formatt'        | 'format'
                    type: Thing               | typ: Thing                    | 7  | no field 'typ'            | 'type'
                    least: 0                  | least: none                   | 10 | least is a number         | least: 0
                    size: {column             | id: {column                   | 10 | no attribute              | entity
                    Thing:{id}                | Thing:x                       | 8  | every row would get       | {column}
                    urn:ngsi-ld:Thing:{id}    | '"{id}"'                    | 8  | makes no URI              | urn:ngsi-ld
                    least: 0                  | unit: kWh                     | 10 | no unit code              | unit: KWH
                    type: integer, least: 0, most: 100 | type: date-time, format: yyyy-MM-dd | 10 | no zone | Asia/Shanghai
                    type: integer, least: 0, most: 100 | type: date-time, format: 'jj', zone: Asia/Shangai | 10 | no time zone | 'Asia/Shanghai'
                    {within: Square}          | {within: Squre}               | 13 | holds no Squre            | Import the areas first
                    {within: Square}          | {within: Square, column: id}  | 13 | in 2 ways                 | exactly one
                    file: things.csv          | file: thing.csv               | 4  | no file 'thing.csv'       | --files
                    file: things.csv          | file: ../../../etc/passwd     | 4  | no file                   | only what lies in it
                    title: Things             | 'title: [Things'              | 3  | YAML is broken            | indentation
                    title: Things             | title: *x                     | 2  | aliases                   | Write the value out
                    cityplane-import: 1       | cityplane-import: 2           | 1  | version 1                 | cityplane-import: 1
                    least: 0                  | unit: KWX                     | 10 | no unit code              | 'KWH'
                    least: 0                  | 'unit: KWH, given-in: CEL'    | 10 | cannot be converted       | JOU
                    least: 0                  | 'given-in: HN'                | 10 | needs the unit            | unit: CODE
                    """)
    void mistakes(String right, String wrong, long line, String what, String advice) {
        assertThat(MAPPING).contains(right);
        var faults = city.faults(MAPPING.replace(right, wrong));

        assertThat(faults)
                .anySatisfy(
                        fault -> {
                            assertThat(fault.file()).isEqualTo("mapping.yaml");
                            assertThat(fault.what()).contains(what);
                            assertThat(fault.advice()).contains(advice);
                            assertThat(fault.line()).isEqualTo(line);
                        });
        assertThat(city.twin.writes()).as("only the two squares").isEqualTo(2);
    }

    @ParameterizedTest
    @DisplayName("a mistake in what is added to a mapping is told likewise")
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    steps: [{extract: {from: id, pattern: "(a", into: [b]}}]       | no regular expression   | RE2
                    steps: [{extract: {from: id, pattern: "a", into: [b]}}]        | 0 groups for 1 columns  | parentheses
                    steps: [{extract: {from: ID, pattern: "(a)", into: [b]}}]      | no column 'ID'        | 'id'
                    steps: [{gather: {columns: "z+", name: b, value: c}}]          | name matches 'z+'     | The columns are
                    steps: [{turn: {columns: a}}]                                  | exactly one thing       | extract
                    lookups: [{by: id, from: {file: no.csv, format: csv, key: a, take: {b: c}}}]      | no file 'no.csv' | --files
                    lookups: [{by: id, from: {file: things.csv, format: csv, key: a, take: {b: c}}}]  | no column 'a'    | There are
                    readings: {at: {column: id}, attributes: {size: {column: size}}}                  | is there twice     | readings
                    readings: {at: {column: id}, every: 1h, attributes: {a: {column: size}}}          | no duration        | PT1H
                    readings: {at: {column: id, template: x}, attributes: {a: {column: size}}}        | exactly one way    | template
                    readings: {at: {column: id}, attributes: {a: {column: size, quality: {frozen: PT1H}}}} | only of regular | every
                    """)
    void mistakesInAdditions(String added, String what, String advice) {
        assertThat(city.faults(MAPPING + added + "\n"))
                .anySatisfy(
                        fault -> {
                            assertThat(fault.what()).contains(what);
                            assertThat(fault.advice()).contains(advice);
                            assertThat(fault.line()).isBetween(10L, 14L);
                        });
        assertThat(city.twin.writes()).as("only the two squares").isEqualTo(2);
    }

    @Test
    @DisplayName("all mistakes are told at once, in the order of their lines")
    void allAtOnce() {
        var faults =
                city.faults(MAPPING.replace("datum: WGS-84", "datum: X").replace("csv\n", "cs\n"));

        assertThat(faults).extracting(MappingFault::line).isSorted().hasSizeGreaterThan(1);
    }

    @Test
    @DisplayName("depth, size and doubled names are bounded")
    void bombs() {
        assertThat(city.faults("a: " + "[".repeat(50_000))).hasSize(1);
        assertThat(city.faults("a: " + "x".repeat(2_000_000)))
                .singleElement()
                .satisfies(fault -> assertThat(fault.what()).contains("larger than"));
        assertThat(city.faults("a: 1\na: 2"))
                .singleElement()
                .satisfies(
                        fault -> {
                            assertThat(fault.line()).isEqualTo(2);
                            assertThat(fault.what()).contains("twice");
                        });
    }

    @Test
    @DisplayName("a mapping that is not there or empty is told")
    void absent() {
        var outcome =
                city.imports.run(
                        folder.resolve("no.yaml"),
                        folder,
                        Mode.FOR_GOOD,
                        Caller.theCity(),
                        ProgressListener.NOBODY);

        assertThat(outcome).isInstanceOf(ImportOutcome.BadMapping.class);
        assertThat(city.faults("")).isNotEmpty();
    }

    @Test
    @DisplayName("a link that leads out of the folder is not followed")
    void linkOutside() throws IOException {
        var outside = Files.createTempFile("outside", ".csv");
        Files.createSymbolicLink(folder.resolve("link.csv"), outside);

        assertThat(city.faults(MAPPING.replace("things.csv", "link.csv")))
                .extracting(MappingFault::what)
                .anyMatch(what -> what.contains("no file"));
        Files.delete(outside);
    }

    @Test
    @DisplayName("who changes only a department's own things may not import")
    void rights() {
        assertThat(city.run(MAPPING, caller(Right.OWN_DEPARTMENT)))
                .isInstanceOf(ImportOutcome.NotPermitted.class);
        assertThat(city.run(MAPPING, caller(Right.EVERYTHING_SEEN)))
                .isInstanceOf(ImportOutcome.Finished.class);
    }

    @Test
    @DisplayName("to say whose the entities are takes an administrator")
    void ownership() {
        var owned =
                MAPPING.replace(
                        "type: Thing", "ownership: {classification: public}\n  type: Thing");

        assertThat(city.run(owned, caller(Right.EVERYTHING_SEEN)))
                .isInstanceOf(ImportOutcome.NotPermitted.class);
        assertThat(city.run(owned, caller(Right.ADMINISTER)))
                .isInstanceOf(ImportOutcome.Finished.class);
    }

    private static Caller caller(Right right) {
        return new Caller(1, Viewer.everything(), right, Ownership.OF_THE_CITY);
    }
}
