package nas4j.experiments.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nas4j.experiments.yaml.ExperimentReader;
import nas4j.experiments.yaml.ExperimentText;
import nas4j.experiments.yaml.FileKey;
import nas4j.experiments.yaml.Strategies;
import nas4j.input.InputException;
import nas4j.spaces.json.SchemaCheck;
import nas4j.spaces.yaml.YamlFile;
import nas4j.spaces.yaml.YamlMap;
import nas4j.spaces.yaml.YamlNode;
import nas4j.spaces.yaml.YamlText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ExperimentSchemaTest {
    private static final Path CONFIGS =
            Path.of(System.getProperty("nas4j.root")).resolve("experiments/configs");
    private static final Map<String, Object> SCHEMA = ExperimentSchema.json();
    private static final Pattern ACCEPTED = Pattern.compile("accepted: ([^\n]*)");

    /** What every experiment has; a line replaces the one with the same key. */
    private static final Map<String, String> LEAST = Map.of(
            "experiment", "experiment: x",
            "space", "space: mobile-mini",
            "data", "data: {generated: glyphs}",
            "objectives", "objectives: [maximize: accuracy]",
            "search", "search: {strategy: random}",
            "budget", "budget: {trials: 5}");

    private static final String COST = "objectives: [maximize: accuracy, minimize: macs]\n";

    private static String file(String lines) {
        Map<String, String> file = new TreeMap<>(LEAST);
        lines.lines().forEach(line -> file.put(line.substring(0, line.indexOf(':')), line));
        return String.join("\n", file.values()) + "\n";
    }

    private static boolean fits(String file) {
        return SchemaCheck.fits(YamlFile.read("my.yaml", file), SCHEMA);
    }

    static List<Path> configs() throws IOException {
        try (Stream<Path> files = Files.list(CONFIGS)) {
            return files.sorted().toList();
        }
    }

    /** Between them they have every key. */
    static Stream<String> right() {
        Stream<String> strategies = Strategies.all().stream()
                .map(provider -> provider.settings().stream()
                                .map(setting -> ", " + setting.name() + ": " + setting.text(setting.byDefault()))
                                .reduce("search: {strategy: " + provider.name(), String::concat)
                        + "}");
        return Stream.concat(
                        strategies,
                        Stream.of(
                                "data: {generated: glyphs, difficulty: hard, size: 8, training: 5, test: 1, seed: 0, dense: true}",
                                "data: {named: mnist}",
                                "data: {idx: a, size: 8}",
                                "data: {cifar: a, size: 8}",
                                "data: {images: a, size: 8}",
                                "data: {masks: a, size: 4096}",
                                "data: {table: nas-bench-201, folder: a}",
                                "data: {table: nas-bench-201}\nevaluate: {by: table}",
                                "data: {predictor: a, results: b}\nevaluate: {by: predictor}",
                                "objectives: [maximize: accuracy, minimize: latency-p50 on host]\nconstraints: [macs <= 20M]",
                                COST + "scalar: {mnasnet-soft: {target: 20M, exponent: -0.3}}",
                                COST + "scalar: {mnasnet-hard: {target: 1e-3}}",
                                COST
                                        + "scalar: {weighted: [{weight: 2, best: 100, worst: -.5}, {best: 0, worst: 20M}]}",
                                "evaluate: {by: training, epochs: .5, final-epochs: 1k, batch: 1, optimizer: adamw, learning-rate:"
                                        + " 1e-3, momentum: 0, weight-decay: 0, schedule: step, warm-up: 0.99, label-smoothing: 0,"
                                        + " clip: 1, average: 0.9, crop: 0, mirror: false, cutout: 3, validation: 0.1, device:"
                                        + " gpu:1, time-limit: 1h30m, fidelity: data, quantised-by: training,"
                                        + " quantised-epochs: 2, observer: min-max, calibration-images: 8}",
                                "evaluate: {by: proxy, proxy: synflow, batch: 2, device: gpu:1}\nobjectives: [maximize: synflow]",
                                "evaluate: {by: supernet, epochs: .5, sampler: shrinking, kernels: cropped, statistics: 1, agreement: 0,"
                                        + " alone-epochs: 2, final-epochs: 1k, batch: 1, optimizer: adamw, learning-rate:"
                                        + " 1e-3, momentum: 0, weight-decay: 0, schedule: step, warm-up: 0.99,"
                                        + " label-smoothing: 0, clip: 1, crop: 0, mirror: false, cutout: 3, validation: 0.1,"
                                        + " device: gpu:1, time-limit: 1h30m}",
                                "evaluate: {by: supernet, agreement: 3}",
                                "evaluate: {}",
                                "screen: {by: predictor, keep: 20 %, model: gp}",
                                "screen: {by: predictor, keep: 0.2, predictor: a, results: b}",
                                "screen: {by: proxy, keep: 12.5%, proxy: synflow, batch: 2, device: gpu}",
                                "search: {strategy: shrink, from: a=1}",
                                "search: {strategy: darts, cost: {measure: macs, reference: 5M}}",
                                "search: {strategy: gdas, cost: {measure: parameters, reference: 20k, form: added, weight: .2}}",
                                "search: {strategy: proxyless, cost: {measure: predicted-latency on pi, reference: 5, form:"
                                        + " multiplied, factor: .3, exponent: .4}}",
                                "budget: {trials: 1, time: 90s}",
                                "descriptors: [macs, latency-p50 on host]",
                                "quantize: {weights: 4, activations: 8, weight-rounding: symmetric,"
                                        + " weight-steps: per-channel, activation-rounding: asymmetric, skip: [stem]}",
                                "int8: s8s8",
                                "seeds: [0, 7]\nbaseline: off\nworkers: 2"))
                .map(ExperimentSchemaTest::file);
    }

    static Stream<FileKey> keys() {
        return right().flatMap(file -> FileKey.of(file).stream());
    }

    @ParameterizedTest
    @MethodSource("configs")
    void everyReadyExperimentFits(Path file) {
        assertThat(SchemaCheck.fits(YamlFile.read(file), SCHEMA)).isTrue();
    }

    @ParameterizedTest
    @MethodSource("right")
    void whatIsReadFits(String file) {
        assertThat(ExperimentReader.read(YamlFile.read("my.yaml", file))).isNotNull();
        assertThat(fits(file)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "experiment: ../x",
                "space: ''",
                "data: {}",
                "data: {generated: letters}",
                "data: {generated: glyphs, size: 7}",
                "data: {generated: glyphs, size: 5000}",
                "data: {images: a, size: 16.5}",
                "data: {idx: a, cifar: a}",
                "data: {named: cifar10}",
                "data: {table: nas-bench-301}",
                "objectives: []",
                "objectives: accuracy",
                "objectives: [accuracy]",
                "objectives: [{maximize: accuracy, minimize: macs}]",
                "constraints: macs <= 20M",
                "scalar: {weighted: []}",
                COST + "scalar: {mnasnet-soft: {exponent: -0.1}}",
                COST + "scalar: {mnasnet-soft: {target: 1, exponent: 0.1}}",
                COST + "scalar: {mnasnet-hard: {target: -20M}}",
                COST + "scalar: {mnasnet-hard: {target: 1, exponent: -0.1}}",
                "search: random",
                "search: {}",
                "search: {strategy: randon}",
                "search: {strategy: random, population: 4}",
                "search: {strategy: regularized-evolution, population: 2.5}",
                "evaluate: {by: supernet, agreement: 2}",
                "evaluate: {by: supernet, sampler: large}",
                "evaluate: {by: supernet, kernels: large}",
                "evaluate: {by: supernet, average: .9}",
                "evaluate: {by: supernet, statistics: 0}",
                "evaluate: {sampler: fair}",
                "evaluate: {by: table, epochs: 3}",
                "evaluate: {by: proxy}",
                "evaluate: {by: proxy, proxy: synflo}",
                "evaluate: {by: proxy, proxy: synflow, epochs: 3}",
                "evaluate: {by: proxy, proxy: synflow, batch: 1}",
                "evaluate: {proxy: synflow}",
                "evaluate: {epochs: 0}",
                "evaluate: {momentum: 1}",
                "evaluate: {optimizer: adam}",
                "evaluate: {mirror: yes}",
                "evaluate: {device: tpu}",
                "evaluate: {time-limit: 90}",
                "evaluate: {time-limit: 0s}",
                "evaluate: {fidelity: width}",
                "screen: {by: predictor}",
                "screen: {by: predictor, keep: 100 %}",
                "screen: {by: predictor, keep: 0.01}",
                "screen: {by: predictor, keep: 20 %, model: gp, predictor: a}",
                "screen: {by: proxy, keep: 20 %}",
                "screen: {by: table, keep: 20 %}",
                "search: {strategy: random, from: a=1}",
                "search: {strategy: random, cost: {measure: macs, reference: 5M}}",
                "search: {strategy: darts, cost: {measure: macs}}",
                "search: {strategy: darts, cost: {measure: macs, reference: 5M, exponent: 1}}",
                "search: {strategy: darts, cost: {measure: depth, reference: 5}}",
                "search: {strategy: darts, cost: {measure: macs, reference: 5, form: multiplied, weight: 1}}",
                "search: {strategy: darts, cost: {measure: macs, reference: 1, form: multiplied}}",
                "search: {strategy: darts, cost: {measure: macs, reference: 0}}",
                "budget: {time: 1h}",
                "budget: {trials: 0}",
                "seeds: 1",
                "seeds: [1, 1]",
                "quantize: {weight: 8}",
                "quantize: {}",
                "int8: s8u8",
                "baseline: none",
                "workers: 0",
            })
    void whatIsRefusedDoesNotFit(String lines) {
        String file = file(lines);
        assertThatThrownBy(() -> ExperimentReader.read(YamlFile.read("my.yaml", file)))
                .isInstanceOf(InputException.class);
        assertThat(fits(file)).isFalse();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aMisspeltKeyIsRefusedByBoth(FileKey key) {
        String file = key.misspeltFile();
        assertThatThrownBy(() -> ExperimentReader.read(YamlFile.read("my.yaml", file)))
                .isInstanceOf(InputException.class)
                .hasMessageContainingAll("found unknown key [" + key.misspelt() + "]", "Maybe " + key.name() + "?");
        assertThat(fits(file)).isFalse();
    }

    /** By the messages of the readers, which say what is accepted. */
    @Test
    void theKeysAreThoseOfTheReaders() {
        Map<String, Set<String>> read = new TreeMap<>();
        keys().forEach(key -> {
            String path = key.where().key().replaceAll("\\[[0-9]+]", "");
            Set<String> known = read.computeIfAbsent(
                    path.substring(0, path.length() - key.name().length()), _ -> new TreeSet<>());
            known.addAll(accepted(key));
        });
        Map<String, Set<String>> described = new TreeMap<>();
        collect("", new SchemaPart(SCHEMA), described);
        assertThat(described).isEqualTo(read);
    }

    private static List<String> accepted(FileKey key) {
        try {
            ExperimentReader.read(YamlFile.read("my.yaml", key.misspeltFile()));
            throw new AssertionError("[" + key.misspelt() + "] is read");
        } catch (InputException e) {
            Matcher matcher = ACCEPTED.matcher(e.problem());
            assertThat(matcher.find()).isTrue();
            return List.of(matcher.group(1).split(", "));
        }
    }

    private static void collect(String path, SchemaPart schema, Map<String, Set<String>> found) {
        schema.forms()
                .forEach(form -> form.properties().forEach((key, value) -> {
                    found.computeIfAbsent(path, _ -> new TreeSet<>()).add(key);
                    collect(path + key + ".", value, found);
                }));
    }

    @Test
    void theDefaultsAreThoseOfTheReaders() {
        Stream<String> strategies =
                Strategies.all().stream().map(provider -> "search: {strategy: " + provider.name() + "}");
        Stream.concat(
                        strategies,
                        Stream.of(
                                "data: {table: nas-bench-201}",
                                "evaluate: {by: proxy, proxy: zen}",
                                "evaluate: {by: supernet}"))
                .forEach(lines -> {
                    String kept = ExperimentText.write(ExperimentReader.read(YamlFile.read("my.yaml", file(lines))));
                    assertThat(fits(kept)).isTrue();
                    assertDefaults(new SchemaPart(SCHEMA), YamlFile.read("kept", kept));
                });
    }

    /** Whatever the schema has a default for is that in the text. */
    private static void assertDefaults(SchemaPart schema, YamlNode node) {
        if (node instanceof YamlText text) {
            schema.findDefault()
                    .ifPresent(byDefault -> assertThat(plain(text.value()))
                            .as(node.where().key())
                            .isEqualTo(plain(byDefault)));
        }
        if (node instanceof YamlMap map) {
            schema.forms()
                    .filter(form -> SchemaCheck.fits(node, form.json()))
                    .forEach(form -> map.entries()
                            .forEach((key, entry) -> assertDefaults(
                                    form.properties().getOrDefault(key, new SchemaPart(Map.of())), entry.value())));
        }
    }

    private static Object plain(String text) {
        return text.matches("-?[0-9.]+(E-?[0-9]+)?") ? (Object) Double.valueOf(text) : text;
    }
}
