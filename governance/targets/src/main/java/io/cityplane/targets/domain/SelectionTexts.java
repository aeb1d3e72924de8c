package io.cityplane.targets.domain;

import io.cityplane.twin.SelectionRead;
import io.cityplane.twin.SelectionText;

/// Reads choices of entities; the twin's grammar stands behind it.
public interface SelectionTexts {
    SelectionRead read(SelectionText text);
}
