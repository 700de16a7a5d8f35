package nas4j.experiments.onboard;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import nas4j.experiments.transfer.KnownTable;
import nas4j.experiments.yaml.device.Devices;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.device.Roofline;
import nas4j.hardware.transfer.score.TransferScore;
import nas4j.hardware.transfer.score.TransferTrial;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/** Devices of a published table, each onboarded with data sheets alone standing for the others. */
class PublishedOnboardingTest {
    private static final Path TABLES = Path.of(System.getProperty("nas4j.root")).resolve("../shared/data/benchmarks");
    private static final int EVERY = 8;

    @Test
    void dataSheetsStandForOtherDevices() {
        Path file = TABLES.resolve("nas-bench-201-latency.csv.gz");
        Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: there is no table " + file);
        SearchSpace space = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
        KnownTable table = KnownTable.read(file, TABLES.resolve("nas-bench-201.csv.gz"), List.of(), space);
        List<Genotype> some = IntStream.range(0, table.architectures().size() / EVERY)
                .mapToObj(k -> table.architectures().get(EVERY * k))
                .toList();
        Devices devices = new Devices(Path.of("none"));
        List<Roofline> sheets = devices.names().stream()
                .map(name -> new Roofline(devices.require(name), NumberFormat.FP32))
                .toList();
        OtherDevices others = OtherDevices.estimated(space, sheets, some);
        List<Double> means = new ArrayList<>();
        List<Double> covered = new ArrayList<>();
        for (int device = 0; device < table.devices().size(); device++) {
            int column = device;
            TransferTrial trial = new TransferTrial(
                    others.known(),
                    some.stream().map(each -> table.latenciesMs(each)[column]).toList());
            List<TransferScore> scores = LongStream.rangeClosed(1, 3)
                    .mapToObj(seed -> trial.run(20, seed))
                    .toList();
            means.add(mean(scores.stream().map(TransferScore::spearman).toList()));
            covered.add(mean(scores.stream().map(TransferScore::coverage90).toList()));
            System.out.printf("%s: spearman %.3f%n", table.devices().get(device), means.getLast());
        }
        System.out.printf("all: spearman %.3f, covered %.2f%n", mean(means), mean(covered));
        assertThat(mean(means)).isGreaterThan(.85);
        assertThat(mean(covered)).isBetween(.8, 1.0);
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }
}
