package io.cityplane.twin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.IntFunction;

/// Remembers what a console would have heard.
final class HeardLine implements LiveLine {

    private static final int FLAGS_GONE = 1 << 25;

    final List<Map<String, Object>> texts = new ArrayList<>();
    final Map<String, String> points = new HashMap<>();
    final Map<String, Integer> numbers = new HashMap<>();
    final List<Integer> gone = new ArrayList<>();
    int frames;
    int anew;
    Optional<Ending> ending = Optional.empty();

    private final IntFunction<String> id;
    private CompletableFuture<Void> taken = CompletableFuture.completedFuture(null);

    /// @param id the entity that is called by a number
    HeardLine(IntFunction<String> id) {
        this.id = id;
    }

    void forget() {
        texts.clear();
        points.clear();
        gone.clear();
        frames = 0;
        anew = 0;
    }

    /// From now on nothing that is sent arrives.
    void stall() {
        taken = new CompletableFuture<>();
    }

    /// What was sent arrives.
    void flow() {
        taken.complete(null);
    }

    @Override
    public CompletionStage<Void> send(LiveMessage message) {
        switch (message) {
            case LiveMessage.Text(var json) -> texts.add(parsed(json));
            case LiveMessage.Binary(var bytes) -> hear(bytes.order(ByteOrder.LITTLE_ENDIAN));
        }
        return taken;
    }

    private void hear(ByteBuffer frame) {
        frames++;
        var count = frame.getInt(8);
        anew += frame.getInt(12);
        for (var i = 0; i < count; i++) {
            var number = frame.getInt(16 + i * 4);
            var flags = frame.getInt(16 + count * 12 + i * 4);
            if ((flags & FLAGS_GONE) != 0) {
                gone.add(number);
            } else {
                var lon = frame.getFloat(16 + count * 4 + i * 8);
                var lat = frame.getFloat(20 + count * 4 + i * 8);
                points.put(id.apply(number), "%.2f,%.2f".formatted(lon, lat));
                numbers.put(id.apply(number), number);
            }
        }
    }

    private static Map<String, Object> parsed(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<Map<String, Object>>() {});
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void close(Ending why) {
        ending = Optional.of(why);
    }
}
