package io.cityplane.kernel;

/// On whose behalf a request is made: what it may see, and what it may change.
///
/// @param number stands for the caller where no name may be kept, such as in the journal; 0 is the
///   city itself
/// @param viewer what the caller sees
/// @param right what the caller may change of what it sees
/// @param own whose the things are that the caller brings in
public record Caller(int number, Viewer viewer, Right right, Ownership own) {

    /// The city itself, for what it does of its own accord. Never made from a request.
    public static Caller theCity() {
        return new Caller(0, Viewer.everything(), Right.ADMINISTER, Ownership.OF_THE_CITY);
    }

    /// Whether the caller may change or remove what is owned so.
    public boolean mayChange(Ownership owned) {
        return viewer.sees(owned)
                && switch (right) {
                    case NONE -> false;
                    case OWN_DEPARTMENT -> own.department().equals(owned.department());
                    case EVERYTHING_SEEN, ADMINISTER -> true;
                };
    }

    /// From the least to the most.
    public enum Right {
        /// Reads only.
        NONE,
        /// Brings in what is its department's, and changes that.
        OWN_DEPARTMENT,
        /// Changes whatever it sees.
        EVERYTHING_SEEN,
        /// Decides besides whose a thing is, and who may do what.
        ADMINISTER
    }
}
