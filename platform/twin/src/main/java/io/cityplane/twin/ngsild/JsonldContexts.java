package io.cityplane.twin.ngsild;

import com.fasterxml.jackson.core.JsonGenerator;
import io.cityplane.kernel.Caller.Right;
import io.cityplane.twin.HostedContexts;
import io.cityplane.twin.HostedContexts.AddOutcome;
import io.cityplane.twin.HostedContexts.Origin;
import io.cityplane.twin.ngsild.context.ContextKind;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.StoredContext;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/// Storage, management and serving of contexts (§5.13, §6.29, §6.30).
///
/// Who may ask at all may read them: a context is vocabulary. What was downloaded is shared by all,
/// so it is removed and renewed by those alone who may change everything.
final class JsonldContexts {

    static final String PATH = Target.ROOT + "/jsonldContexts/";

    private static final Set<String> DETAILS = Set.of("details");

    private final ContextLibrary library;
    private final HostedContexts hosted;
    private final Executor blocking;

    /// @param blocking runs what waits for the database
    JsonldContexts(ContextLibrary library, Executor blocking) {
        this.library = library;
        this.hosted = library.hosted();
        this.blocking = blocking;
    }

    /// §5.13.2, §6.29.3.1.
    CompletableFuture<NgsiLdAnswer> add(Work work, byte[] body) {
        work.parameters().onlyOf(Set.of(), Set.of());
        var json =
                switch (BodyContexts.find(body)) {
                    case BodyContexts.OfObject(Optional<String> found) ->
                            found.orElseThrow(() ->
                                    ErrorType.INVALID_REQUEST.fault("The body has no @context"));
                    case BodyContexts.OfList _ ->
                            throw ErrorType.INVALID_REQUEST.fault(
                                    "The body is an object with a @context, not a list");
                };
        library.fault(json)
                .ifPresent(why -> {
                    throw ErrorType.BAD_REQUEST_DATA.fault(why);
                });
        return CompletableFuture.supplyAsync(
                () -> added(hosted.add(work.tenant(), Origin.CLIENT, json, work.caller())),
                blocking);
    }

    private static NgsiLdAnswer added(AddOutcome outcome) {
        return switch (outcome) {
            case AddOutcome.Added(var context) ->
                    NgsiLdAnswer.ofStatus(201).with("Location", PATH + context.id());
            case AddOutcome.Forbidden(String why) ->
                    NgsiLdAnswer.of(ErrorType.FORBIDDEN.problem(why));
            case AddOutcome.Refused(String why) ->
                    NgsiLdAnswer.of(ErrorType.LIMIT_REACHED.problem(why));
        };
    }

    /// §5.13.3, §6.29.3.2.
    NgsiLdAnswer list(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var parameters = work.parameters().onlyOf(Set.of("details", "kind"), Set.of());
        var details = parameters.isTrue("details");
        var kind = parameters.text("kind").map(JsonldContexts::kind);
        var found =
                library.stored(work.tenant()).stream()
                        .filter(context -> kind.isEmpty() || context.kind() == kind.get())
                        .toList();
        return answer(
                accepted,
                JsonText.write(json -> {
                    json.writeStartArray();
                    for (var context : found) {
                        if (details) {
                            write(context, json);
                        } else {
                            json.writeString(context.address());
                        }
                    }
                    json.writeEndArray();
                }));
    }

    private static ContextKind kind(String text) {
        return Arrays.stream(ContextKind.values())
                .filter(kind -> kind.text().equals(text))
                .findFirst()
                .orElseThrow(() ->
                        ErrorType.BAD_REQUEST_DATA.fault(
                                "The kind is Cached, Hosted or ImplicitlyCreated, not "
                                        + Words.quoted(text)));
    }

    /// §5.13.4, §6.30.3.1.
    NgsiLdAnswer serve(Work work) {
        var accepted = MediaType.accepted(work.request().fields().accept());
        var details = work.parameters().onlyOf(DETAILS, Set.of()).isTrue("details");
        var context = find(work).orElseThrow(() -> notFound(work));
        if (details) {
            library.count(context);
            return answer(accepted, JsonText.write(json -> write(context, json)));
        }
        if (context.kind() == ContextKind.CACHED) {
            throw ErrorType.OPERATION_NOT_SUPPORTED.fault(
                    "A cached context is not served from here: get it from " + context.address());
        }
        var content = hosted.find(work.tenant(), context.id()).orElseThrow(() -> notFound(work));
        library.count(context);
        return answer(
                accepted,
                JsonText.write(json -> {
                    json.writeStartObject();
                    json.writeFieldName("@context");
                    json.writeRawValue(content.json());
                    json.writeEndObject();
                }));
    }

    /// §5.13.5, §6.30.3.2.
    CompletableFuture<NgsiLdAnswer> delete(Work work) {
        var reload = work.parameters().onlyOf(Set.of("reload"), Set.of()).isTrue("reload");
        var context = find(work).orElseThrow(() -> notFound(work));
        if (context.kind() != ContextKind.CACHED) {
            if (reload) {
                throw ErrorType.BAD_REQUEST_DATA.fault(
                        "Only a cached context is downloaded again, and this one is "
                                + context.kind().text());
            }
            return CompletableFuture.supplyAsync(() -> remove(work, context), blocking);
        }
        if (work.caller().right().compareTo(Right.EVERYTHING_SEEN) < 0) {
            throw ErrorType.FORBIDDEN.fault(
                    "Cached contexts are all departments': this caller may not change them");
        }
        if (reload) {
            return library.reload(context).thenApply(JsonldContexts::reloaded);
        }
        if (library.isCore(context)) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "The core context is part of the server and cannot be removed (§4.4)");
        }
        library.removeCached(context);
        return CompletableFuture.completedFuture(NgsiLdAnswer.done());
    }

    private NgsiLdAnswer remove(Work work, StoredContext context) {
        return switch (hosted.remove(work.tenant(), context.id(), work.caller())) {
            case REMOVED -> {
                library.hostedRemoved(context.id());
                yield NgsiLdAnswer.done();
            }
            case NOT_FOUND -> throw notFound(work);
            case FORBIDDEN ->
                    throw ErrorType.FORBIDDEN.fault("Another caller has added this context");
        };
    }

    private static NgsiLdAnswer reloaded(Optional<String> failure) {
        return failure.map(why -> NgsiLdAnswer.of(ErrorType.LD_CONTEXT_NOT_AVAILABLE.problem(why)))
                .orElseGet(NgsiLdAnswer::done);
    }

    /// By its id of this server; one that was downloaded also by its address.
    private Optional<StoredContext> find(Work work) {
        var wanted = work.target().entity();
        return library.stored(work.tenant()).stream()
                .filter(context ->
                        context.id().equals(wanted)
                                || (context.kind() == ContextKind.CACHED
                                        && context.address().equals(wanted)))
                .findFirst();
    }

    private static Fault notFound(Work work) {
        return ErrorType.RESOURCE_NOT_FOUND.fault(
                "There is no context " + Words.quoted(work.target().entity()));
    }

    /// §5.13.3.5.
    private static void write(StoredContext context, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("URL", context.address());
        json.writeStringField("localId", context.id());
        json.writeStringField("kind", context.kind().text());
        json.writeStringField("createdAt", DateTimes.format(context.createdAt()));
        if (context.expiresAt().isPresent()) {
            json.writeStringField("expiresAt", DateTimes.format(context.expiresAt().get()));
        }
        if (context.lastUsage().isPresent()) {
            json.writeStringField("lastUsage", DateTimes.format(context.lastUsage().get()));
        }
        json.writeNumberField("numberOfHits", context.numberOfHits());
        json.writeEndObject();
    }

    /// A context is not itself read with one, so no field says with which.
    private static NgsiLdAnswer answer(MediaType accepted, byte[] body) {
        return new NgsiLdAnswer(
                200, List.of(new NgsiLdAnswer.Field("Content-Type", accepted.text())), body);
    }
}
