package io.cityplane.server.command;

import io.quarkus.runtime.annotations.QuarkusMain;

/// Where the process begins: the launcher hands its command line over as it is.
@QuarkusMain
public final class Main {

    private Main() {}

    public static void main(String... arguments) {
        System.exit(Commands.run(arguments));
    }
}
