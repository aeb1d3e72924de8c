package io.cityplane.database.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SettingsTest {

    private static final long GIBIBYTE = 1L << 30;

    @Test
    @DisplayName("buffers are an eighth of the memory, from 128 MB to 1 GB")
    void buffers() {
        assertThat(Settings.sharedBuffersMebibytes(GIBIBYTE / 2)).isEqualTo(128);
        assertThat(Settings.sharedBuffersMebibytes(4 * GIBIBYTE)).isEqualTo(512);
        assertThat(Settings.sharedBuffersMebibytes(64 * GIBIBYTE)).isEqualTo(1_024);
    }

    @Test
    @DisplayName("the write-ahead log takes a quarter of the free disk, from 2 to 8 GB")
    void log() {
        assertThat(Settings.maxWalMebibytes(GIBIBYTE)).isEqualTo(2_048);
        assertThat(Settings.maxWalMebibytes(16 * GIBIBYTE)).isEqualTo(4_096);
        assertThat(Settings.maxWalMebibytes(1_000 * GIBIBYTE)).isEqualTo(8_192);
    }

    @Test
    @DisplayName("a full log file is put aside while its writer keeps it open")
    void boundedLog(@TempDir Path folder) throws IOException {
        var log = new BoundedLog(folder.resolve("postgres.log"));
        try (var writer =
                Files.newOutputStream(
                        log.file(), StandardOpenOption.CREATE, StandardOpenOption.APPEND)) {
            writer.write(new byte[(int) BoundedLog.MOST_BYTES]);
            log.trim();
            assertThat(log.file()).hasSize(BoundedLog.MOST_BYTES);

            writer.write("last line\n".getBytes(StandardCharsets.US_ASCII));
            log.trim();
            writer.write("first line\n".getBytes(StandardCharsets.US_ASCII));
        }
        assertThat(log.file()).hasContent("first line");
        assertThat(folder.resolve("postgres.log.1")).hasSize(BoundedLog.MOST_BYTES + 10);
        assertThat(log.tail()).isEqualTo("first line");
    }
}
