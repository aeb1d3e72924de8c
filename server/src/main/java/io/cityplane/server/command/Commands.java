package io.cityplane.server.command;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// All that the server's process can be told to do.
@Command(
        name = "cityplane",
        mixinStandardHelpOptions = true,
        version = "Cityplane 0.1.0",
        description = "The control plane of a city's new infrastructure.",
        subcommands = {
            Up.class,
            Demo.class,
            TokenCommand.class,
            ImportCommand.class,
            QueryCommand.class,
            FsckCommand.class,
            CheckCommand.class,
            Rehearse.class
        })
public final class Commands implements Runnable {

    @SuppressWarnings("NullAway.Init") // picocli sets it
    @Spec
    private CommandSpec spec;

    private Commands() {}

    /// Runs one command to its end.
    ///
    /// @return the process's exit status: 0 done, 1 refused or failed, 2 a command line that cannot
    ///   be understood
    public static int run(String... arguments) {
        return new CommandLine(new Commands())
                .setCommandName("./cityplane")
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setExecutionExceptionHandler((e, commandLine, _) -> explain(e, commandLine))
                .execute(arguments);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "Name a command.");
    }

    private static int explain(Exception e, CommandLine commandLine) throws Exception {
        if (e instanceof Complaint complaint) {
            commandLine.getErr().println("cityplane: " + complaint.getMessage());
            complaint.advice().lines().forEach(line -> commandLine.getErr().println("  " + line));
            commandLine.getErr().flush();
            return CommandLine.ExitCode.SOFTWARE;
        }
        throw e;
    }
}
