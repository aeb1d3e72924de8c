package io.cityplane.twin.ngsild;

import io.cityplane.twin.TimeRange;
import io.cityplane.twin.TimeRange.By;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/// Which instances of attributes are asked for, by time (§4.11, §5.2.21).
///
/// @param lastN so many of each attribute, the newest
record TemporalQuery(
        Optional<Relation> relation,
        Optional<Instant> timeAt,
        Optional<Instant> endTimeAt,
        Property property,
        OptionalInt lastN) {

    /// The parameters that it is read from.
    static final Set<String> PARAMETERS =
            Set.of("timerel", "timeAt", "endTimeAt", "timeproperty", "lastN");

    enum Relation {
        BEFORE,
        AFTER,
        BETWEEN
    }

    /// Which time of an instance is meant (§4.8).
    enum Property {
        OBSERVED_AT,
        CREATED_AT,
        MODIFIED_AT,
        /// Those that tell a removal alone.
        DELETED_AT
    }

    /// @throws Fault if the parameters do not follow the grammar
    static TemporalQuery of(Parameters parameters) {
        var relation = parameters.text("timerel").map(TemporalQuery::relation);
        var timeAt = parameters.text("timeAt").map(DateTimes::parse);
        var endTimeAt = parameters.text("endTimeAt").map(DateTimes::parse);
        if (relation.isPresent() != timeAt.isPresent()) {
            throw ErrorType.BAD_REQUEST_DATA.fault("timerel and timeAt go together (§4.11)");
        }
        if (relation.equals(Optional.of(Relation.BETWEEN)) != endTimeAt.isPresent()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "endTimeAt goes with timerel=between, and only with it (§4.11)");
        }
        if (endTimeAt.isPresent() && endTimeAt.get().isBefore(timeAt.orElseThrow())) {
            throw ErrorType.BAD_REQUEST_DATA.fault("endTimeAt is before timeAt (§4.11)");
        }
        var lastN = OptionalInt.empty();
        if (parameters.has("lastN")) {
            lastN = OptionalInt.of(parameters.number("lastN", 0));
            if (lastN.getAsInt() == 0) {
                throw ErrorType.BAD_REQUEST_DATA.fault("lastN is 1 or more (§5.2.21)");
            }
        }
        return new TemporalQuery(
                relation,
                timeAt,
                endTimeAt,
                property(parameters.text("timeproperty").orElse("observedAt")),
                lastN);
    }

    private static Relation relation(String text) {
        return switch (text) {
            case "before" -> Relation.BEFORE;
            case "after" -> Relation.AFTER;
            case "between" -> Relation.BETWEEN;
            default ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "timerel is before, after or between, not " + Words.quoted(text));
        };
    }

    private static Property property(String text) {
        return switch (text) {
            case "observedAt" -> Property.OBSERVED_AT;
            case "createdAt" -> Property.CREATED_AT;
            case "modifiedAt" -> Property.MODIFIED_AT;
            case "deletedAt" -> Property.DELETED_AT;
            default ->
                    throw ErrorType.BAD_REQUEST_DATA.fault(
                            "timeproperty is observedAt, createdAt, modifiedAt or deletedAt, not "
                                    + Words.quoted(text));
        };
    }

    /// After and between begin behind timeAt, for the twin's times are whole microseconds; before
    /// and between end before theirs.
    TimeRange range() {
        var from =
                relation.filter(it -> it != Relation.BEFORE)
                        .flatMap(_ -> timeAt)
                        .map(begin -> begin.plusNanos(1_000));
        var until = relation.equals(Optional.of(Relation.BEFORE)) ? timeAt : endTimeAt;
        return new TimeRange(
                property == Property.OBSERVED_AT ? By.OBSERVED : By.RECORDED,
                from,
                until,
                Optional.empty());
    }
}
