package io.cityplane.twin.ngsild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.cityplane.twin.EntityGlance;
import io.cityplane.twin.Layout;
import io.cityplane.twin.ngsild.context.LdContext;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Writes entities at a glance, each in the same words as {@link EntityWriter}: put together of
/// what is ready where that is possible, by that one where it is not. Used by one thread.
final class GlanceWriter {

    /// Of a usual answer; there are few contexts and few layouts, but whoever likes makes more.
    private static final int MOST_READY = 2_000;

    private static final ConcurrentHashMap<Key, Optional<LayoutText>> READY =
            new ConcurrentHashMap<>();

    private static final View USUAL =
            View.of(
                    new Representation(
                            Representation.Format.NORMALIZED,
                            Representation.SystemAttributes.HIDDEN,
                            Set.of()));

    /// Both by identity.
    private record Key(Layout layout, LdContext context) {}

    private final View view;
    private final LdContext context;
    private final MediaType mediaType;
    private final boolean isUsual;
    private final byte[] start;
    private final boolean withScopes;
    private final Map<Layout, Optional<LayoutText>> texts = new HashMap<>();

    /// @param view one that {@link LayoutText#suits}
    GlanceWriter(View view, MediaType mediaType, LdContext context) {
        this.view = view;
        this.context = context;
        this.mediaType = mediaType;
        this.isUsual =
                view.representation().equals(USUAL.representation())
                        && view.projection().equals(USUAL.projection());
        this.withScopes = view.projection().shows("scope");
        this.start =
                switch (mediaType) {
                    case JSON -> "{\"id\":\"".getBytes(UTF_8);
                    case LD_JSON ->
                            ("{\"@context\":" + context.mention().json() + ",\"id\":\"")
                                    .getBytes(UTF_8);
                };
    }

    byte[] one(EntityGlance entity) {
        var json = new JsonBytes(2_048);
        write(entity, json);
        return json.toArray();
    }

    byte[] all(List<EntityGlance> entities) {
        var json = new JsonBytes(2_048);
        json.write('[');
        for (var i = 0; i < entities.size(); i++) {
            if (i > 0) {
                json.write(',');
            }
            write(entities.get(i), json);
            if (i == 0) {
                json.expect(json.size() * entities.size());
            }
        }
        json.write(']');
        return json.toArray();
    }

    private void write(EntityGlance entity, JsonBytes json) {
        var layout = entity.layout();
        var text = layout.isEmpty() ? Optional.<LayoutText>empty() : text(layout.get());
        if (text.isEmpty()) {
            writeWhole(entity, json);
            return;
        }
        json.raw(start);
        json.ascii(entity.id().uri());
        json.write('"');
        text.get().write(entity, withScopes, json);
        json.write('}');
    }

    private Optional<LayoutText> text(Layout layout) {
        return texts.computeIfAbsent(
                layout, missing -> isUsual ? ready(missing) : compiled(missing));
    }

    private Optional<LayoutText> ready(Layout layout) {
        if (READY.size() > MOST_READY) {
            READY.clear();
        }
        return READY.computeIfAbsent(
                new Key(layout, context), missing -> compiled(missing.layout()));
    }

    private Optional<LayoutText> compiled(Layout layout) {
        return Optional.ofNullable(LayoutText.of(layout, view, context));
    }

    private void writeWhole(EntityGlance entity, JsonBytes json) {
        try (var generator = JsonText.generator(json)) {
            new EntityWriter(generator, view, mediaType, context).write(entity.whole());
        } catch (IOException e) {
            throw new UncheckedIOException("an answer of ours did not become JSON", e);
        }
    }
}
