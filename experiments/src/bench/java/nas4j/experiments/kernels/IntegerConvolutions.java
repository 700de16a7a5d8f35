package nas4j.experiments.kernels;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.Precision;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.graph.quantize.Precisions;
import nas4j.hardware.probe.NetworkProbe;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;

/**
 * How long convolutions of integers take, in both ways in which activations lie in a file, over those of floats: chains of
 * twelve equal layers with ReLUs, in turns, on one thread of this machine. Prints a table; the argument is the number of rounds.
 */
public final class IntegerConvolutions {
    private static final int LAYERS = 12;
    private static final double SECONDS = .2;
    private static final long SEED = 1;

    private IntegerConvolutions() {}

    private record Layers(String name, int channels, int size, int kernel, boolean isDepthwise) {
        ComputationGraph chain() {
            ComputationGraph.Builder graph = ComputationGraph.builder();
            int at = graph.add("in", new Op.Input(TensorShape.of(channels, size, size)));
            for (int layer = 0; layer < LAYERS; layer++) {
                Op conv = new Op.Conv2d(channels, Window.same(kernel, 1, 1), isDepthwise ? channels : 1, true);
                at = graph.add(
                        "relu" + layer, new Op.Activation(ActivationKind.RELU), graph.add("conv" + layer, conv, at));
            }
            return graph.output("out", at).build();
        }
    }

    private static List<byte[]> models(Layers layers) {
        ComputationGraph chain = layers.chain();
        ComputationGraph rounded = Precisions.everywhere(chain, new Precision(8, 8));
        return List.of(
                OnnxExporter.exportUntrained(chain, SEED),
                OnnxExporter.exportUntrained(rounded, SEED, ActivationType.U8S8),
                OnnxExporter.exportUntrained(rounded, SEED, ActivationType.S8S8));
    }

    private static double median(List<Double> values) {
        double[] sorted =
                values.stream().mapToDouble(Double::doubleValue).sorted().toArray();
        return sorted[sorted.length / 2];
    }

    private static void print(NetworkProbe probe, Layers layers, int rounds) {
        List<byte[]> models = models(layers);
        List<List<Double>> ratios = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        List<Double> micros = new ArrayList<>();
        for (int round = 0; round < rounds; round++) {
            double[] found = models.stream()
                    .map(probe::measureWhole)
                    .mapToDouble(times -> times.ratio())
                    .toArray();
            micros.add(1e3 * found[0] * probe.measureWhole(models.getFirst()).referenceMs() / LAYERS);
            for (int way = 0; way < found.length; way++) {
                ratios.get(way).add(found[way] / found[0]);
            }
        }
        System.out.printf(
                "| %s, %d channels, %d × %d | %.1f | %.2f | %.2f |%n",
                layers.name(),
                layers.channels(),
                layers.size(),
                layers.size(),
                median(micros),
                median(ratios.get(1)),
                median(ratios.get(2)));
    }

    /** Prints a row for each kind and size of layers. */
    public static void main(String... arguments) {
        int rounds = arguments.length == 0 ? 3 : Integer.parseInt(arguments[0]);
        System.out.println("| layer | fp32, µs | u8s8 over fp32 | s8s8 over fp32 |\n|---|---|---|---|");
        try (NetworkProbe probe = new NetworkProbe(1, SECONDS)) {
            for (int channels : Arrays.asList(16, 32, 64, 128)) {
                for (Layers layers : List.of(
                        new Layers("depthwise 3×3", channels, 28, 3, true),
                        new Layers("pointwise", channels, 28, 1, false),
                        new Layers("full 3×3", channels, 28, 3, false))) {
                    print(probe, layers, rounds);
                }
            }
        }
    }
}
