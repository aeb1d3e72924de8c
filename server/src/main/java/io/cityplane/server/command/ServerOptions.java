package io.cityplane.server.command;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What `up` and `demo` can be told.
final class ServerOptions {

    @Mixin final DirectoryOption data = new DirectoryOption();

    @Option(
            names = "--host",
            paramLabel = "ADDRESS",
            defaultValue = "127.0.0.1",
            description = "Where to listen (default: ${DEFAULT-VALUE}); 0.0.0.0 for every network.")
    String host = "";

    @Option(
            names = "--port",
            paramLabel = "N",
            defaultValue = "8080",
            description = "The port to listen on (default: ${DEFAULT-VALUE}).")
    int port;

    @Option(
            names = "--db",
            paramLabel = "JDBC_URL",
            description = {
                "A PostgreSQL 15 or newer in place of the embedded one, such as",
                "jdbc:postgresql://db/city?user=city; the password is taken from",
                "CITYPLANE_DB_PASSWORD unless the URL has it."
            })
    @Nullable String db;

    @Option(
            names = "--open",
            description = {
                "Let everybody do everything: for conformance runs, and only while listening",
                "on loopback."
            })
    boolean open;

    /// @throws Complaint if the host is not an address of this machine
    boolean isLoopback() {
        try {
            return InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException e) {
            throw new Complaint("there is no address " + host, "Name one of this machine.");
        }
    }

    /// As a browser on this machine would write it.
    String address() {
        var shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
        return "http://" + (shown.contains(":") ? "[" + shown + "]" : shown) + ":" + port;
    }
}
