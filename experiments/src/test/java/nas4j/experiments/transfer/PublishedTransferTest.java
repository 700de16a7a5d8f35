package nas4j.experiments.transfer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import nas4j.experiments.csv.Architectures;
import nas4j.experiments.csv.CsvTable;
import nas4j.experiments.predict.Spread;
import nas4j.hardware.transfer.KnownDevices;
import nas4j.hardware.transfer.fit.NumberTable;
import nas4j.hardware.transfer.score.TransferScore;
import nas4j.hardware.transfer.score.TransferTrial;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Each device of the NAS-Bench-201 table as a new one, skipped where there is no table. */
class PublishedTransferTest {
    private static final Path TABLES =
            Path.of(System.getProperty("nas4j.root", "..")).resolve("../shared/data/benchmarks");

    private static final List<Integer> SAMPLES = List.of(10, 20, 50);

    /** Of all rows of the table. */
    private record Loaded(CsvTable latencies, List<NumberTable> features) {
        static Loaded read() {
            Path file = TABLES.resolve("nas-bench-201-latency.csv.gz");
            Assumptions.assumeTrue(Files.isRegularFile(file), "skipped: there is no table " + file);
            CsvTable latencies = CsvTable.read(file, "--table");
            SearchSpace space = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
            return new Loaded(
                    latencies,
                    GenotypeFeatures.of(
                                    space, Architectures.of(latencies, TABLES.resolve("nas-bench-201.csv.gz"), space))
                            .blocks());
        }

        List<String> devices() {
            return latencies.columns().stream()
                    .filter(name -> !name.equals(Architectures.INDEX))
                    .toList();
        }

        TransferTrial trial(String target) {
            int[] sources = devices().stream()
                    .filter(name -> !name.equals(target))
                    .mapToInt(latencies.columns()::indexOf)
                    .toArray();
            int column = latencies.columns().indexOf(target);
            List<double[]> known = new ArrayList<>();
            List<Double> truths = new ArrayList<>();
            for (int row = 0; row < latencies.rows().size(); row++) {
                double[] numbers = new double[sources.length];
                for (int k = 0; k < sources.length; k++) {
                    numbers[k] = latencies.latency(row, sources[k]);
                }
                known.add(numbers);
                truths.add(latencies.latency(row, column));
            }
            return new TransferTrial(KnownDevices.of(features, NumberTable.of(known)), truths);
        }
    }

    private static List<TransferScore> scores(TransferTrial trial, int samples, int seeds) {
        return LongStream.rangeClosed(1, seeds)
                .mapToObj(seed -> trial.run(samples, seed))
                .toList();
    }

    /** Twenty measurements on a processor and a phone: well below what 20 seeds give. */
    @Test
    void twentyMeasurementsOrderAllArchitectures() {
        Loaded loaded = Loaded.read();
        assertThat(Spread.of(scores(loaded.trial("silver_4210r"), 20, 3).stream()
                                .mapToDouble(TransferScore::spearman))
                        .mean())
                .isGreaterThan(0.96);
        assertThat(Spread.of(scores(loaded.trial("samsung_s7"), 20, 3).stream().mapToDouble(TransferScore::spearman))
                        .mean())
                .isGreaterThan(0.89);
    }

    @Test
    @Tag("slow")
    void eachDeviceFromAllOthers() {
        Loaded loaded = Loaded.read();
        List<List<TransferScore>> scores = new ArrayList<>();
        SAMPLES.forEach(_ -> scores.add(new ArrayList<>()));
        for (String target : loaded.devices()) {
            TransferTrial trial = loaded.trial(target);
            for (int k = 0; k < SAMPLES.size(); k++) {
                scores.get(k).addAll(scores(trial, SAMPLES.get(k), 20));
            }
        }
        List<Double> bars = List.of(0.925, 0.940, 0.952);
        for (int k = 0; k < bars.size(); k++) {
            assertThat(Spread.of(scores.get(k).stream().mapToDouble(TransferScore::spearman))
                            .mean())
                    .as("%d measurements", SAMPLES.get(k))
                    .isGreaterThanOrEqualTo(bars.get(k));
            assertThat(Spread.of(scores.get(k).stream().mapToDouble(TransferScore::coverage90))
                            .mean())
                    .as("coverage with %d measurements", SAMPLES.get(k))
                    .isBetween(0.87, 0.93);
        }
    }
}
