package io.cityplane.twin.ngsild;

import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.context.ContextLibrary;
import io.cityplane.twin.ngsild.context.ContextOutcome;
import io.cityplane.twin.ngsild.context.LdContext;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// Finds the context that a request is to be read and answered with (§6.3.5): in a `Link` field if
/// the body is JSON or there is none, in the body if that is JSON-LD.
final class RequestContexts {

    /// Different ones in one batch.
    private static final int MOST_CONTEXTS = 100;

    private static final CompletableFuture<ContextOutcome> CORE =
            CompletableFuture.completedFuture(new ContextOutcome.Active(LdContext.CORE));

    private final ContextLibrary library;

    RequestContexts(ContextLibrary library) {
        this.library = library;
    }

    /// The work with its context; at once, but for what must be downloaded first.
    ///
    /// @throws Fault if the context is wrong, or the body no JSON
    CompletableFuture<Work> resolve(Work work, byte[] body) {
        if (work.bodyType() == MediaType.LD_JSON && work.target().operation().bodyHasContext()) {
            return switch (BodyContexts.find(body)) {
                case BodyContexts.OfObject(Optional<String> json) ->
                        json.map(value -> with(work, library.of(work.tenant(), value)))
                                .orElseGet(() -> CompletableFuture.completedFuture(work));
                case BodyContexts.OfList(List<Optional<String>> items) -> ofItems(work, items);
            };
        }
        var address = Links.context(work.request().fields().links());
        return address.isEmpty()
                ? CompletableFuture.completedFuture(work)
                : with(work, library.at(work.tenant(), address.get()));
    }

    private static CompletableFuture<Work> with(
            Work work, CompletableFuture<ContextOutcome> outcome) {
        return outcome.thenApply(ready -> work.with(require(ready)));
    }

    /// @throws Fault if there is none
    static LdContext require(ContextOutcome outcome) {
        return switch (outcome) {
            case ContextOutcome.Active(LdContext context) -> context;
            case ContextOutcome.Invalid(String why) -> throw ErrorType.BAD_REQUEST_DATA.fault(why);
            case ContextOutcome.NotAvailable(String why) ->
                    throw ErrorType.LD_CONTEXT_NOT_AVAILABLE.fault(why);
        };
    }

    /// An item without one is told so when it is read.
    private CompletableFuture<Work> ofItems(Work work, List<Optional<String>> items) {
        Map<String, CompletableFuture<ContextOutcome>> different = new HashMap<>();
        var futures =
                items.stream()
                        .map(item ->
                                item.map(json -> one(different, work.tenant(), json)).orElse(CORE))
                        .toList();
        return CompletableFuture.allOf(different.values().toArray(CompletableFuture[]::new))
                .thenApply(_ ->
                        work.withItems(futures.stream().map(CompletableFuture::join).toList()));
    }

    private CompletableFuture<ContextOutcome> one(
            Map<String, CompletableFuture<ContextOutcome>> different, Tenant tenant, String json) {
        var known = different.get(json);
        if (known != null) {
            return known;
        }
        if (different.size() == MOST_CONTEXTS) {
            throw ErrorType.BAD_REQUEST_DATA.fault(
                    "A batch has at most " + MOST_CONTEXTS + " different contexts");
        }
        var outcome = library.of(tenant, json);
        different.put(json, outcome);
        return outcome;
    }
}
