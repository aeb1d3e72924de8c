package io.cityplane.twin.parquet;

/// A file does not say what it must: cut off, altered, or not of this kind at all. Nothing of what
/// was read of it may be used.
public final class DamagedFile extends RuntimeException {

    public DamagedFile(String why) {
        super(why);
    }

    public DamagedFile(String why, Throwable cause) {
        super(why, cause);
    }
}
