package nas4j.experiments.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import nas4j.djl.data.file.Sizing;
import nas4j.djl.data.glyphs.Difficulty;
import nas4j.evaluate.Objective;
import nas4j.evaluate.scalar.MnasNet;
import nas4j.experiments.config.DataSource;
import nas4j.experiments.config.EvaluationPlan.ByProxy;
import nas4j.experiments.config.EvaluationPlan.BySupernet;
import nas4j.experiments.config.EvaluationPlan.ByTable;
import nas4j.experiments.config.EvaluationPlan.ByTraining;
import nas4j.experiments.config.Experiment;
import nas4j.experiments.config.Fidelity;
import nas4j.experiments.config.QuantisationRecipe;
import nas4j.experiments.config.TrainingRecipe;
import nas4j.input.InputException;
import nas4j.onnx.quantize.ActivationType;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Quantize;
import nas4j.spaces.yaml.YamlFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ExperimentReaderTest {
    /** Every key there is. */
    private static final String FULL = """
            experiment: full
            space: mobile-mini
            data: {generated: glyphs, difficulty: hard, size: 32, training: 500, test: 100, seed: 7, dense: true}
            objectives:
              - maximize: accuracy
              - minimize: latency-p50 on host
            constraints: [macs <= 20M, accuracy >= 50]
            scalar: {mnasnet-soft: {target: 2, exponent: -0.3}}
            search: {strategy: regularized-evolution, population: 12, sample: 4}
            evaluate:
              by: training
              epochs: 2.5
              final-epochs: 30
              batch: 32
              optimizer: adamw
              learning-rate: 1e-3
              momentum: 0.8
              weight-decay: 0.1
              schedule: cosine
              warm-up: 0.2
              label-smoothing: 0.1
              clip: 5
              average: 0.99
              crop: 4
              mirror: true
              cutout: 8
              validation: 0.3
              device: gpu:1
              time-limit: 1m30s
              fidelity: resolution
              quantised-by: training
              quantised-epochs: 1.5
              observer: percentile
              calibration-images: 100
            budget: {trials: 60, time: 1h}
            seeds: [4, 5]
            baseline: off
            workers: 3
            quantize:
              weights: 4
              activations: 8
              weight-rounding: symmetric
              weight-steps: per-tensor
              activation-rounding: asymmetric
              skip: [stem]
            int8: s8s8
            """;

    private static Experiment read(String text) {
        return ExperimentReader.read(YamlFile.read("my.yaml", text));
    }

    @Test
    void everyKeyIsRead() {
        Experiment experiment = read(FULL);
        assertThat(experiment.name()).isEqualTo("full");
        assertThat(experiment.space()).isEqualTo("mobile-mini");
        assertThat(experiment.data()).isEqualTo(new DataSource.Glyphs(Difficulty.HARD, 32, 500, 100, 7, true));
        assertThat(experiment.goal().objectives())
                .containsExactly(new Objective("accuracy", true, ""), new Objective("latency-p50", false, "host"));
        assertThat(experiment.goal().constraints())
                .extracting(condition -> condition.text())
                .containsExactly("macs <= 20M", "accuracy >= 50");
        assertThat(experiment.goal().scalar()).isEqualTo(MnasNet.soft(2, -.3));
        assertThat(experiment.search().strategy()).isEqualTo("regularized-evolution");
        assertThat(experiment.search().settings())
                .containsEntry("population", 12.0)
                .containsEntry("sample", 4.0);
        TrainingRecipe recipe = new TrainingRecipe(32, "adamw", 1e-3, .8, .1, "cosine", .2, .1, 5.0, .99, 4, true, 8);
        assertThat(experiment.evaluation())
                .isEqualTo(new ByTraining(
                        2.5,
                        30,
                        recipe,
                        .3,
                        "gpu:1",
                        Duration.ofSeconds(90),
                        Fidelity.RESOLUTION,
                        new QuantisationRecipe(1.5, "percentile", 100)));
        assertThat(experiment.budget().trials()).isEqualTo(60);
        assertThat(experiment.budget().time()).isEqualTo(Duration.ofHours(1));
        assertThat(experiment.seeds()).containsExactly(4L, 5L);
        assertThat(experiment.baseline()).isFalse();
        assertThat(experiment.workers()).isEqualTo(3);
        Quantize quantize = Objects.requireNonNull(experiment.quantize());
        assertThat(quantize.values())
                .isEqualTo(Map.of(
                        "weights", Expressions.of(4),
                        "activations", Expressions.of(8),
                        "weight-rounding", Expressions.of("symmetric"),
                        "weight-steps", Expressions.of("per-tensor"),
                        "activation-rounding", Expressions.of("asymmetric")));
        assertThat(quantize.skip()).extracting(Expression.Name::name).containsExactly("stem");
        assertThat(experiment.activations()).isEqualTo(ActivationType.S8S8);
    }

    @Test
    void whatIsNotSaidHasADefault() {
        Experiment experiment = read("""
                experiment: short
                space: mobile-mini
                data: {generated: glyphs}
                objectives: [maximize: accuracy]
                search: {strategy: random}
                budget: {trials: 5}
                """);
        assertThat(experiment.data()).isEqualTo(new DataSource.Glyphs(Difficulty.MEDIUM, 28, 10_000, 2_000, 1, false));
        TrainingRecipe recipe = new TrainingRecipe(64, "sgd", .05, .9, 5e-4, "linear", .05, 0, null, null, 0, false, 0);
        assertThat(experiment.evaluation()).isEqualTo(new ByTraining(3, 12, recipe, .2, "cpu", null, Fidelity.EPOCHS));
        assertThat(experiment.seeds()).containsExactly(1L, 2L, 3L);
        assertThat(experiment.baseline()).isTrue();
        assertThat(experiment.workers()).isEqualTo(1);
    }

    @Test
    void epochsOfRoundedTrainingBelongToTraining() {
        String text = FULL.replace("quantised-by: training", "quantised-by: calibration");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(
                        "evaluate.quantised-epochs: found with [quantised-by: calibration], accepted: with"
                                + " quantised-by: training");
    }

    @Test
    void otherDataAreRead() {
        String rest = """
                experiment: x
                space: nas-bench-201
                objectives: [maximize: accuracy]
                search: {strategy: random}
                budget: {trials: 5}
                """;
        Experiment table = read(rest + "data: {table: nas-bench-201, folder: tables}");
        assertThat(table.data()).isEqualTo(new DataSource.Table("nas-bench-201", Path.of("tables")));
        assertThat(table.evaluation()).isEqualTo(new ByTable());
        assertThat(read(rest + "data: {images: pictures, size: 16}").data())
                .isEqualTo(new DataSource.Folder("images", Path.of("pictures"), new Sizing.To(16, 16)));
        assertThat(read(rest + "data: {named: fashion-mnist}").data()).isEqualTo(new DataSource.Named("fashion-mnist"));
        assertThat(read(rest + "data: {idx: digits}").data())
                .isEqualTo(new DataSource.Folder("idx", Path.of("digits"), new Sizing.AsStored()));
    }

    private static String byProxy(String strategy, String evaluation) {
        return """
                experiment: x
                space: mobile-mini
                data: {generated: glyphs}
                objectives: [maximize: synflow]
                search: {strategy: %s}
                evaluate: %s
                budget: {trials: 5}
                """.formatted(strategy, evaluation);
    }

    @Test
    void evaluationsByProxyAreRead() {
        Experiment brief = read(byProxy("random", "{by: proxy, proxy: synflow}"));
        assertThat(brief.evaluation()).isEqualTo(new ByProxy("synflow", 64, "cpu"));
        Experiment full = read(byProxy("random", "{by: proxy, proxy: grad-norm, batch: 16, device: gpu:1}"));
        assertThat(full.evaluation()).isEqualTo(new ByProxy("grad-norm", 16, "gpu:1"));
        assertThat(ExperimentText.read("kept", ExperimentText.write(full))).isEqualTo(full);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random | {by: proxy, proxy: sinflow}          | my.yaml:6:30: evaluate.proxy: found no proxy called [sinflow], accepted:
            random | {by: proxy}                          | key [proxy] is missing
            random | {by: proxy, proxy: zen, batch: 1}    | evaluate.batch: found [1], accepted: a whole number of at least 2
            random | {by: proxies, proxy: zen}            | evaluate.by: found [proxies], accepted: predictor, proxy, supernet, table, training
            asha   | {by: proxy, proxy: zen}              | search.strategy: found [asha], which asks for evaluations at a part of the budget
            """)
    void whatIsWrongWithAProxyIsNamed(String strategy, String evaluation, String message) {
        assertThatThrownBy(() -> read(byProxy(strategy, evaluation)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    private static String bySupernet(String strategy, String evaluation) {
        return byProxy(strategy, evaluation).replace("synflow", "accuracy");
    }

    @Test
    void evaluationsBySupernetAreRead() {
        TrainingRecipe usual = new TrainingRecipe(64, "sgd", .05, .9, 5e-4, "linear", .05, 0, null, null, 0, false, 0);
        ByTraining alone = new ByTraining(3, 12, usual, .2, "cpu", null, Fidelity.EPOCHS);
        Experiment brief = read(bySupernet("random", "{by: supernet}"));
        assertThat(brief.evaluation()).isEqualTo(new BySupernet(20, "uniform", "cropped", 20, 16, alone));
        Experiment full = read(bySupernet("random", """
                {by: supernet, epochs: 7.5, sampler: shrinking, kernels: cropped, statistics: 3, agreement: 0, alone-epochs: 2,
                    final-epochs: 9, batch: 16, optimizer: adamw, learning-rate: 1e-3, momentum: .8, weight-decay: .1,
                    schedule: cosine, warm-up: .2, label-smoothing: .1, clip: 5, crop: 4, mirror: true, cutout: 8,
                    validation: .3, device: gpu:1, time-limit: 90s}"""));
        TrainingRecipe recipe = new TrainingRecipe(16, "adamw", 1e-3, .8, .1, "cosine", .2, .1, 5.0, null, 4, true, 8);
        ByTraining trained = new ByTraining(2, 9, recipe, .3, "gpu:1", Duration.ofSeconds(90), Fidelity.EPOCHS);
        assertThat(full.evaluation()).isEqualTo(new BySupernet(7.5, "shrinking", "cropped", 3, 0, trained));
        for (Experiment experiment : List.of(brief, full)) {
            assertThat(ExperimentText.read("kept", ExperimentText.write(experiment)))
                    .isEqualTo(experiment);
        }
    }

    /** So that what was kept before there was the key is the same experiment still. */
    @Test
    void kernelsAreKeptWhereTheyAreNotWhatTheSamplerBrings() {
        for (String evaluation :
                List.of("sampler: shrinking", "sampler: shrinking, kernels: transformed", "kernels: cropped")) {
            Experiment usual = read(bySupernet("random", "{by: supernet, " + evaluation + "}"));
            assertThat(((BySupernet) usual.evaluation()).kernels())
                    .isEqualTo(evaluation.contains("shrinking") ? "transformed" : "cropped");
            assertThat(ExperimentText.write(usual)).doesNotContain("kernels");
        }
        Experiment other = read(bySupernet("random", "{by: supernet, kernels: transformed}"));
        assertThat(((BySupernet) other.evaluation()).kernels()).isEqualTo("transformed");
        assertThat(ExperimentText.read("kept", ExperimentText.write(other))).isEqualTo(other);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            random | {by: supernet, agreement: 2}     | my.yaml:6:37: evaluate.agreement: found [2], accepted: 0 for none, or at least 3 networks
            random | {by: supernet, agreement: -1}    | evaluate.agreement: found [-1], accepted: a whole number of at least 0
            random | {by: supernet, sampler: sandwitch} | my.yaml:6:35: evaluate.sampler: found [sandwitch], accepted: fair, sandwich, shrinking, uniform
            random | {by: supernet, kernels: transformd} | evaluate.kernels: found [transformd], accepted: cropped, transformed
            random | {by: supernet, kernel: cropped}  | evaluate.kernel: found unknown key [kernel]
            random | {by: supernet, statistics: 0}    | evaluate.statistics: found [0], accepted: a whole number of at least 1
            random | {by: supernet, epochs: 0}        | evaluate.epochs: found [0], accepted: a number from
            random | {by: supernet, average: .9}      | evaluate.average: found unknown key [average]
            random | {by: supernet, fidelity: data}   | evaluate.fidelity: found unknown key [fidelity]
            random | {by: training, sampler: fair}    | evaluate.sampler: found unknown key [sampler]
            asha   | {by: supernet}                   | search.strategy: found [asha], which asks for evaluations at a part of the budget
            """)
    void whatIsWrongWithASupernetIsNamed(String strategy, String evaluation, String message) {
        assertThatThrownBy(() -> read(bySupernet(strategy, evaluation)))
                .isInstanceOf(InputException.class)
                .hasMessageContaining(message);
    }

    @Test
    void anExperimentIsReadAgainFromItsText() {
        Experiment experiment = read(FULL);
        assertThat(ExperimentText.read("kept", ExperimentText.write(experiment)))
                .isEqualTo(experiment);
    }

    @Test
    void everyKindOfValueThatRoundsIsReadAgainFromItsText() {
        for (String value : List.of(
                "{one-of: [4, 8]}",
                "{one-of: {few: 4, many: {int: [8, 16], step: 4}}}",
                "{float: [2, 8], points: 7}",
                "'if(a > -(2), max(b, 4), 8)'")) {
            Experiment experiment = read(FULL.replace("weights: 4", "weights: " + value));
            assertThat(ExperimentText.read("kept", ExperimentText.write(experiment)))
                    .isEqualTo(experiment);
        }
    }

    @Test
    void anExperimentRoundsASpaceOfTheCatalogue() {
        Experiment experiment = read(FULL.replace("weights: 4", "weights: {one-of: [4, 8]}"));
        SearchSpace space = SpaceCompiler.compile(Spaces.of(experiment));
        assertThat(space.decisions()).anyMatch(decision -> decision.path().endsWith("/weight-bits"));
        assertThat(space.decode(space.sample(new SplittableRandom(1))).graph().nodes())
                .anyMatch(node -> node.weights().rounds());
    }

    /** The keys of the file above, each once. */
    static Stream<String> keys() {
        return FULL.lines()
                .flatMap(line -> Stream.of(line.split("[{},]")))
                .map(String::strip)
                .filter(part -> part.matches("(- )?[a-z-]+:( .*)?"))
                .map(part -> part.replaceFirst("^- ", "").replaceFirst(":.*", ""))
                .distinct();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aMisspeltKeyIsNamedWithTheOneThatWasMeant(String key) {
        String wrong = key.substring(0, key.length() - 1) + "x";
        String text = FULL.replaceFirst("(?m)(^|[ {])" + key + ":", "$1" + wrong + ":");
        assertThat(text).isNotEqualTo(FULL);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("my.yaml:")
                .hasMessageContaining("found unknown key [" + wrong + "]")
                .hasMessageContaining("Maybe " + key + "?");
    }

    @Test
    void everyKindOfDataIsReadAgainFromItsText() {
        for (String data : List.of(
                "{named: mnist}",
                "{idx: digits}",
                "{images: pictures, size: 16}",
                "{table: nas-bench-macro, folder: tables}",
                "{predictor: a, results: b}")) {
            Experiment experiment = read("""
                    experiment: x
                    space: nas-bench-macro
                    objectives: [maximize: accuracy]
                    search: {strategy: random}
                    budget: {trials: 5}
                    data: %s
                    """.formatted(data));
            assertThat(ExperimentText.read("kept", ExperimentText.write(experiment)))
                    .isEqualTo(experiment);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            trials: 60               | trials: 0             | budget.trials: found [0], accepted: a whole number of at least 1
            time: 1h                 | time: 0s              | budget.time: found [0s], accepted: a time such as 90s
            seeds: [4, 5]            | seeds: [4, 4]         | seeds[1]: found the seed [4] twice
            population: 12           | population: 1.5       | search.population: found [1.5], accepted: a whole number
            strategy: regularized-ev | strategy: regulated-ev| search.strategy: found no strategy called [regulated-evolution]
            optimizer: adamw         | optimizer: adam       | evaluate.optimizer: found [adam], accepted: adamw, sgd
            device: gpu:1            | device: tpu           | evaluate.device: found device [tpu], accepted: cpu, gpu, gpu:N
            validation: 0.3          | validation: 1         | evaluate.validation: found [1], accepted: a number from
            by: training             | by: table             | evaluate.by: found [table], accepted with these data: training, proxy
            experiment: full         | experiment: ../etc    | experiment: found [../etc], accepted: a name of lower-case
            difficulty: hard         | difficulty: harder    | Maybe hard?
            generated: glyphs, difficulty: hard, size: 32, training: 500, test: 100, seed: 7, dense: true| named: minst | Maybe mnist?
            generated: glyphs        | generated: glyph      | Maybe glyphs?
            baseline: off            | baseline: none        | baseline: found [none], accepted: off, random
            macs <= 20M              | macs <=               | constraints[0]
            exponent: -0.3           | exponent: 0.3         | exponent: found [0.3], accepted: a number up to 0
            {target: 2, exponent: -0.3} | {exponent: -0.3}   | key [target] is missing
            """)
    void aWrongValueIsNamed(String right, String wrong, String message) {
        String text = FULL.replace(right, wrong);
        assertThat(text).isNotEqualTo(FULL);
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("my.yaml:")
                .hasMessageContaining(message);
    }

    @Test
    void settingsOfTheCommandLineReplaceValues() {
        Experiment experiment = ExperimentReader.read(Overrides.apply(
                YamlFile.read("my.yaml", FULL),
                Stream.of(
                                "evaluate.epochs=7",
                                "quantize.activations=4",
                                "seeds=[9]",
                                "search={strategy: random}",
                                "budget.trials=3")
                        .map(Change::set)
                        .toList()));
        assertThat(((ByTraining) experiment.evaluation()).epochs()).isEqualTo(7);
        assertThat(Objects.requireNonNull(experiment.quantize()).values())
                .containsEntry("activations", Expressions.of(4));
        assertThat(experiment.seeds()).containsExactly(9L);
        assertThat(experiment.search().settings()).isEqualTo(Map.of());
        assertThat(experiment.budget().trials()).isEqualTo(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            epochs                   | --set epochs: found [epochs], accepted: path=value
            space.x=1                | space.x: [x] would be a key of [mobile-mini]
            evaluate.epoch=1         | evaluate.epoch: found unknown key [epoch]
            evaluate.epochs=0        | evaluate.epochs: found [0], accepted: a number from
            seeds=[1, x]             | seeds[1]: found [x], accepted: a whole number
            budget={trials: 5, tim: 1m} | budget.tim: found unknown key [tim]
            search.strategy=rando    | search.strategy: found no strategy called [rando]
            """)
    void aWrongSettingIsNamedAsItWasTyped(String setting, String message) {
        assertThatThrownBy(() -> ExperimentReader.read(
                        Overrides.apply(YamlFile.read("my.yaml", FULL), List.of(Change.set(setting)))))
                .isInstanceOf(InputException.class)
                .hasMessageStartingWith("--set " + setting + ": ")
                .hasMessageContaining(message);
    }

    @Test
    void placesAreThoseOfTheFileOrOfTheKeptExperiment() {
        Experiment experiment = read(FULL);
        assertThat(experiment.places().space().text()).isEqualTo("my.yaml:2:8: space");
        assertThat(experiment.places().objective().getLast().text()).isEqualTo("my.yaml:6:15: objectives[1].minimize");
        Experiment kept = ExperimentText.read("full", ExperimentText.write(experiment));
        assertThat(kept.places().objective().getLast().text()).isEqualTo("full: objectives[1].minimize");
    }
}
