package io.cityplane.targets.domain;

import io.cityplane.kernel.Ownership;

/// What the assets of one owner in one district are summed up in: a viewer sees all of them or
/// none.
public record Cell(Ownership ownership, String district, String department) {

    static Cell of(Observed seen) {
        return new Cell(seen.ownership(), seen.district(), seen.department());
    }
}
