package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.context.LdContext;

/// A request that may be worked on: what is asked, by whom, of which tenant.
///
/// @param bodyType what the body is; JSON if there is none
/// @param context what names are expanded and compacted with
record Work(
        Target target,
        Tenant tenant,
        Caller caller,
        MediaType bodyType,
        LdContext context,
        NgsiLdRequest request) {

    Parameters parameters() {
        return Parameters.parse(request.query());
    }

    EntityId entityId() {
        return Words.entityId(target.entity());
    }
}
