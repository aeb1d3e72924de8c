package io.cityplane.twin.history;

import io.cityplane.twin.Attribute;
import org.jspecify.annotations.Nullable;

/// Takes in rows of one series, in any order.
interface RowSink {

    /// Takes a row of the window.
    ///
    /// @param said what it says but for the number and the times; null if it has no value, or if
    ///   {@link #wantsValues} is false
    /// @param number of no meaning if the value is none
    void row(
            long time,
            long recordedAt,
            long offset,
            Operation operation,
            int quality,
            boolean isNumber,
            double number,
            @Nullable Attribute said);

    /// Whether more than numbers is of interest.
    boolean wantsValues();

    /// Whether a row whose meant time is between these may still be of interest.
    boolean wants(long least, long most);

    /// Whether the newest rows are wanted first.
    boolean isNewestFirst();
}
