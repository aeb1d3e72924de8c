package io.cityplane.simulator.domain;

/// Where a thing is to stand, and the noise that makes it itself.
record Site(District district, Place place, Noise noise) {}
