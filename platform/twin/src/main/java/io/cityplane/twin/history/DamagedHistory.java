package io.cityplane.twin.history;

/// A file of the past is missing, or does not say what was written. What needs it is not answered;
/// the message names it.
public final class DamagedHistory extends RuntimeException {

    private final String file;

    DamagedHistory(SegmentInfo segment, Throwable cause) {
        super(
                "%s of the history cannot be read: %s. Restore the file from a backup"
                        .formatted(segment.described(), cause.getMessage()),
                cause);
        file = segment.name();
    }

    /// The name of the file.
    String file() {
        return file;
    }
}
