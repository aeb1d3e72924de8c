package io.cityplane.query;

import io.cityplane.kernel.Viewer;

/// Answers questions about what the city is and was, as tables of figures.
///
/// A figure is computed from what the viewer may see, and from nothing else. An answer takes
/// processor time, up to a minute: call it where blocking is allowed.
public interface Facts {

    FactOutcome ask(Question question, Viewer viewer);
}
