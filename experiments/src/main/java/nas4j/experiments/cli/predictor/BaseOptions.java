package nas4j.experiments.cli.predictor;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.experiments.predict.BaseFamily;
import nas4j.experiments.predict.CsvQuestion;
import nas4j.input.Where;
import picocli.CommandLine.Option;

/** The options that say what another family of networks is; all of them but the last. */
final class BaseOptions {
    @Option(
            names = "--base",
            required = true,
            paramLabel = "FILE",
            description = {
                "CSV file of networks of another space, which aio-p learns before the sources.",
                "Their columns are known, or one is called arch_str, architecture or arch."
            })
    private Path file = Path.of("");

    @Option(names = "--base-space", required = true, paramLabel = "SPACE", description = "The space of these networks.")
    private String space = "";

    @Option(
            names = "--base-target",
            required = true,
            paramLabel = "COLUMN",
            description = "What is learnt of these networks.")
    private String target = "";

    @Option(
            names = "--base-rows",
            paramLabel = "N",
            defaultValue = "" + BaseFamily.ROWS,
            description = "How many of them are learnt from. Default: ${DEFAULT-VALUE}.")
    private int rows = BaseFamily.ROWS;

    BaseFamily family() {
        return new BaseFamily(
                new CsvQuestion(
                        file,
                        Optional.of(space),
                        Optional.empty(),
                        target,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Optional.empty(),
                        Map.of(
                                "csv", new Where("--base", 0, 0, ""),
                                "space", new Where("--base-space", 0, 0, ""),
                                "target", new Where("--base-target", 0, 0, ""),
                                "rows", new Where("--base-rows", 0, 0, ""))),
                rows);
    }
}
