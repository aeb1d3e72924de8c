package io.cityplane.imports.web;

import io.cityplane.imports.Imports.Mode;
import org.jspecify.annotations.Nullable;

/// What to import.
///
/// @param mapping absolute path of a mapping
/// @param files absolute path of the folder that its file names start from
/// @param rehearsal whether everything but the writing is wanted; false if absent
public record ImportOrder(@Nullable String mapping, @Nullable String files, boolean rehearsal) {

    Mode mode() {
        return rehearsal ? Mode.REHEARSAL : Mode.FOR_GOOD;
    }
}
