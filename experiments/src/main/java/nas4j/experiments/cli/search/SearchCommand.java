package nas4j.experiments.cli.search;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas search}. */
@Command(
        name = "search",
        description = "Look at the strategies of search.",
        subcommands = {SearchList.class, SearchBench.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: nas search list"})
public final class SearchCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas search list`");
    }
}
