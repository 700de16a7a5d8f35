package nas4j.experiments.cli.predictor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.experiments.predict.CsvQuestion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say what rows of a CSV file are. */
final class CsvOptions {
    @Option(
            names = "--csv",
            required = true,
            paramLabel = "FILE",
            description = "CSV file, also with gzip: a row for each network.")
    private Path csv = Path.of("");

    @Option(
            names = "--space",
            paramLabel = "SPACE",
            description = {
                "The space of the networks: a name or a file; or codes, where they are lists of numbers of which nobody",
                "says what they mean. Without it rows are described by --features alone."
            })
    private @Nullable String space;

    @Option(
            names = "--architecture",
            paramLabel = "COLUMN",
            description = {
                "Column that names the network. Not needed for published files, whose columns are known,",
                "nor where it is called arch_str, architecture or arch."
            })
    private @Nullable String architecture;

    @Option(names = "--target", required = true, paramLabel = "COLUMN", description = "What is predicted.")
    private String target = "";

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "COLUMN",
            description = "Numbers that are known of each row, such as zero-cost scores, with commas between them.")
    private List<String> features = new ArrayList<>();

    @Option(
            names = "--where",
            split = ",",
            paramLabel = "COLUMN=CELL",
            description = "Only rows that have these cells.")
    private Map<String, String> where = new LinkedHashMap<>();

    @Option(
            names = "--group",
            paramLabel = "COLUMN",
            description = {
                "Rows with equal cells here are never learnt from and scored in one split.",
                "Default: those of equal networks and features."
            })
    private @Nullable String group;

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "COLUMN",
            description = {
                "Other tasks: a predictor of each learns from --source-rows rows, drawn anew for each seed,",
                "and what it says is one more feature."
            })
    private List<String> sources = new ArrayList<>();

    CsvQuestion question() {
        return new CsvQuestion(
                csv,
                Optional.ofNullable(space),
                Optional.ofNullable(architecture),
                target,
                features,
                sources,
                where,
                Optional.ofNullable(group),
                Map.of());
    }
}
