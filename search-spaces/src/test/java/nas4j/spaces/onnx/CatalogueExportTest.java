package nas4j.spaces.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import nas4j.contract.Seeds;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Runs;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Precision;
import nas4j.graph.quantize.Precisions;
import nas4j.onnx.check.Agreement;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.SmallInputs;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Networks of all spaces, exported, compute in ONNX Runtime what they compute in the training engine. {@code
 * -Dnas4j.onnx.folder=FOLDER} keeps the errors and, of the two networks, the models for {@code
 * src/test/python/check_onnx.py}.
 */
@Tag("engine")
class CatalogueExportTest {
    /** Of the relative error of each output: max |found − expected| / max |expected|. */
    private static final double TOLERANCE = 1e-4;

    private static final int BATCH = 2;

    static List<String> names() {
        return Catalogue.names();
    }

    @ParameterizedTest
    @MethodSource("names")
    void twoNetworksOfEverySpaceComputeTheSameInOnnxRuntime(String name) {
        checkNetworks(name, 2, true);
    }

    @ParameterizedTest
    @MethodSource("names")
    @Tag("slow")
    void manyNetworksOfEverySpaceComputeTheSameInOnnxRuntime(String name) {
        checkNetworks(name, 100, false);
    }

    private static void checkNetworks(String name, int count, boolean keepsModels) {
        SearchSpace space = SpaceCompiler.compile(Catalogue.load(name));
        int[] drawn = {0};
        Seeds.each(count, random -> {
            ComputationGraph drawnGraph = space.decode(space.sample(random)).graph();
            ComputationGraph graph = Precisions.everywhere(SmallInputs.of(drawnGraph), Precision.FLOAT32);
            String network = name + "-" + ++drawn[0];
            double error = error(graph, random, keepsModels ? network : "");
            keep(network + ".error", (error + "\n").getBytes(StandardCharsets.UTF_8));
            assertThat(error).isLessThan(TOLERANCE);
        });
    }

    /** Of the file with batch normalisations as they are, and of the one where they are folded. */
    private static double error(ComputationGraph graph, RandomGenerator random, String name) {
        try (CompiledNetwork network = Runs.compile(graph)) {
            Weights weights = Runs.trainedLikeWeights(network, random);
            network.load(weights);
            Map<String, double[]> inputs = Runs.randomInputs(graph, BATCH, random);
            Map<String, float[]> expected = Agreement.engineOutputs(network, inputs, BATCH);
            expected.values().forEach(CatalogueExportTest::requireFinite);
            double worst = 0;
            for (boolean folds : new boolean[] {false, true}) {
                byte[] model = Agreement.export(graph, weights, folds);
                if (!name.isEmpty()) {
                    keep(name + (folds ? "-folded" : "") + ".onnx", model);
                }
                Map<String, float[]> found = Agreement.runtimeOutputs(graph, model, inputs, BATCH);
                worst = Math.max(worst, Agreement.relativeError(found, expected));
            }
            return worst;
        }
    }

    private static void requireFinite(float[] values) {
        for (float value : values) {
            assertThat(value).isFinite();
        }
    }

    private static void keep(String file, byte[] content) {
        String folder = System.getProperty("nas4j.onnx.folder");
        if (folder != null) {
            try {
                Files.write(Files.createDirectories(Path.of(folder)).resolve(file), content);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
