package io.cityplane.twin.ngsild.context;

import io.cityplane.twin.ngsild.context.Downloads.Download;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// Downloaded contexts, bounded in number and size; each is downloaded once, however many ask.
final class DocumentCache {

    static final int MOST_DOCUMENTS = 1_000;
    static final long MOST_CHARACTERS = 32L << 20;

    /// How long what was downloaded is good if its server does not say (§5.13.1).
    private static final Duration USUAL = Duration.ofHours(1);

    private static final Duration LONGEST = Duration.ofDays(1);

    /// How soon to try again what could not be renewed.
    private static final Duration RETRY = Duration.ofMinutes(1);

    private final Downloads downloads;
    private final Clock clock;
    private final ConcurrentHashMap<String, CachedDocument> documents = new ConcurrentHashMap<>();
    private final ConcurrentHashMap<String, CompletableFuture<Download>> underWay =
            new ConcurrentHashMap<>();

    DocumentCache(Downloads downloads, Clock clock) {
        this.downloads = downloads;
        this.clock = clock;
    }

    sealed interface Found {
        record There(CachedDocument document) implements Found {}

        record Missing(String why) implements Found {}

        /// It is there, and is no context; it is not kept, for it may soon be mended.
        record Wrong(String why) implements Found {}
    }

    /// The document if it is here and good.
    @Nullable CachedDocument good(String address) {
        var document = documents.get(address);
        return document != null && document.isGood(clock.instant()) ? document : null;
    }

    /// Downloads it, also if it is here; one that cannot be renewed is used on.
    CompletableFuture<Found> load(String address) {
        return fetch(address)
                .thenApply(download ->
                        switch (download) {
                            case Download.Document document ->
                                    fault(address, document.text())
                                            .<Found>map(Found.Wrong::new)
                                            .orElseGet(
                                                    () -> new Found.There(put(address, document)));
                            case Download.Failure(String why) -> keep(address, why);
                        });
    }

    /// Only a download that is a context replaces what is here (§5.13.5.4).
    ///
    /// @return why it failed; empty if it did not
    CompletableFuture<Optional<String>> reload(String address) {
        return fetch(address)
                .thenApply(download ->
                        switch (download) {
                            case Download.Document document -> {
                                var wrong = fault(address, document.text());
                                if (wrong.isEmpty()) {
                                    put(address, document);
                                }
                                yield wrong;
                            }
                            case Download.Failure(String why) -> Optional.of(why);
                        });
    }

    private static Optional<String> fault(String address, String text) {
        try {
            ContextJson.ofDocument(text, address);
            return Optional.empty();
        } catch (WrongContextException e) {
            return Optional.of(e.why());
        }
    }

    private CompletableFuture<Download> fetch(String address) {
        var mine = new CompletableFuture<Download>();
        var theirs = underWay.putIfAbsent(address, mine);
        if (theirs != null) {
            return theirs;
        }
        var _ =
                downloads
                        .get(address)
                        .whenComplete((download, failure) -> {
                            underWay.remove(address, mine);
                            if (failure == null) {
                                mine.complete(download);
                            } else {
                                mine.completeExceptionally(failure);
                            }
                        });
        return mine;
    }

    private CachedDocument put(String address, Download.Document download) {
        var now = clock.instant();
        var freshFor = download.freshFor().orElse(USUAL);
        var until = now.plus(freshFor.compareTo(LONGEST) < 0 ? freshFor : LONGEST);
        var document =
                documents.compute(
                        address,
                        (_, before) -> {
                            if (before != null) {
                                before.retire();
                            }
                            return new CachedDocument(
                                    address,
                                    download.text(),
                                    now,
                                    until,
                                    before == null ? new Usage() : before.usage());
                        });
        makeRoom(document);
        return document;
    }

    private Found keep(String address, String why) {
        var stale = documents.get(address);
        if (stale == null) {
            return new Found.Missing(why);
        }
        stale.prolong(clock.instant().plus(RETRY));
        return new Found.There(stale);
    }

    /// The ones go that were not used for the longest time, but for the newest.
    private void makeRoom(CachedDocument newest) {
        var characters =
                documents.values().stream().mapToLong(document -> document.text().length()).sum();
        if (documents.size() <= MOST_DOCUMENTS && characters <= MOST_CHARACTERS) {
            return;
        }
        var byUse =
                documents.values().stream()
                        .filter(document -> document != newest)
                        .sorted(
                                Comparator.comparing(
                                        document -> document.usage().last().orElse(Instant.MIN)))
                        .toList();
        for (var document : byUse) {
            if (documents.size() <= MOST_DOCUMENTS && characters <= MOST_CHARACTERS) {
                return;
            }
            remove(document);
            characters -= document.text().length();
        }
    }

    void remove(CachedDocument document) {
        documents.remove(document.address(), document);
        document.retire();
    }

    List<CachedDocument> all() {
        return List.copyOf(documents.values());
    }
}
