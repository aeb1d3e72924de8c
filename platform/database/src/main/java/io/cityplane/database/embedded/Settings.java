package io.cityplane.database.embedded;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What PostgreSQL is told at its start. Given on its command line, where no file overrides it.
final class Settings {

    private static final long MEBIBYTE = 1 << 20;

    private Settings() {}

    /// @param port on the loopback address, the only way in
    /// @param freeDiskBytes at the data directory
    static List<String> arguments(int port, long freeDiskBytes) {
        var settings = new TreeMap<>(durable());
        settings.put("listen_addresses", "127.0.0.1");
        settings.put("port", Integer.toString(port));
        settings.put("unix_socket_directories", "");
        settings.put("max_connections", "100");
        settings.put("shared_buffers", sharedBuffersMebibytes(memoryBytes()) + "MB");
        settings.put("wal_buffers", "32MB");
        settings.put("min_wal_size", "1GB");
        settings.put("max_wal_size", maxWalMebibytes(freeDiskBytes) + "MB");
        settings.put("checkpoint_timeout", "15min");
        settings.put("jit", "off");
        settings.put("timezone", "UTC");
        settings.put("log_timezone", "UTC");
        settings.put("log_min_messages", "warning");
        settings.put("log_checkpoints", "off");
        var arguments = new ArrayList<String>();
        settings.forEach((name, value) -> {
            arguments.add("-c");
            arguments.add(name + "=" + value);
        });
        return arguments;
    }

    /// An answer to a device means that its change survives a power cut.
    private static Map<String, String> durable() {
        return Map.of("fsync", "on", "full_page_writes", "on", "synchronous_commit", "on");
    }

    /// An eighth of the memory, between 128 MB and 1 GB: most of the city is in our own heap.
    static long sharedBuffersMebibytes(long memoryBytes) {
        return Math.clamp(memoryBytes / 8 / MEBIBYTE, 128, 1_024);
    }

    /// A quarter of the free disk, between 2 and 8 GB.
    static long maxWalMebibytes(long freeDiskBytes) {
        return Math.clamp(freeDiskBytes / 4 / MEBIBYTE, 2_048, 8_192);
    }

    private static long memoryBytes() {
        return ManagementFactory.getOperatingSystemMXBean()
                        instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize()
                : 1_024 * MEBIBYTE;
    }
}
