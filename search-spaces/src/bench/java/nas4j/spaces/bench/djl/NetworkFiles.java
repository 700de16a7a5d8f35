package nas4j.spaces.bench.djl;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.graph.Op;
import nas4j.graph.Window;
import nas4j.weights.Weights;

/** What another program needs to train the same network on the same batches: the files of one folder. */
final class NetworkFiles {
    private NetworkFiles() {}

    static void write(Path folder, ComputationGraph graph, Weights weights, ByteBuffer images, int[] labels)
            throws IOException {
        Files.writeString(folder.resolve("graph.txt"), text(graph));
        write(folder, weights, images, labels);
    }

    static void write(Path folder, Weights weights, ByteBuffer images, int[] labels) throws IOException {
        weights.save(folder.resolve("weights.safetensors"));
        byte[] pixels = new byte[images.remaining()];
        images.duplicate().get(pixels);
        Files.write(folder.resolve("images.bin"), pixels);
        ByteBuffer classes = ByteBuffer.allocate(Integer.BYTES * labels.length).order(ByteOrder.LITTLE_ENDIAN);
        classes.asIntBuffer().put(labels);
        Files.write(folder.resolve("labels.bin"), classes.array());
    }

    /** A line for each node: path, operator, its settings, numbers of its inputs; separated by tabs. */
    private static String text(ComputationGraph graph) {
        return graph.nodes().stream().map(NetworkFiles::line).collect(Collectors.joining("\n"));
    }

    private static String line(Node node) {
        String inputs = node.inputs().stream().map(String::valueOf).collect(Collectors.joining(" "));
        return String.join("\t", node.path(), node.op().getClass().getSimpleName(), settings(node.op()), inputs);
    }

    /** Only what the networks here are made of. */
    @SuppressWarnings("StatementSwitchToExpressionSwitch")
    private static String settings(Op op) {
        return switch (op) {
            case Op.Input input ->
                numbers(
                        input.shape().dim(0),
                        input.shape().dim(1),
                        input.shape().dim(2));
            case Op.Conv2d conv -> window(conv.window()) + " " + conv.groups();
            case Op.Pool pool -> window(pool.window()) + " " + (pool.countPadding() ? 1 : 0);
            case Op.Activation activation -> activation.kind().name();
            case Op.BatchNorm _, Op.Linear _, Op.GlobalPool _, Op.Add _, Op.Multiply _ -> "";
            default -> throw new IllegalArgumentException("[" + op + "] is not known to the other side");
        };
    }

    private static String window(Window window) {
        return numbers(window.kernelHeight(), window.stride(), window.dilation(), window.paddingHeight());
    }

    private static String numbers(int... numbers) {
        return java.util.Arrays.stream(numbers).mapToObj(String::valueOf).collect(Collectors.joining(" "));
    }
}
