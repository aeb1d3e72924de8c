package io.cityplane.server.command;

import io.quarkus.runtime.LaunchMode;
import io.quarkus.runtime.annotations.QuarkusMain;

/// Where the process begins: the launcher hands its command line over as it is.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        var status = Commands.run(arguments);
        // Dev mode ends the server to begin it anew, in the same process.
        if (LaunchMode.current() != LaunchMode.DEVELOPMENT) {
            System.exit(status);
        }
    }
}
