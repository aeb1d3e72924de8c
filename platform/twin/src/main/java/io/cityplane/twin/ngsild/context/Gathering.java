package io.cityplane.twin.ngsild.context;

import com.fasterxml.jackson.databind.JsonNode;
import io.cityplane.twin.HostedContexts;
import io.cityplane.twin.HostedContexts.HostedContext;
import io.cityplane.twin.Tenant;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Puts together one context and all that it refers to (JSON-LD 1.1 API §4.1.2).
///
/// It is walked from the start each time another document has come, until none is missing.
final class Gathering {

    private static final int MOST_DOCUMENTS = 32;

    /// Parts in all, those of a document that is referred to twice counted twice.
    private static final int MOST_PARTS = 1_000;

    private static final String HOSTED_PATH = "/ngsi-ld/v1/jsonldContexts/";

    private final Tenant tenant;
    private final HostedContexts hosted;
    private final CoreDocuments core;
    private final Map<String, CachedDocument> documents = new LinkedHashMap<>();
    private final Map<String, HostedContext> hostedUsed = new LinkedHashMap<>();
    private final List<CoreDocuments.Version> coreUsed = new ArrayList<>();
    private final Map<String, JsonNode> parsed = new HashMap<>();
    private final List<JsonNode> parts = new ArrayList<>();
    private final Deque<String> path = new ArrayDeque<>();
    private int walked;

    Gathering(Tenant tenant, HostedContexts hosted, CoreDocuments core) {
        this.tenant = tenant;
        this.hosted = hosted;
        this.core = core;
    }

    /// The address of a document that is needed and not there yet; null if all is there.
    @Nullable String missing(JsonNode context) throws WrongContextException {
        parts.clear();
        coreUsed.clear();
        path.clear();
        walked = 0;
        return walk(context);
    }

    /// The parts of a context that are written out; addresses in it are only looked at.
    static List<JsonNode> written(JsonNode context) throws WrongContextException {
        var parts = new ArrayList<JsonNode>();
        for (var part : context.isArray() ? context : List.of(context)) {
            if (part.isObject()) {
                parts.add(part);
            } else if (part.isTextual()) {
                requireHttp(part.textValue());
            } else if (!part.isNull()) {
                throw wrong();
            }
        }
        return parts;
    }

    void add(CachedDocument document) throws WrongContextException {
        if (documents.size() == MOST_DOCUMENTS) {
            throw new WrongContextException(
                    "A context is made of at most " + MOST_DOCUMENTS + " documents");
        }
        documents.put(document.address(), document);
    }

    /// What is written out, in order, once nothing is missing.
    List<JsonNode> parts() {
        return parts;
    }

    List<CachedDocument> documents() {
        return List.copyOf(documents.values());
    }

    List<HostedContext> hosted() {
        return List.copyOf(hostedUsed.values());
    }

    List<CoreDocuments.Version> core() {
        return List.copyOf(coreUsed);
    }

    private @Nullable String walk(JsonNode node) throws WrongContextException {
        if (++walked > MOST_PARTS) {
            throw new WrongContextException("A context has at most " + MOST_PARTS + " parts");
        }
        switch (node.getNodeType()) {
            case STRING -> {
                return refer(node.textValue());
            }
            case ARRAY -> {
                for (var item : node) {
                    if (item.isArray()) {
                        throw wrong();
                    }
                    var missing = walk(item);
                    if (missing != null) {
                        return missing;
                    }
                }
            }
            case OBJECT -> parts.add(node);
            case NULL -> parts.clear();
            case NUMBER, BOOLEAN, BINARY, POJO, MISSING -> throw wrong();
        }
        return null;
    }

    private static WrongContextException wrong() {
        return new WrongContextException("@context is an address, an object, or a list of these");
    }

    private @Nullable String refer(String reference) throws WrongContextException {
        var address = resolve(reference);
        var version = core.find(address);
        if (version != null) {
            coreUsed.add(version);
            return null;
        }
        if (path.contains(address)) {
            throw new WrongContextException("The context " + address + " refers to itself");
        }
        requireHttp(address);
        var own = own(address);
        var document = documents.get(address);
        if (own.isEmpty() && document == null) {
            return address;
        }
        path.addLast(address);
        var missing = walk(content(address, own, document));
        path.removeLast();
        return missing;
    }

    private JsonNode content(
            String address, Optional<HostedContext> own, @Nullable CachedDocument document)
            throws WrongContextException {
        var known = parsed.get(address);
        if (known != null) {
            return known;
        }
        own.ifPresent(context -> hostedUsed.put(address, context));
        var text = own.isPresent() ? own.get().json() : document == null ? "" : document.text();
        var content =
                own.isPresent()
                        ? ContextJson.parse(text, address)
                        : ContextJson.ofDocument(text, address);
        parsed.put(address, content);
        return content;
    }

    /// A context that this server hosts goes by its id, whatever name the server was called by.
    private Optional<HostedContext> own(String address) {
        var at = address.indexOf(HOSTED_PATH);
        return at < 0 || address.indexOf('?') >= 0
                ? Optional.empty()
                : hosted.find(tenant, address.substring(at + HOSTED_PATH.length()));
    }

    private String resolve(String reference) throws WrongContextException {
        try {
            var uri = new URI(reference);
            var base = path.peekLast();
            var absolute = uri.isAbsolute() || base == null ? uri : new URI(base).resolve(uri);
            var fragment = absolute.toString().indexOf('#');
            return fragment < 0 ? absolute.toString() : absolute.toString().substring(0, fragment);
        } catch (URISyntaxException e) {
            throw new WrongContextException(reference + " is not the address of a context");
        }
    }

    private static void requireHttp(String address) throws WrongContextException {
        if (!address.startsWith("http://") && !address.startsWith("https://")) {
            throw new WrongContextException(
                    address
                            + " is not the address of a context: it begins with https:// or http://");
        }
    }
}
