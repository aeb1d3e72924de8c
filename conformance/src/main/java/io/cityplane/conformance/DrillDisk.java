package io.cityplane.conformance;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// Takes the last of a file system's space.
final class DrillDisk {

    private DrillDisk() {}

    /// Lets a file grow until nothing more fits, not a byte.
    static void fill(Path filler) throws IOException {
        try (var file =
                FileChannel.open(
                        filler,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND)) {
            for (var size = 1 << 20; size > 0; size /= 4) {
                while (fits(file, size)) {
                    // Once more.
                }
            }
        }
    }

    private static boolean fits(FileChannel file, int bytes) {
        try {
            return file.write(ByteBuffer.allocate(bytes)) == bytes;
        } catch (IOException e) {
            return false;
        }
    }
}
