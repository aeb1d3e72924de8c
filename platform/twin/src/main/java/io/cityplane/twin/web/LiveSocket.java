package io.cityplane.twin.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cityplane.kernel.Visitors;
import io.cityplane.twin.web.LiveLine.Ending;
import io.quarkus.websockets.next.CloseReason;
import io.quarkus.websockets.next.OnClose;
import io.quarkus.websockets.next.OnOpen;
import io.quarkus.websockets.next.OnTextMessage;
import io.quarkus.websockets.next.WebSocket;
import io.quarkus.websockets.next.WebSocketConnection;
import io.smallrye.common.annotation.RunOnVirtualThread;
import io.smallrye.mutiny.Uni;
import io.vertx.core.buffer.Buffer;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/// `/live`: the console's one socket. It says `{"watch": ID}`, or null for none, and hears what
/// {@link LiveMessage} tells. {@link LiveGate} stands before it.
@WebSocket(path = "/live")
public final class LiveSocket {

    private static final int MOST_CHARACTERS = 2_048;
    private static final ObjectMapper JSON = new ObjectMapper();

    private final LiveConsoles consoles;
    private final Map<String, LiveLine> lines = new ConcurrentHashMap<>();

    public LiveSocket(LiveConsoles consoles) {
        this.consoles = consoles;
    }

    @OnOpen
    @RunOnVirtualThread
    public void open(WebSocketConnection connection) {
        var line = new ConnectionLine(connection);
        lines.put(connection.id(), line);
        consoles.opened(line, Visitors.credentials(connection.handshakeRequest()::header));
    }

    @OnTextMessage
    @RunOnVirtualThread
    public void receive(String message, WebSocketConnection connection) {
        var line = lines.get(connection.id());
        if (line == null) {
            return;
        }
        var watch = message.length() > MOST_CHARACTERS ? null : parsed(message).get("watch");
        if (watch == null || !(watch.isTextual() || watch.isNull())) {
            consoles.hangUp(line, Ending.NOT_UNDERSTOOD);
        } else {
            consoles.watch(line, watch.isNull() ? Optional.empty() : Optional.of(watch.asText()));
        }
    }

    @OnClose
    public void close(WebSocketConnection connection) {
        var line = lines.remove(connection.id());
        if (line != null) {
            consoles.closed(line);
        }
    }

    private static JsonNode parsed(String message) {
        try {
            return JSON.readTree(message);
        } catch (JsonProcessingException _) {
            return JSON.nullNode();
        }
    }

    private record ConnectionLine(WebSocketConnection connection) implements LiveLine {

        @Override
        public CompletionStage<Void> send(LiveMessage message) {
            return switch (message) {
                case LiveMessage.Text(var json) -> started(connection.sendText(json));
                case LiveMessage.Binary(var bytes) -> started(connection.sendBinary(buffer(bytes)));
            };
        }

        private static Buffer buffer(ByteBuffer bytes) {
            var copy = new byte[bytes.remaining()];
            bytes.duplicate().get(copy);
            return Buffer.buffer(copy);
        }

        private static CompletionStage<Void> started(Uni<Void> sending) {
            return sending.subscribeAsCompletionStage();
        }

        @Override
        public void close(Ending why) {
            var _ =
                    connection
                            .close(new CloseReason(why.code()))
                            .onFailure()
                            .recoverWithNull()
                            .subscribeAsCompletionStage();
        }
    }
}
