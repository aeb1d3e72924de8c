package io.cityplane.twin.ngsild;

import io.cityplane.kernel.Caller.Right;
import io.cityplane.kernel.Callers.Intent;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.Twin;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.LdContext;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;

/// NGSI-LD without a socket: a request in, an answer out.
///
/// It translates and decides nothing: whether an entity may be seen or changed, the twin decides
/// behind its door. Never blocks: writes are read and handed to the twin on the calling thread,
/// queries go to a pool.
final class NgsiLdEndpoint {

    private static final Logger LOG = System.getLogger(NgsiLdEndpoint.class.getName());

    private final Twin twin;
    private final EntityProvision provision;
    private final BatchProvision batches;
    private final Purge purge;
    private final Consumption consumption;
    private final EntityMapOperations entityMaps;
    private final SubscriptionOperations subscriptions;
    private final TemporalConsumption evolutions;
    private final TemporalProvision pastProvision;
    private final Discovery discovery;
    private final SourceIdentity identity = new SourceIdentity(InstantSource.system());
    private final JsonldContexts jsonldContexts;
    private final RequestContexts contexts;
    private final Executor queries;

    /// @param queries runs what reads more than one entity, and what waits for the database; as
    ///   wide as there are cores
    NgsiLdEndpoint(Twin twin, ContextLibrary library, Executor queries) {
        this(NgsiLdDoors.of(twin, library), queries);
    }

    /// @param queries runs what reads more than one entity, and what waits for the database; as
    ///   wide as there are cores
    NgsiLdEndpoint(NgsiLdDoors doors, Executor queries) {
        var twin = doors.twin();
        var library = doors.contexts();
        this.twin = twin;
        this.provision = new EntityProvision(twin);
        this.batches = new BatchProvision(twin);
        this.purge = new Purge(twin, queries);
        var maps = new EntityMaps(InstantSource.system());
        var mapped = new MappedQueries(twin, maps);
        this.subscriptions = new SubscriptionOperations(doors, queries, InstantSource.system());
        this.evolutions = new TemporalConsumption(doors);
        this.pastProvision = new TemporalProvision(twin);
        this.entityMaps = new EntityMapOperations(twin, maps, mapped, evolutions);
        this.consumption = new Consumption(twin, mapped);
        this.discovery = new Discovery(twin);
        this.jsonldContexts = new JsonldContexts(library, queries);
        this.contexts = new RequestContexts(library);
        this.queries = queries;
    }

    /// What can be said of a request before its body is there; empty if the body is wanted.
    Optional<NgsiLdAnswer> refusal(NgsiLdRequest request) {
        try {
            begin(request);
            return Optional.empty();
        } catch (RuntimeException e) {
            return Optional.of(complete(request, failure(e)));
        }
    }

    /// Answers on whatever thread the answer is ready on. The future never fails.
    ///
    /// @param body empty if there is none; at most what the operation takes
    CompletableFuture<NgsiLdAnswer> answer(NgsiLdRequest request, byte[] body) {
        CompletableFuture<NgsiLdAnswer> answer;
        try {
            var begun = begin(request);
            requireTenant(begun);
            var work = contexts.resolve(begun, body);
            answer =
                    work.isDone()
                            ? answer(work.join(), body)
                            : work.thenCompose(ready -> answer(ready, body));
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.exceptionally(NgsiLdEndpoint::failure)
                .thenApply(ready -> complete(request, ready));
    }

    private CompletableFuture<NgsiLdAnswer> answer(Work work, byte[] body) {
        return switch (work.target().operation()) {
            case CREATE_ENTITY -> provision.create(work, body);
            case DELETE_ENTITY -> provision.delete(work);
            case APPEND_ATTRIBUTES -> provision.append(work, body);
            case UPDATE_ATTRIBUTES -> provision.update(work, body);
            case PURGE_ENTITIES -> purge.purge(work);
            case REPLACE_ENTITY -> provision.replace(work, body);
            case MERGE_ENTITY -> provision.merge(work, body);
            case AMEND_ATTRIBUTE -> provision.amend(work, body);
            case REPLACE_ATTRIBUTE -> provision.replaceAttribute(work, body);
            case BATCH_MERGE -> batches.merge(work, body);
            case DELETE_ATTRIBUTE -> provision.deleteAttribute(work);
            case BATCH_CREATE -> batches.create(work, body);
            case BATCH_UPSERT -> batches.upsert(work, body);
            case BATCH_UPDATE -> batches.update(work, body);
            case BATCH_DELETE -> batches.delete(work, body);
            case RETRIEVE_ENTITY -> CompletableFuture.completedFuture(consumption.retrieve(work));
            case QUERY_BY_BODY -> inPool(() -> consumption.queryByBody(work, body));
            case QUERY_ENTITIES -> inPool(() -> consumption.query(work));
            case CREATE_ENTITY_MAP -> inPool(() -> entityMaps.create(work));
            case CREATE_ENTITY_MAP_BY_BODY -> inPool(() -> entityMaps.createByBody(work, body));
            case RETRIEVE_ENTITY_MAP -> inPool(() -> entityMaps.retrieve(work));
            case UPDATE_ENTITY_MAP ->
                    CompletableFuture.completedFuture(entityMaps.update(work, body));
            case DELETE_ENTITY_MAP -> CompletableFuture.completedFuture(entityMaps.delete(work));
            case CREATE_SUBSCRIPTION -> subscriptions.create(work, body);
            case LIST_SUBSCRIPTIONS -> inPool(() -> subscriptions.list(work));
            case RETRIEVE_SUBSCRIPTION -> inPool(() -> subscriptions.retrieve(work));
            case UPDATE_SUBSCRIPTION -> subscriptions.update(work, body);
            case DELETE_SUBSCRIPTION -> subscriptions.delete(work);
            case UPSERT_EVOLUTION -> pastProvision.upsert(work, body);
            case APPEND_TO_EVOLUTION -> pastProvision.append(work, body);
            case RETRIEVE_EVOLUTION -> inPool(() -> evolutions.retrieve(work));
            case QUERY_EVOLUTIONS -> inPool(() -> evolutions.query(work));
            case QUERY_EVOLUTIONS_BY_BODY -> inPool(() -> evolutions.queryByBody(work, body));
            case CREATE_EVOLUTION_MAP -> inPool(() -> entityMaps.createOfPast(work));
            case ADD_CONTEXT -> jsonldContexts.add(work, body);
            case LIST_CONTEXTS -> inPool(() -> jsonldContexts.list(work));
            case SERVE_CONTEXT -> CompletableFuture.completedFuture(jsonldContexts.serve(work));
            case DELETE_CONTEXT -> jsonldContexts.delete(work);
            case RETRIEVE_TYPES -> inPool(() -> discovery.types(work));
            case RETRIEVE_TYPE -> inPool(() -> discovery.type(work));
            case RETRIEVE_ATTRIBUTES -> inPool(() -> discovery.attributes(work));
            case RETRIEVE_ATTRIBUTE -> inPool(() -> discovery.attribute(work));
            case RETRIEVE_SOURCE_IDENTITY ->
                    CompletableFuture.completedFuture(identity.retrieve(work));
        };
    }

    private CompletableFuture<NgsiLdAnswer> inPool(Supplier<NgsiLdAnswer> work) {
        return CompletableFuture.supplyAsync(work, queries);
    }

    /// Everything that must be right before the body matters.
    private static Work begin(NgsiLdRequest request) {
        var caller =
                request.caller()
                        .orElseThrow(() ->
                                ErrorType.UNAUTHENTICATED.fault(
                                        "Send a valid token: Authorization: Bearer …"));
        var target = Target.find(request.method(), request.path());
        if (target.operation().intent() == Intent.WRITE && caller.right() == Right.NONE) {
            throw ErrorType.FORBIDDEN.fault("This caller reads only");
        }
        var fields = request.fields();
        var tenant = tenant(fields.tenant());
        var bodyType = MediaType.JSON;
        if (target.operation().takesBody()) {
            bodyType =
                    MediaType.ofBody(fields.contentType(), request.method())
                            .orElseThrow(() ->
                                    ErrorType.UNSUPPORTED_MEDIA_TYPE.fault(
                                            "Send application/json or" + " application/ld+json"));
        }
        if (bodyType == MediaType.LD_JSON && Links.context(fields.links()).isPresent()) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "application/ld+json has its @context in the body, not in a Link field"
                            + " (§6.3.5)");
        }
        return new Work(target, tenant, caller, bodyType, LdContext.CORE, List.of(), request);
    }

    private static Tenant tenant(String name) {
        if (name.isEmpty()) {
            return Tenant.DEFAULT;
        }
        if (!Tenant.isWellFormed(name)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "NGSILD-Tenant is a name of 1 to 48 letters, digits, - and _");
        }
        return new Tenant(name);
    }

    /// §5.5.10: what creates brings a tenant into being, whatever else needs one that is there.
    ///
    /// Only an administrator opens a tenant; the twin keeps to that too.
    private void requireTenant(Work work) {
        if (twin.hasTenant(work.tenant())) {
            return;
        }
        var operation = work.target().operation();
        if (operation.needsTenant()) {
            throw ErrorType.NONEXISTENT_TENANT.fault("There is no tenant " + work.tenant().name());
        }
        if (operation.intent() == Intent.WRITE && work.caller().right() != Right.ADMINISTER) {
            throw ErrorType.FORBIDDEN.fault("Only an administrator may open a tenant");
        }
    }

    private static NgsiLdAnswer failure(Throwable thrown) {
        var cause =
                thrown instanceof CompletionException && thrown.getCause() != null
                        ? thrown.getCause()
                        : thrown;
        return switch (cause) {
            case Fault fault -> NgsiLdAnswer.of(fault.problem());
            case Twin.Unavailable _ ->
                    unavailable(
                            "The journal cannot be written now. Each change was made whole or not"
                                    + " at all: read to see which, then try again");
            case RejectedExecutionException _ ->
                    unavailable("Too many queries are waiting: try again");
            default -> {
                LOG.log(Level.ERROR, "an NGSI-LD request failed", cause);
                yield NgsiLdAnswer.of(
                        ErrorType.INTERNAL_ERROR.problem("The server's log has more of it"));
            }
        };
    }

    private static NgsiLdAnswer unavailable(String detail) {
        return NgsiLdAnswer.of(ErrorType.UNAVAILABLE.problem(detail)).with("Retry-After", "1");
    }

    /// Adds the fields that follow from the request whatever the answer is.
    private static NgsiLdAnswer complete(NgsiLdRequest request, NgsiLdAnswer answer) {
        var complete =
                switch (answer.status()) {
                    case 401 -> answer.with("WWW-Authenticate", "Bearer");
                    case 405 -> answer.with("Allow", Target.allowed(request.path()));
                    default -> answer;
                };
        var tenant = request.fields().tenant();
        // §6.3.14; a malformed name is no field's value.
        return Tenant.isWellFormed(tenant) ? complete.with("NGSILD-Tenant", tenant) : complete;
    }
}
