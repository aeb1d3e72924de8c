package io.cityplane.access;

import io.cityplane.kernel.Caller.Right;

/// What a person or program is there for. What it sees is another matter: see {@link Grant}.
public enum Role {
    /// Reads.
    READER(Right.NONE),
    /// Reads, and writes what its department owns.
    DEPARTMENT(Right.OWN_DEPARTMENT),
    /// Writes whatever it sees.
    OPERATOR(Right.EVERYTHING_SEEN),
    /// Does everything, accounts, tokens and ownership included.
    ADMIN(Right.ADMINISTER);

    private final Right right;

    Role(Right right) {
        this.right = right;
    }

    public Right right() {
        return right;
    }
}
