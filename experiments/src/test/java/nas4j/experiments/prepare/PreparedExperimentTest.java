package nas4j.experiments.prepare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import nas4j.evaluate.Measurement;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.yaml.Change;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.Overrides;
import nas4j.experiments.yaml.Spaces;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is wrong beyond the file is said with its place in the file. */
class PreparedExperimentTest {
    private static final String FILE = """
            experiment: mine
            space: mobile-mini
            data: {generated: glyphs, training: 20, test: 10}
            objectives:
              - maximize: accuracy
            constraints:
              - macs <= 20M
            search: {strategy: random}
            budget: {trials: 5}
            """;

    @TempDir
    private Path folder = Path.of("");

    private static Experiment read(String text) {
        return ExperimentReader.read(YamlFile.read("my.yaml", text));
    }

    private static void assertRefused(Experiment experiment, String start, String... parts) {
        assertThatThrownBy(() -> PreparedExperiment.of(experiment))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith(start)
                .hasMessageContainingAll(parts);
    }

    @ParameterizedTest
    @CsvSource({"8, true", "32, false"})
    void aPredictedLatencyOfANetworkThatRoundsIsAlsoPredictedInSinglePrecision(int bits, boolean rounds) {
        PreparedExperiment prepared = PreparedExperiment.of(read(FILE.replace(
                        "  - maximize: accuracy\n",
                        "  - maximize: accuracy\n  - minimize: predicted-latency on raspberry-pi-5\n")
                + "quantize: {weights: %d, activations: %d}\n".formatted(bits, bits)));
        Screened screened = prepared.screening().screen(prepared.space().sample(new SplittableRandom(1)));
        List<String> names = screened.costs().stream()
                .filter(found -> found.device().equals("raspberry-pi-5"))
                .map(Measurement::name)
                .toList();
        assertThat(names)
                .containsExactlyElementsOf(
                        rounds
                                ? List.of("predicted-latency", "float-predicted-latency")
                                : List.of("predicted-latency"));
    }

    @Test
    void sharesThatComeToOneSizeOfImagesAreRefused() {
        Experiment experiment = read(FILE.replace("glyphs,", "glyphs, size: 16,")
                        .replace("strategy: random", "strategy: asha, least-share: 0.001")
                + "evaluate: {fidelity: resolution}\n");
        assertRefused(
                experiment,
                "my.yaml:2:8: space: found [mobile-mini], of which networks can be built for images of 1x16x16",
                "the shares 0.001 and 0.003 both come to [1x",
                "Maybe another fidelity (epochs or data), or a greater least-share.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            maximize: accuracy      | maximize: acuracy           | 5:15: objectives[0].maximize: found [acuracy] | Maybe accuracy?
            maximize: accuracy      | minimize: latency-p50 on hst| 5:15: objectives[0].minimize: found [latency-p50 on hst], accepted: latency-p50 on host | Maybe latency-p50 on host?
            maximize: accuracy      | minimize: latency-p50       | 5:15: objectives[0].minimize: found [latency-p50], accepted: latency-p50 on host | Maybe latency-p50 on host?
            maximize: accuracy      | maximize: accuracy on host  | 5:15: objectives[0].maximize: found [accuracy on host], accepted: accuracy | Maybe accuracy?
            macs <= 20M             | acuracy >= 90               | 7:5: constraints[0]: found [acuracy] in [acuracy >= 90] | Maybe accuracy?
            macs <= 20M             | mcs <= 20M                  | 7:5: constraints[0]: [mcs] is not defined here | Maybe macs?
            macs <= 20M             | macs <= accuracy            | 7:5: constraints[0]: found [macs <= accuracy], accepted of what is measured | with a number
            space: mobile-mini      | space: mobil-mini           | 2:8: space: found no space called [mobil-mini] | Maybe mobile-mini?
            space: mobile-mini      | space: ./no-space.yaml      | 2:8: space: found [./no-space.yaml], accepted: a space file that exists | catalogue
            space: mobile-mini      | space: bert-elastic             | 2:8: space: found [bert-elastic], which takes [ | accepted with these data: a space that takes one image
            generated: glyphs, training: 20, test: 10 | idx: ./srk | 3:13: data.idx: found [./srk], accepted: a folder that exists | Maybe ./src?
            generated: glyphs, training: 20, test: 10 | idx: src/assembly/bin | 3:13: data.idx: src/assembly/bin: is no set of images | accepted
            generated: glyphs, training: 20, test: 10 | named: mnist | 3:15: data.named: [mnist] is not on this machine | DJL_OFFLINE
            generated: glyphs, training: 20, test: 10 | table: nas-bench-201 | 2:8: space: found [mobile-mini]; the table nas-bench-201 is of another space | accepted: nas-bench-201
            """)
    void problemsAreNamedWithTheirPlace(String right, String wrong, String start, String part) {
        assertThat(FILE).contains(right);
        assertRefused(read(FILE.replace(right, wrong)), "my.yaml:" + start, part);
    }

    @Test
    void theFolderOfATableIsNamed() throws IOException {
        Path tables = Files.createDirectory(folder.resolve("tables"));
        String text = FILE.replace("mobile-mini", "nas-bench-201")
                .replace("generated: glyphs, training: 20, test: 10", "table: nas-bench-201, folder: " + tables + "x");
        assertRefused(read(text), "my.yaml:3:38: data.folder: found [" + tables + "x]", "Maybe " + tables + "?");
        assertRefused(
                read(text.replace(tables + "x", tables.toString())),
                "my.yaml:3:38: data.folder: " + tables.resolve("nas-bench-201"),
                "there is no such file");
    }

    @Test
    void aValueOfTheCommandLineIsNamedAsItWasTyped() {
        Experiment experiment = ExperimentReader.read(
                Overrides.apply(YamlFile.read("my.yaml", FILE), List.of(Change.set("objectives=[maximize: acuracy]"))));
        assertRefused(
                experiment,
                "--set objectives=[maximize: acuracy]: objectives[0].maximize: found [acuracy]",
                "Maybe accuracy?");
    }

    @Test
    void aKeptExperimentIsNamedInsteadOfAFile() {
        Experiment kept = ExperimentText.read(
                "mine", ExperimentText.write(read(FILE.replace("maximize: accuracy", "maximize: acuracy"))));
        assertRefused(kept, "mine: objectives[0].maximize: found [acuracy]", "Maybe accuracy?");
    }

    @Test
    void whatFitsIsPrepared() {
        PreparedExperiment prepared = PreparedExperiment.of(read(FILE.replace("macs <= 20M", "accuracy >= 90")));
        assertThat(prepared.space().constraints())
                .hasSameSizeAs(Spaces.load("mobile-mini", Where.UNKNOWN).constraints());
    }
}
