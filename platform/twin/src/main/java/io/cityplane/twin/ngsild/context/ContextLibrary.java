package io.cityplane.twin.ngsild.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.HostedContexts;
import io.cityplane.twin.Tenant;
import io.cityplane.twin.ngsild.context.ContextOutcome.Active;
import io.cityplane.twin.ngsild.context.ContextOutcome.Invalid;
import io.cityplane.twin.ngsild.context.ContextOutcome.NotAvailable;
import io.cityplane.twin.ngsild.context.DocumentCache.Found;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Makes contexts of what requests name and bring. What was made is kept, so that for all requests
/// but the first the answer is there at once; never blocks, and the futures never fail.
public final class ContextLibrary {

    /// The longest context, of a document or in a body, in characters.
    public static final int LONGEST = 1 << 20;

    private static final int MOST_MADE = 1_000;
    private static final int MOST_TERMS_MADE = 200_000;

    /// A context that a body brings is only kept if it is shorter.
    private static final int WORTH_KEEPING = 16_384;

    private final DocumentCache documents;
    private final HostedContexts hosted;
    private final CoreDocuments core;
    private final Clock clock;
    private final ConcurrentHashMap<Key, Made> made = new ConcurrentHashMap<>();

    /// Of all that are kept, those that replaced others counted twice; guarded by this.
    private int termsMade;

    private final ConcurrentHashMap<String, Usage> usageOfHosted = new ConcurrentHashMap<>();

    public ContextLibrary(Downloads downloads, HostedContexts hosted, Clock clock) {
        this.documents = new DocumentCache(downloads, clock);
        this.hosted = hosted;
        this.core = CoreDocuments.at(clock);
        this.clock = clock;
    }

    private record Key(Tenant tenant, String json) {}

    private record Made(Active outcome, List<CachedDocument> documents, List<Usage> usages) {

        boolean isGood(Instant now) {
            for (var document : documents) {
                if (!document.isGood(now)) {
                    return false;
                }
            }
            return true;
        }

        void count(Instant now) {
            for (var usage : usages) {
                usage.count(now);
            }
        }
    }

    public HostedContexts hosted() {
        return hosted;
    }

    /// What is wrong with a context, as far as it can be told without what it refers to.
    ///
    /// @param json the value of `@context`
    public Optional<String> fault(String json) {
        try {
            DefinitionReader.read(Gathering.written(ContextJson.parse(json, "@context")));
            return Optional.empty();
        } catch (WrongContextException e) {
            return Optional.of(e.why());
        }
    }

    /// The context at an address (§6.3.5).
    public CompletableFuture<ContextOutcome> at(Tenant tenant, String address) {
        var version = core.find(address);
        if (version != null) {
            version.usage().count(clock.instant());
            return CompletableFuture.completedFuture(new Active(version.context()));
        }
        return of(tenant, ContextJson.quoted(address));
    }

    /// The context that is the value of a body's `@context`.
    ///
    /// @param json as it stands there
    public CompletableFuture<ContextOutcome> of(Tenant tenant, String json) {
        var key = new Key(tenant, json);
        var known = made.get(key);
        var now = clock.instant();
        if (known != null && known.isGood(now)) {
            known.count(now);
            return CompletableFuture.completedFuture(known.outcome());
        }
        if (json.length() > LONGEST) {
            return invalid("A context has at most " + LONGEST + " characters");
        }
        try {
            var context = ContextJson.parse(json, "@context");
            return gather(key, context, new Gathering(tenant, hosted, core));
        } catch (WrongContextException e) {
            return invalid(e.why());
        }
    }

    private CompletableFuture<ContextOutcome> gather(
            Key key, JsonNode context, Gathering gathering) {
        try {
            while (true) {
                var missing = gathering.missing(context);
                if (missing == null) {
                    return CompletableFuture.completedFuture(make(key, context, gathering));
                }
                var document = documents.good(missing);
                if (document == null) {
                    return documents
                            .load(missing)
                            .thenCompose(found -> goOn(key, context, gathering, found));
                }
                gathering.add(document);
            }
        } catch (WrongContextException e) {
            return invalid(e.why());
        }
    }

    private CompletableFuture<ContextOutcome> goOn(
            Key key, JsonNode context, Gathering gathering, Found found) {
        try {
            return switch (found) {
                case Found.There(CachedDocument document) -> {
                    gathering.add(document);
                    yield gather(key, context, gathering);
                }
                case Found.Wrong(String why) -> invalid(why);
                case Found.Missing(String why) ->
                        CompletableFuture.completedFuture(new NotAvailable(why));
            };
        } catch (WrongContextException e) {
            return invalid(e.why());
        }
    }

    private Active make(Key key, JsonNode context, Gathering gathering)
            throws WrongContextException {
        var definitions = DefinitionReader.read(gathering.parts());
        var mention = new Mention(address(context), key.json());
        var usages =
                Stream.of(
                                gathering.documents().stream().map(CachedDocument::usage),
                                gathering.core().stream().map(CoreDocuments.Version::usage),
                                gathering.hosted().stream().map(own -> usage(own.id())))
                        .flatMap(all -> all)
                        .toList();
        var result =
                new Made(
                        new Active(new LdContext(definitions, mention)),
                        gathering.documents(),
                        usages);
        result.count(clock.instant());
        if (key.json().length() <= WORTH_KEEPING) {
            keep(key, result, definitions.iris().size());
        }
        return result.outcome();
    }

    /// When there are too many all go, for those in use are soon made again.
    private synchronized void keep(Key key, Made result, int terms) {
        if (made.size() >= MOST_MADE || termsMade + terms > MOST_TERMS_MADE) {
            made.clear();
            termsMade = 0;
        }
        made.put(key, result);
        termsMade += terms;
    }

    /// The one address that says it all, the core being understood; empty if there is none.
    private String address(JsonNode context) {
        if (context.isTextual()) {
            return context.textValue();
        }
        var address = "";
        for (var part : context.isArray() ? context : List.of(context)) {
            if (!part.isTextual()) {
                return "";
            }
            if (core.find(part.textValue()) == null) {
                if (!address.isEmpty()) {
                    return "";
                }
                address = part.textValue();
            }
        }
        return address.isEmpty() ? LdContext.CORE_ADDRESS : address;
    }

    private static CompletableFuture<ContextOutcome> invalid(String why) {
        return CompletableFuture.completedFuture(new Invalid(why));
    }

    private Usage usage(String hostedId) {
        return usageOfHosted.computeIfAbsent(hostedId, _ -> new Usage());
    }

    /// Everything that is stored for a tenant, whatever its kind (§5.13.3).
    public List<StoredContext> stored(Tenant tenant) {
        return Stream.of(
                        core.all().stream().map(CoreDocuments.Version::told),
                        documents.all().stream().map(CachedDocument::told),
                        hosted.list(tenant).stream().map(this::told))
                .flatMap(all -> all)
                .toList();
    }

    private StoredContext told(HostedContexts.HostedContext context) {
        var usage = usage(context.id());
        return new StoredContext(
                context.id(),
                "/ngsi-ld/v1/jsonldContexts/" + context.id(),
                switch (context.origin()) {
                    case CLIENT -> ContextKind.HOSTED;
                    case SERVER -> ContextKind.IMPLICITLY_CREATED;
                },
                context.createdAt(),
                Optional.empty(),
                usage.last(),
                usage.hits());
    }

    /// Counts that a stored context was asked for, as a use (§5.13.3.5).
    public void count(StoredContext context) {
        usageOf(context).ifPresent(usage -> usage.count(clock.instant()));
    }

    private Optional<Usage> usageOf(StoredContext context) {
        if (context.kind() != ContextKind.CACHED) {
            return Optional.of(usage(context.id()));
        }
        var version = core.find(context.address());
        return version == null
                ? cached(context).map(CachedDocument::usage)
                : Optional.of(version.usage());
    }

    private Optional<CachedDocument> cached(StoredContext context) {
        return documents.all().stream()
                .filter(document -> document.id().equals(context.id()))
                .findFirst();
    }

    public boolean isCore(StoredContext context) {
        return core.find(context.address()) != null;
    }

    /// Removes a downloaded context.
    public void removeCached(StoredContext context) {
        cached(context).ifPresent(documents::remove);
    }

    /// Downloads a context again; of the core there is nothing to download.
    ///
    /// @return why it could not be, and is as it was; empty if it could
    public CompletableFuture<Optional<String>> reload(StoredContext context) {
        return isCore(context)
                ? CompletableFuture.completedFuture(Optional.empty())
                : documents.reload(context.address());
    }

    /// What was made with contexts that this server hosts is made anew: one of them was removed.
    public void hostedRemoved(String id) {
        usageOfHosted.remove(id);
        made.clear();
    }
}
