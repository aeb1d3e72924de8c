package io.cityplane.twin.web;

import java.nio.ByteBuffer;

/// One message of the live socket, to the console.
sealed interface LiveMessage {

    /// JSON: `{"types": […], "districts": […]}`, the words that flags index, before the first frame
    /// and whenever they grow; `{"changed": ID}` or `{"gone": ID}` of the entity being watched.
    record Text(String json) implements LiveMessage {}

    /// A {@link Frame}.
    record Binary(ByteBuffer bytes) implements LiveMessage {}
}
