package io.cityplane.server.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(
        name = "demo",
        mixinStandardHelpOptions = true,
        description = {
            "Runs the city's server with a simulated Shenzhen, which a process of its own",
            "reports over the network. What is simulated is marked so."
        })
final class Demo implements Callable<Integer> {

    @Mixin private final ServerOptions options = new ServerOptions();

    @Override
    public Integer call() throws Exception {
        return new Foreground(options, options.data.orElse("data/demo"), Company.SIMULATOR).serve();
    }
}
