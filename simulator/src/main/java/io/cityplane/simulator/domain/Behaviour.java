package io.cityplane.simulator.domain;

import java.time.Instant;
import java.util.List;

/// What a kind of thing says of itself. The same time gives the same answer.
interface Behaviour {

    /// What stays as it is.
    List<Attribute> lasting();

    /// What is measured, each with its unit and time.
    List<Attribute> measured(Instant at);
}
