package io.cityplane.twin.ngsild.context;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;

/// What may be downloaded.
///
/// @param hosts only from these, in lower case; empty for any
/// @param within how long one download may take, with its redirects
/// @param mostBytes of one document
/// @param mostAtOnce downloads
public record DownloadRules(
        PrivateAddresses privateAddresses,
        Set<String> hosts,
        Duration within,
        int mostBytes,
        int mostAtOnce) {

    /// Public addresses of any host, 10 seconds, 1 MiB, 16 at once.
    public static final DownloadRules USUAL =
            new DownloadRules(
                    PrivateAddresses.REFUSED, Set.of(), Duration.ofSeconds(10), 1 << 20, 16);

    public DownloadRules {
        hosts = Set.copyOf(hosts);
    }

    /// Those that lead into the city's own networks: a client that names one would have us look
    /// around there.
    public enum PrivateAddresses {
        REFUSED,
        ALLOWED
    }

    public boolean allowHost(String host) {
        return hosts.isEmpty() || hosts.contains(host.toLowerCase(Locale.ROOT));
    }

    public boolean allow(InetAddress address) {
        return privateAddresses == PrivateAddresses.ALLOWED || isPublic(address);
    }

    /// The special-purpose registries of RFC 6890.
    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic(four.getAddress(), 0);
            case Inet6Address six -> isPublic(six);
            default -> false;
        };
    }

    /// @param from where in the bytes the four of the address begin
    private static boolean isPublic(byte[] bytes, int from) {
        var first = bytes[from] & 0xff;
        var second = bytes[from + 1] & 0xff;
        var third = bytes[from + 2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2));
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    private static boolean isPublic(Inet6Address address) {
        var bytes = address.getAddress();
        // Global unicast is 2000::/3; addresses that hold one of IPv4 may lead to that.
        var global = (bytes[0] & 0xe0) == 0x20;
        var isSixToFour = bytes[0] == 0x20 && bytes[1] == 0x02;
        var isTeredo = bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0 && bytes[3] == 0;
        var isDocumentation =
                bytes[0] == 0x20 && bytes[1] == 0x01 && bytes[2] == 0x0d && bytes[3] == (byte) 0xb8;
        return global && !isTeredo && !isDocumentation && !(isSixToFour && !isPublic(bytes, 2));
    }
}
