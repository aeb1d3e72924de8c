package io.cityplane.imports;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What an import did, told so that nothing is dropped in silence.
///
/// @param title the mapping's own words
/// @param source the file that was read; empty if there was none to read
/// @param refused the first rows that were refused, at most {@link #MOST_REFUSED}; {@link
///   Counts#refused} counts all of them
/// @param findings what is in the twin, or left out of an entity, and should be looked at
/// @param samples the first things that the rows become; only of a dry run
/// @param resumed how many rows an earlier run had settled already that was interrupted
/// @param stopped why it ended before the file did; empty if it read the whole file
public record ImportReport(
        String title,
        Optional<SourceFile> source,
        Counts counts,
        List<RefusedRow> refused,
        List<Finding> findings,
        List<Sample> samples,
        long resumed,
        Optional<Stopped> stopped) {

    public static final int MOST_REFUSED = 100;

    /// So many lines are named with a finding; the others are only counted.
    public static final int MOST_LINES = 10;

    /// So many examples are told with a finding.
    public static final int MOST_EXAMPLES = 50;

    /// So many samples are shown of a dry run.
    public static final int MOST_SAMPLES = 10;

    public ImportReport {
        refused = List.copyOf(refused);
        findings = List.copyOf(findings);
        samples = List.copyOf(samples);
    }

    /// With one more finding.
    public ImportReport with(Finding finding) {
        var more = new ArrayList<>(findings);
        more.add(finding);
        return new ImportReport(title, source, counts, refused, more, samples, resumed, stopped);
    }

    /// A file as it was read.
    ///
    /// @param sha256 of the file as it lies on the disk, in lower-case hexadecimal
    /// @param bytes its size on the disk
    /// @param taken from the import's start to its end
    public record SourceFile(String file, String sha256, long bytes, long rows, Duration taken) {}

    /// A row that is not in the twin because of this import.
    ///
    /// @param line where it begins in the file as text, from 1
    /// @param column the column at fault; empty if the row as a whole is
    public record RefusedRow(
            String file, long line, String column, Reason reason, String what, String advice) {}

    /// Why a row is refused.
    public enum Reason {
        WRONG_COLUMN_COUNT,
        VALUE_MISSING,
        NOT_A_NUMBER,
        NOT_A_TIME,
        NOT_A_TRUTH,
        OUT_OF_RANGE,
        NOT_IN_LOOKUP,
        IMPOSSIBLE_PLACE,
        BAD_GEOMETRY,
        BAD_IDENTIFIER,
        IN_NO_AREA,
        DUPLICATE,
        REFUSED_BY_TWIN,
        NOT_MATCHED,
        NOT_A_LIST,
        NOT_JSON,
        NO_SUCH_ENTITY
    }

    /// Something that no row is refused for.
    ///
    /// @param about the attribute, column or type concerned; empty if it is the row or the file
    /// @param count how many rows, runs, gaps or values it concerns, as the sign says
    /// @param lines the first of them; empty if it is about the whole file
    /// @param examples of what was found, in words; often none
    public record Finding(
            Sign sign,
            String about,
            String what,
            String advice,
            long count,
            List<Long> lines,
            List<String> examples) {

        public Finding {
            lines = List.copyOf(lines);
            examples = List.copyOf(examples);
        }

        /// About the row or the file.
        public Finding(Sign sign, String what, String advice, long count, List<Long> lines) {
            this(sign, "", what, advice, count, lines, List.of());
        }
    }

    /// What a finding is about.
    public enum Sign {
        /// A place lies in none of the areas that it was looked for in.
        IN_NO_AREA,
        /// More places would lie in an area if the file's datum were another one.
        WRONG_DATUM_SUSPECTED,
        /// A row says again exactly what an earlier one said.
        REPEATED_ROW,
        /// A column that the mapping neither uses nor says to leave out.
        COLUMN_LEFT_OUT,
        /// The file has so many ids that later repetitions were not looked for.
        REPETITIONS_NOT_CHECKED,
        /// A value is none, and the mapping says to go on without it.
        VALUE_LEFT_OUT,
        /// An identifier is not in the list that it was looked up in.
        NO_MATCH,
        /// A text that stands for no identifier stands where one should.
        UNKNOWN_IDENTIFIER,
        /// A value is beyond what the mapping says is plausible.
        IMPLAUSIBLE,
        /// A reading differs from the one before by more than is plausible.
        JUMP,
        /// A series says the same for longer than is plausible; counted are the runs.
        FROZEN,
        /// Readings are missing between others; counted are the readings.
        GAP,
        /// How many readings there are of how many there could be, month by month.
        COVERAGE,
        /// Values came in one unit and are kept in another.
        UNIT_CONVERTED,
        /// Values would be plausible if they were in another unit.
        UNIT_SUSPECTED,
        /// There are so many series that later ones were not watched for faults in time.
        SERIES_NOT_WATCHED,
        /// What was found could not be written to the twin.
        QUALITY_NOT_KEPT
    }

    /// One of the things that rows become.
    ///
    /// @param attributes each as `name = value`, with its unit and time
    public record Sample(long line, String id, String type, List<String> attributes) {

        public Sample {
            attributes = List.copyOf(attributes);
        }
    }

    /// Why an import ended before its file did. What {@link Counts} says is in, is in.
    ///
    /// @param line the line that it came to; 0 if it read none
    public record Stopped(String file, long line, String what, String advice) {}
}
