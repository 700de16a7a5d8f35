package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import nas4j.spaces.yaml.SpaceReader;
import nas4j.spaces.yaml.YamlFile;

/** The networks that are timed, by name. */
final class Networks {
    private static final String ALL_3X3 =
            "|nor_conv_3x3~0|+|nor_conv_3x3~0|nor_conv_3x3~1|" + "+|nor_conv_3x3~0|nor_conv_3x3~1|nor_conv_3x3~2|";
    private static final String MIXED =
            "|nor_conv_3x3~0|+|nor_conv_1x1~0|skip_connect~1|" + "+|avg_pool_3x3~0|nor_conv_3x3~1|skip_connect~2|";

    /** Two blocks at each of three sizes, as in He et al. 2016, figure 2. */
    private static final String RESNET = """
            space: resnet
            input: {image: [1, 28, 28]}
            output: {classes: 10}
            network:
              - conv: 32
              - norm
              - act: relu
              - stage: {channels: 32, stride: 1}
              - stage: {channels: 64, stride: 2}
              - stage: {channels: 128, stride: 2}
              - global-pool
              - linear: classes
            blocks:
              stage(channels, stride):
                - basic: {channels: channels, stride: stride}
                - basic: {channels: channels, stride: 1}
              basic(channels, stride):
                - sum:
                    - - conv: {channels: channels, kernel: 3, stride: stride}
                      - norm
                      - act: relu
                      - conv: {channels: channels, kernel: 3}
                      - norm
                    - identity: {channels: channels, stride: stride}
                - act: relu
            """;

    /** Inverted residuals: Sandler et al. 2018, and with hard swish and squeeze-excitation Howard et al. 2019. */
    private static final String MOBILENET = """
            space: mobilenet
            input: {image: [1, 28, 28]}
            output: {classes: 10}
            network:
              - conv: {channels: 16, kernel: 3}
              - norm
              - act: ACT
              - mbconv: {channels: 16, expand: 1, act: ACT}
              - mbconv: {channels: 24, expand: 6, stride: 2, act: ACT}
              - mbconv: {channels: 24, expand: 6, act: ACT}
              - mbconv: {channels: 40, expand: 6, stride: 2, kernel: 5, se: SE, act: ACT}
              - mbconv: {channels: 40, expand: 6, kernel: 5, se: SE, act: ACT}
              - mbconv: {channels: 80, expand: 6, act: ACT}
              - mbconv: {channels: 80, expand: 6, se: SE, act: ACT}
              - conv: {channels: 320, kernel: 1}
              - norm
              - act: ACT
              - global-pool
              - linear: classes
            """;

    private static final Map<String, ComputationGraph> BY_NAME = new LinkedHashMap<>();

    static {
        BY_NAME.put("cell-3x3", cells(1, ALL_3X3));
        BY_NAME.put("cell-mixed", cells(1, MIXED));
        BY_NAME.put("mobilenet", only(MOBILENET.replace("ACT", "relu6").replace("SE", "0")));
        BY_NAME.put("mobilenet-se", only(MOBILENET.replace("ACT", "hswish").replace("SE", "0.25")));
        BY_NAME.put("resnet", only(RESNET));
        BY_NAME.put("cells-3x3", cells(5, ALL_3X3));
    }

    private Networks() {}

    static ComputationGraph byName(String name) {
        return Objects.requireNonNull(BY_NAME.get(name), () -> "there is no [" + name + "], only " + BY_NAME.keySet());
    }

    /** Images in a batch: those of the papers, 128 of 32x32, or else 64. */
    static int batch(ComputationGraph graph) {
        return graph.inputs().getFirst().shape().dim(1) == 32 ? 128 : 64;
    }

    private static ComputationGraph cells(int repeats, String cell) {
        try (InputStream stream =
                Objects.requireNonNull(Catalogue.class.getResourceAsStream("catalogue/nas-bench-201.yaml"))) {
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            return network(text.replace("repeat: 5", "repeat: " + repeats), cell);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ComputationGraph only(String text) {
        return network(text, "");
    }

    private static ComputationGraph network(String text, String genotype) {
        SearchSpace space = SpaceCompiler.compile(SpaceReader.read(YamlFile.read("benchmark", text)));
        return Simplification.simplify(space.decode(space.parse(genotype)).graph());
    }
}
