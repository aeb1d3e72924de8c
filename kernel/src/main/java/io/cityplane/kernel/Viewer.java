package io.cityplane.kernel;

import java.util.Optional;
import java.util.Set;

/// On whose behalf something is read.
///
/// Every read of a door takes one, so that no answer can forget whom it is for. What a viewer may
/// not see is answered as if it did not exist, in counts too.
public sealed interface Viewer {

    /// The city itself, for rules and projections that work for nobody in particular. Never made
    /// from a request.
    static Viewer everything() {
        return Everything.THE_CITY;
    }

    /// Whether this viewer may be shown what is owned so.
    boolean sees(Ownership owned);

    enum Everything implements Viewer {
        THE_CITY;

        @Override
        public boolean sees(Ownership owned) {
            return true;
        }
    }

    /// A person or program with a clearance.
    ///
    /// What is public everybody sees. Anything else takes the clearance and, if it lies in a
    /// district, a viewer of that district; what is confidential only its own department sees.
    ///
    /// @param department whom the viewer works for; empty for the whole city
    /// @param districts the districts the viewer is confined to; empty for all
    record Official(Optional<Department> department, Set<District> districts, Clearance clearance)
            implements Viewer {

        public Official {
            districts = Set.copyOf(districts);
        }

        @Override
        public boolean sees(Ownership owned) {
            return switch (owned.classification()) {
                case PUBLIC -> true;
                case INTERNAL -> clearance != Clearance.PUBLIC && isAtHomeIn(owned);
                case CONFIDENTIAL ->
                        clearance == Clearance.CONFIDENTIAL
                                && isAtHomeIn(owned)
                                && worksFor(owned.department());
            };
        }

        private boolean isAtHomeIn(Ownership owned) {
            return districts.isEmpty()
                    || owned.district().isEmpty()
                    || districts.contains(owned.district().get());
        }

        private boolean worksFor(Optional<Department> owner) {
            return department.isEmpty() || department.equals(owner);
        }
    }

    /// From the widest circle to the narrowest.
    enum Clearance {
        PUBLIC,
        INTERNAL,
        CONFIDENTIAL
    }
}
