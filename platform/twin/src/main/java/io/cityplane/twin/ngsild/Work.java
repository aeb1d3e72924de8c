package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller;
import io.cityplane.twin.EntityId;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.context.ContextOutcome;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.List;

/// A request that may be worked on: what is asked, by whom, of which tenant.
///
/// @param bodyType what the body is; JSON if there is none
/// @param context what names are expanded and compacted with
/// @param itemContexts of a batch whose items bring their own; else empty
record Work(
        Target target,
        Tenant tenant,
        Caller caller,
        MediaType bodyType,
        LdContext context,
        List<ContextOutcome> itemContexts,
        NgsiLdRequest request) {

    Work with(LdContext found) {
        return new Work(target, tenant, caller, bodyType, found, List.of(), request);
    }

    Work withItems(List<ContextOutcome> found) {
        return new Work(target, tenant, caller, bodyType, context, found, request);
    }

    /// The context of an item of a batch.
    ///
    /// @param index from 0
    /// @throws Fault if it is none
    LdContext contextOf(int index) {
        return itemContexts.isEmpty() ? context : RequestContexts.require(itemContexts.get(index));
    }

    Parameters parameters() {
        return Parameters.parse(request.query());
    }

    EntityId entityId() {
        return Words.entityId(target.entity());
    }
}
