package nas4j.experiments.cli;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import nas4j.input.Where;
import nas4j.space.PublishedStrings;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.SpaceTree;
import nas4j.spaces.Catalogue;
import nas4j.spaces.table.TableDescription;
import nas4j.spaces.table.Tables;

/** An experiment on a table with made-up numbers, as the published one need not be there. */
final class RehearsedExperiment {
    private static final String NAME = "nas-bench-201";
    private static final int TIMES = 5;

    private final Path folder;

    /** @param folder an empty one */
    RehearsedExperiment(Path folder) {
        this.folder = folder;
    }

    void run() throws IOException {
        TableDescription description = Tables.describe(NAME, Where.UNKNOWN);
        SpaceTree tree = Catalogue.load(description.space());
        writeTable(description, tree);
        writeDevices(Objects.requireNonNull(description.devices()));
        Path config = folder.resolve("rehearsal.yaml");
        Files.writeString(config, """
                experiment: rehearsal
                space: %s
                data: {table: %s, folder: "%s"}
                objectives: [maximize: accuracy, minimize: parameters]
                scalar: {mnasnet-soft: {target: 1e6}}
                search: {strategy: regularized-evolution, population: 20, sample: 5}
                budget: {trials: 100}
                seeds: [1, 2, 3]
                """.formatted(tree.name(), NAME, folder));
        String results = folder.resolve("results").toString();
        Nas.run("run", config.toString(), "--results", results);
        for (int k = 0; k < TIMES; k++) {
            Nas.run("show", "rehearsal", "--top", "5", "--results", results);
        }
        Nas.run("list", "--results", results);
        String page = folder.resolve("report.html").toString();
        Nas.run("report", "rehearsal", "--out", page, "--results", results);
    }

    private void writeTable(TableDescription description, SpaceTree tree) throws IOException {
        SearchSpace space = SpaceCompiler.compile(tree);
        PublishedStrings strings = new PublishedStrings(space, Objects.requireNonNull(tree.notation()));
        List<String> columns = description.columns().stream()
                .flatMap(column -> column.source().columns().stream())
                .toList();
        SplittableRandom random = new SplittableRandom(1);
        try (Writer table = open(description.file());
                Stream<String> names = space.enumerate().map(strings::text)) {
            table.write("index," + description.architecture() + "," + String.join(",", columns) + "\n");
            int row = 0;
            for (String name : (Iterable<String>) names::iterator) {
                table.write(row++ + "," + name
                        + ",%.3f".formatted(random.nextDouble(10, 95)).repeat(columns.size()) + "\n");
            }
        }
    }

    private void writeDevices(TableDescription.Devices devices) throws IOException {
        try (Writer table = open(devices.file())) {
            table.write(devices.row() + ",device\n0,1.5\n");
        }
    }

    private Writer open(String file) throws IOException {
        return new OutputStreamWriter(
                new GZIPOutputStream(Files.newOutputStream(folder.resolve(file))), StandardCharsets.UTF_8);
    }
}
