package nas4j.experiments.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import nas4j.contract.Seeds;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The ready experiments, with small budgets. */
@Tag("engine")
class ConfigsTest {
    private static final Path ROOT = Path.of(System.getProperty("nas4j.root"));
    private static final Path CONFIGS = ROOT.resolve("experiments/configs");
    private static final String TABLE = "nas-bench-201.yaml";
    private static final List<String> IN_SUPERNETS = List.of("darts.yaml", "tasks.yaml");
    private static final String DIGITS = "digits.yaml";
    private static final String SUPERNET = "supernet.yaml";
    private static final String INTEGERS = "int8.yaml";

    @TempDir
    private Path folder = Path.of("");

    static List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(CONFIGS)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    /** The others, of which digits are tried each time. */
    static List<String> trained() throws IOException {
        return names().stream()
                .filter(name -> !name.equals(TABLE) && !name.equals(DIGITS))
                .toList();
    }

    /** A copy whose paths hold wherever the test is started. */
    private Path copy(String name) throws IOException {
        String text = Files.readString(CONFIGS.resolve(name));
        boolean needsShared = text.contains("../shared");
        Path shared = ROOT.resolve("../shared");
        Assumptions.assumeTrue(!needsShared || Files.isDirectory(shared), "skipped: there is no folder " + shared);
        return Files.writeString(folder.resolve(name), text.replace("../shared", shared.toString()));
    }

    private Run run(String name, String... settings) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "run",
                copy(name).toString(),
                "--results",
                folder.resolve("results").toString(),
                "--format",
                "json",
                "--seed",
                "1",
                "--trials",
                "2"));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return Run.of(arguments.toArray(String[]::new));
    }

    @Test
    void theTableIsSearched() throws IOException {
        Run run = run(TABLE);
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"status\": \"finished\"", "\"trials\": 2");
    }

    @Test
    @Tag("engine")
    void networksForDigitsAreTrainedAndHandedBack() throws IOException {
        networksAreTrainedAndHandedBack(DIGITS);
    }

    @ParameterizedTest
    @MethodSource("trained")
    @Tag("engine")
    void networksAreTrainedAndHandedBack(String name) throws IOException {
        List<String> settings =
                new ArrayList<>(List.of("evaluate.epochs=0.05", "evaluate.final-epochs=0.1", "workers=1"));
        if (IN_SUPERNETS.contains(name)) {
            settings.add("search.epochs=1");
        }
        if (name.equals(SUPERNET)) {
            settings.addAll(List.of("evaluate.agreement=3", "evaluate.alone-epochs=0.05"));
        }
        if (name.equals(INTEGERS)) {
            settings.add("evaluate.quantised-epochs=0.05");
        }
        Run run = run(name, settings.toArray(String[]::new));
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out()).contains("\"status\": \"finished\"", "\"delivered\": {");
        String experiment = name.replace(".yaml", "");
        Path model = folder.resolve("model.onnx");
        Run export = Run.of(
                "export", experiment, "--results", folder.resolve("results").toString(), "--out", model.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(model).isNotEmptyFile();
        assertThat(folder.resolve("model.onnx.md")).content().contains("| accuracy |", "genotype: `");
        assertThat(folder.resolve("results").resolve(experiment).resolve("report.html"))
                .isNotEmptyFile();
    }

    /** Pictures that a person has, in a folder for each class. */
    @Test
    @Tag("engine")
    void picturesOfOnesOwnAreTrainedOn() throws IOException {
        RandomGenerator random = Seeds.generator(1);
        for (String kind : List.of("dark", "light")) {
            Path pictures = Files.createDirectories(folder.resolve("pictures").resolve(kind));
            for (int k = 0; k < 40; k++) {
                picture(pictures.resolve(k + ".png"), kind.equals("light") ? 160 : 0, random);
            }
        }
        Path file = Files.writeString(folder.resolve("own.yaml"), """
                experiment: own
                space: mobile-mini
                data: {images: "%s", size: 12}
                objectives: [maximize: accuracy, minimize: macs]
                scalar: {mnasnet-soft: {target: 300k}}
                search: {strategy: local-search}
                evaluate: {epochs: 2, final-epochs: 10, batch: 8}
                budget: {trials: 3}
                seeds: [1]
                baseline: off
                """.formatted(folder.resolve("pictures")));
        String results = folder.resolve("results").toString();
        Run run = Run.of("run", file.toString(), "--results", results, "--calibrate", "4", "--format", "json");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.err()).contains("random networks, those of own-calibration", "Report: ");
        Path model = folder.resolve("other.onnx");
        Run export = Run.of("export", "own", "--trial", "1/2", "--results", results, "--out", model.toString());
        assertThat(export.exitCode()).as(export.err()).isZero();
        assertThat(model).isNotEmptyFile();
        assertThat(Run.of("export", "own", "--trial", "1/99", "--results", results, "--out", model.toString())
                        .err())
                .contains("found no trial [1/99] in experiment [own]");
    }

    private static void picture(Path file, int least, RandomGenerator random) throws IOException {
        BufferedImage image = new BufferedImage(12, 12, BufferedImage.TYPE_INT_RGB);
        for (int pixel = 0; pixel < 144; pixel++) {
            int grey = least + random.nextInt(96);
            image.setRGB(pixel % 12, pixel / 12, grey << 16 | grey << 8 | grey);
        }
        ImageIO.write(image, "png", file.toFile());
    }
}
