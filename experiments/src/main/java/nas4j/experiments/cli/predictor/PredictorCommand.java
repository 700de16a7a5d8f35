package nas4j.experiments.cli.predictor;

import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code nas predictor}. */
@Command(
        name = "predictor",
        description = "Learn what networks will achieve from those that are known, and say how well it is predicted.",
        subcommands = {PredictorEvaluate.class, PredictorTrain.class, PredictorPredict.class, PredictorShow.class},
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example: nas predictor list"})
public final class PredictorCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing, such as `nas predictor list`");
    }
}
