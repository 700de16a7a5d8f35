package nas4j.experiments.cli.device;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.LongStream;
import nas4j.experiments.cli.output.Format;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.cli.output.Report;
import nas4j.experiments.predict.Spread;
import nas4j.experiments.transfer.DeviceTable;
import nas4j.experiments.yaml.Spaces;
import nas4j.hardware.transfer.score.TransferScore;
import nas4j.hardware.transfer.score.TransferTrial;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas device transfer}. */
@Command(
        name = "transfer",
        description = {
            "Say how well latencies on a new device are predicted from few measurements on it and from known devices.",
            "In a table where all is measured, one device is taken for new: a few architectures that lie far apart on the",
            "others are measured on it, its other latencies are predicted, and that is scored, once for each seed."
        },
        footer = {
            "",
            "Example: nas device transfer --table ../shared/data/benchmarks/nas-bench-201-latency.csv.gz \\",
            "           --target gold_6240 --samples 20 --seeds 20 --space nas-bench-201 --format json"
        })
final class DeviceTransfer implements Runnable {
    private static final String COLUMNS = "columns";
    private static final int LEAST_SAMPLES = 3;

    @Option(
            names = "--table",
            required = true,
            paramLabel = "FILE",
            description =
                    "CSV file, also with gzip: a row for each architecture, a column of latencies in ms for each device.")
    private Path table = Path.of("");

    @Option(
            names = "--target",
            required = true,
            paramLabel = "COLUMN",
            description = "The device that is taken for new.")
    private String target = "";

    @Option(
            names = "--sources",
            split = ",",
            paramLabel = "COLUMN",
            description = {
                "The known devices, with commas between them. Default: all other columns.",
                "What is empty in them is predicted."
            })
    private List<String> sources = new ArrayList<>();

    @Option(
            names = "--samples",
            paramLabel = "N",
            defaultValue = "20",
            description = "Architectures that are measured on the new device, in total. Default: 20.")
    private int samples;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "20", description = "Repeats. Default: 20.")
    private int seeds;

    @Option(
            names = "--space",
            required = true,
            paramLabel = "SPACE",
            description = {
                "What architectures are: a space's name, such as nas-bench-201 or fbnet, a space file, or",
                "columns where the table describes them by numbers."
            })
    private String space = "";

    @Option(
            names = "--architectures",
            paramLabel = "FILE",
            description = {
                "CSV file with the columns index and arch_str, architecture or arch, where the table has only an index.",
                "An architecture is the space's own text, or the numbers of its options from 0 on, as digits or a list:",
                "\"[0, 3, 8]\". Default: SPACE.csv.gz beside the table."
            })
    private @Nullable Path architectures;

    @Option(
            names = "--features",
            split = ",",
            paramLabel = "COLUMN",
            description = {
                "With --space columns: what describes an architecture.",
                "Default: all columns of numbers that are neither target, sources nor index."
            })
    private List<String> features = new ArrayList<>();

    @Mixin
    private final Output output = new Output();

    @Override
    public void run() {
        requireAtLeast("--seeds", seeds, 1);
        requireAtLeast("--samples", samples, LEAST_SAMPLES);
        DeviceTable devices = DeviceTable.read(table, target);
        if (samples >= devices.size()) {
            throw new InputException(
                    new Where("--samples", 0, 0, ""),
                    "found [" + samples + "], accepted: " + LEAST_SAMPLES + " to " + (devices.size() - 1)
                            + ", as the table has " + devices.size() + " rows");
        }
        TransferTrial trial = trial(devices);
        print(LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> trial.run(samples, seed))
                .toList());
    }

    private static void requireAtLeast(String option, int value, int least) {
        if (value < least) {
            throw new InputException(
                    new Where(option, 0, 0, ""), "found [" + value + "], accepted: " + least + " or more");
        }
    }

    private TransferTrial trial(DeviceTable devices) {
        if (space.equals(COLUMNS)) {
            List<String> described = devices.features(features, sources);
            sources = devices.sources(sources, described);
            return devices.byColumns(sources, described);
        }
        if (!features.isEmpty()) {
            throw new InputException(
                    new Where("--features", 0, 0, ""), "found " + features + ", accepted: only with --space columns");
        }
        SearchSpace known = SpaceCompiler.compile(Spaces.load(space, new Where("--space", 0, 0, "")));
        sources = devices.sources(sources, List.of());
        Path file = architectures == null ? table.resolveSibling(known.name() + ".csv.gz") : architectures;
        return devices.bySpace(sources, known, file);
    }

    private void print(List<TransferScore> scores) {
        Map<String, Spread> spreads = new LinkedHashMap<>();
        spreads.put("spearman", Spread.of(scores.stream().mapToDouble(TransferScore::spearman)));
        spreads.put("kendall", Spread.of(scores.stream().mapToDouble(TransferScore::kendall)));
        spreads.put("trimmedSpearman", Spread.of(scores.stream().mapToDouble(TransferScore::trimmedSpearman)));
        spreads.put("mapePercent", Spread.of(scores.stream().mapToDouble(TransferScore::mapePercent)));
        spreads.put("within10", Spread.of(scores.stream().mapToDouble(TransferScore::within10)));
        spreads.put("width90", Spread.of(scores.stream().mapToDouble(TransferScore::width90)));
        Spread coverage = Spread.of(scores.stream().mapToDouble(TransferScore::coverage90));
        if (output.format() == Format.json) {
            Map<String, Object> json = new LinkedHashMap<>();
            json.put("target", target);
            json.put("samples", samples);
            json.put("seeds", seeds);
            json.put("sources", sources);
            json.put("coverage90", coverage.mean());
            json.put("coverage90Std", coverage.std());
            spreads.forEach((name, spread) -> json.put(name, spread.json()));
            output.json(json);
            return;
        }
        try (Report report = output.report(List.of("figure", "mean", "std"))) {
            spreads.put("coverage90", coverage);
            spreads.forEach((name, spread) -> report.row(name, text(spread.mean()), text(spread.std())));
        }
    }

    private static String text(double figure) {
        return String.format(Locale.ROOT, "%.4f", figure);
    }
}
