package io.cityplane.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "up",
        mixinStandardHelpOptions = true,
        description = "Runs the city's server in the foreground, until SIGINT or SIGTERM.")
final class Up implements Callable<Integer> {

    @Mixin private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        return new Foreground(options, options.data.orElse("data"), Company.NOBODY).serve();
    }
}
