package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Callers.Intent;

/// What can be asked for, by the standard's names (Table 6.2-1).
enum Operation {
    CREATE_ENTITY(Intent.WRITE, Size.SINGLE),
    QUERY_ENTITIES(Intent.READ, Size.NONE),
    QUERY_BY_BODY(Intent.READ, Size.SINGLE),
    RETRIEVE_ENTITY(Intent.READ, Size.NONE),
    DELETE_ENTITY(Intent.WRITE, Size.NONE),
    PURGE_ENTITIES(Intent.WRITE, Size.NONE),
    REPLACE_ENTITY(Intent.WRITE, Size.SINGLE),
    MERGE_ENTITY(Intent.WRITE, Size.SINGLE),
    AMEND_ATTRIBUTE(Intent.WRITE, Size.SINGLE),
    REPLACE_ATTRIBUTE(Intent.WRITE, Size.SINGLE),
    BATCH_MERGE(Intent.WRITE, Size.BATCH),
    APPEND_ATTRIBUTES(Intent.WRITE, Size.SINGLE),
    UPDATE_ATTRIBUTES(Intent.WRITE, Size.SINGLE),
    DELETE_ATTRIBUTE(Intent.WRITE, Size.NONE),
    BATCH_CREATE(Intent.WRITE, Size.BATCH),
    BATCH_UPSERT(Intent.WRITE, Size.BATCH),
    BATCH_UPDATE(Intent.WRITE, Size.BATCH),
    BATCH_DELETE(Intent.WRITE, Size.BATCH),
    RETRIEVE_TYPES(Intent.READ, Size.NONE),
    RETRIEVE_TYPE(Intent.READ, Size.NONE),
    RETRIEVE_ATTRIBUTES(Intent.READ, Size.NONE),
    RETRIEVE_ATTRIBUTE(Intent.READ, Size.NONE),
    RETRIEVE_SOURCE_IDENTITY(Intent.READ, Size.NONE),
    /// An entity map is its maker's own, so whoever may read makes them.
    CREATE_ENTITY_MAP(Intent.READ, Size.NONE),
    CREATE_ENTITY_MAP_BY_BODY(Intent.READ, Size.SINGLE),
    RETRIEVE_ENTITY_MAP(Intent.READ, Size.NONE),
    UPDATE_ENTITY_MAP(Intent.READ, Size.SINGLE),
    DELETE_ENTITY_MAP(Intent.READ, Size.NONE),
    UPSERT_EVOLUTION(Intent.WRITE, Size.SINGLE),
    APPEND_TO_EVOLUTION(Intent.WRITE, Size.SINGLE),
    RETRIEVE_EVOLUTION(Intent.READ, Size.NONE),
    QUERY_EVOLUTIONS(Intent.READ, Size.NONE),
    QUERY_EVOLUTIONS_BY_BODY(Intent.READ, Size.SINGLE),
    CREATE_EVOLUTION_MAP(Intent.READ, Size.NONE),
    CREATE_SUBSCRIPTION(Intent.WRITE, Size.SINGLE),
    LIST_SUBSCRIPTIONS(Intent.READ, Size.NONE),
    RETRIEVE_SUBSCRIPTION(Intent.READ, Size.NONE),
    UPDATE_SUBSCRIPTION(Intent.WRITE, Size.SINGLE),
    DELETE_SUBSCRIPTION(Intent.WRITE, Size.NONE),
    ADD_CONTEXT(Intent.WRITE, Size.SINGLE),
    LIST_CONTEXTS(Intent.READ, Size.NONE),
    SERVE_CONTEXT(Intent.READ, Size.NONE),
    DELETE_CONTEXT(Intent.WRITE, Size.NONE);

    private final Intent intent;
    private final Size size;

    Operation(Intent intent, Size size) {
        this.intent = intent;
        this.size = size;
    }

    Intent intent() {
        return intent;
    }

    /// Whether a body of JSON-LD says by its `@context` how to read it.
    boolean bodyHasContext() {
        return takesBody() && this != ADD_CONTEXT && this != BATCH_DELETE;
    }

    /// Whether it is refused for a tenant that is not there (§5.5.10). Contexts and who this server
    /// is can be asked for before anything is in the tenant.
    boolean needsTenant() {
        return switch (this) {
            case CREATE_ENTITY,
                    UPSERT_EVOLUTION,
                    CREATE_SUBSCRIPTION,
                    BATCH_CREATE,
                    BATCH_UPSERT,
                    RETRIEVE_SOURCE_IDENTITY,
                    ADD_CONTEXT,
                    LIST_CONTEXTS,
                    SERVE_CONTEXT,
                    DELETE_CONTEXT ->
                    false;
            default -> true;
        };
    }

    boolean takesBody() {
        return size != Size.NONE;
    }

    /// The largest body in bytes; 0 if it takes none.
    int mostBytes() {
        return size.bytes;
    }

    private enum Size {
        NONE(0),
        SINGLE(1 << 20),
        BATCH(16 << 20);

        private final int bytes;

        Size(int bytes) {
            this.bytes = bytes;
        }
    }
}
