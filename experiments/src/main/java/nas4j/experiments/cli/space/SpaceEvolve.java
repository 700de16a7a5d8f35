package nas4j.experiments.cli.space;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import nas4j.experiments.cli.output.Output;
import nas4j.experiments.evolve.SpaceComparison;
import nas4j.experiments.evolve.StageLatencies;
import nas4j.experiments.latency.LatencyModels;
import nas4j.experiments.yaml.NearestPath;
import nas4j.hardware.device.NumberFormat;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.search.spaceevo.QtScore;
import nas4j.search.spaceevo.SpaceEvolution;
import nas4j.spaces.blocks.BlockTable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code nas space evolve}. */
@Command(
        name = "evolve",
        description = {
            "Look for the space whose best networks are good and keep a latency: a block type and widths for each stage, from a"
                    + " table of what is known of blocks.",
            "Writes a space file, to be searched with `nas run`."
        },
        footer = {
            "",
            "Example: nas space evolve --blocks blocks.csv.gz --hyperspace onnxw --latency 20ms --seed 1 --out space.yaml"
        })
final class SpaceEvolve implements Runnable {
    private static final int BETWEEN_PREDICTIONS = 10_000;

    @Mixin
    private final Output output = new Output();

    @Option(
            names = "--blocks",
            paramLabel = "FILE.csv",
            required = true,
            description = "The table of blocks, also compressed as FILE.csv.gz; see docs/space-search.md.")
    private Path blocks = Path.of("");

    @Option(
            names = "--hyperspace",
            paramLabel = "NAME",
            required = true,
            description = "Which rows of the table: those with this in the column space.")
    private String hyperspace = "";

    @Option(
            names = "--latency",
            paramLabel = "TIME",
            required = true,
            split = ",",
            description = "What the stages of a network may take, such as 20ms; several, with commas, are added up.")
    private List<String> latencies = List.of();

    @Option(names = "--seed", defaultValue = "1", description = "Seed of the search. Default: 1.")
    private long seed;

    @Option(
            names = "--spaces",
            paramLabel = "N",
            defaultValue = "5000",
            description = "How many spaces are scored. Default: 5000.")
    private int spaces;

    @Option(
            names = "--draws",
            paramLabel = "N",
            defaultValue = "100000",
            description = "Networks that are drawn from each. Default: 100000.")
    private int draws;

    @Option(
            names = "--on",
            paramLabel = "DEVICE",
            description = "Predict the latencies of the rows on this device instead of taking those of the table.")
    private @Nullable String device;

    @Option(
            names = "--precision",
            paramLabel = "FORMAT",
            defaultValue = "int8",
            description = "With --on: how the device computes, fp32, fp16 or int8. Default: int8.")
    private NumberFormat format = NumberFormat.INT8;

    @Option(
            names = "--devices",
            paramLabel = "DIR",
            defaultValue = "results/devices",
            description = "With --on: the folder of devices that were added. Default: results/devices.")
    private Path devices = Path.of("");

    @Option(names = "--out", paramLabel = "FILE.yaml", required = true, description = "The space file to write.")
    private Path out = Path.of("");

    @Override
    public void run() {
        List<Double> limitsMs = LatencyLimits.read(latencies);
        requirePositive("--spaces", spaces);
        requirePositive("--draws", draws);
        requireFolder(out.toAbsolutePath().getParent());
        QtScore formula = QtScore.published(limitsMs).withDraws(draws);
        SpaceEvolution evolution = SpaceEvolution.PUBLISHED.withSpaces(spaces);
        BlockTable table = table();
        SpaceComparison found = SpaceComparison.of(
                table.hyperspace(),
                table,
                formula,
                evolution,
                seed,
                new SpaceLines(output.err(), table.hyperspace(), spaces));
        if (found.evolved().score().value() == 0) {
            throw new InputException(
                    Where.UNKNOWN,
                    "no network of any scored space keeps --latency " + latencies + "\nMaybe allow more.");
        }
        EvolvedReport report = new EvolvedReport(table, found, formula, spaces, seed, out);
        try {
            Files.writeString(out, report.space().text(report.description()));
        } catch (IOException e) {
            throw new UncheckedIOException("the space cannot be written to [" + out + "]", e);
        }
        report.print(output);
    }

    /** @param folder null for the root of the file system, which is no place for a file */
    private static void requireFolder(@Nullable Path folder) {
        NearestPath.requireFolder(folder == null ? Path.of("") : folder, Where.UNKNOWN);
    }

    private static void requirePositive(String option, int number) {
        if (number < 1) {
            throw new InputException(Where.UNKNOWN, "found " + option + " [" + number + "], accepted: at least 1");
        }
    }

    private BlockTable table() {
        BlockTable table = BlockTable.read(blocks, hyperspace, device == null);
        return device == null
                ? table
                : new StageLatencies(new LatencyModels(devices, format, 1), device, this::sayPredicted).predict(table);
    }

    private void sayPredicted(long predicted) {
        if (predicted % BETWEEN_PREDICTIONS == 0) {
            output.err().println(predicted + " latencies predicted");
        }
    }
}
