/// The past: what was committed, kept in memory and in files of the open lake, and read by series
/// and time. Start at {@link io.cityplane.twin.history.HistoryKeeper}.
///
/// What comes goes into a {@link io.cityplane.twin.history.Tail} in memory, from there into files,
/// and small files into larger ones. A read sees all of them at one moment, as a {@link
/// io.cityplane.twin.history.View}. docs/segments.md of this module describes the files.
@NullMarked
package io.cityplane.twin.history;

import org.jspecify.annotations.NullMarked;
