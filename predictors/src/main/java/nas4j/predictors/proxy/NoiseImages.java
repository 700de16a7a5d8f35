package nas4j.predictors.proxy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import nas4j.djl.data.ClassLabels;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.ImageShape;
import nas4j.djl.data.PixelLabels;
import nas4j.djl.data.PixelValues;
import nas4j.djl.data.Target;
import nas4j.graph.ComputationGraph;
import nas4j.graph.DataType;
import nas4j.graph.Node;
import nas4j.graph.TensorShape;

/** Images of noise for networks whose data are not at hand, and random answers for each of their outputs. */
public final class NoiseImages {
    private static final int BYTES = 256;

    private final ImageShape shape;
    private final int count;
    private final SplittableRandom random;

    private NoiseImages(ImageShape shape, int count, long seed) {
        this.shape = shape;
        this.count = count;
        this.random = new SplittableRandom(seed);
    }

    /**
     * Images that fit a network: every byte equally likely, every class as well. An output {@code [classes]} has a class for
     * each image, {@code [classes, h, w]} one for each pixel, {@code [1, h, w]} a value for each pixel. Deterministic.
     *
     * @throws IllegalArgumentException if the network does not take one image, or has an output of another shape
     */
    public static ImageData of(ComputationGraph graph, int count, long seed) {
        List<TensorShape> inputs = graph.inputs().stream().map(Node::shape).toList();
        TensorShape input = inputs.getFirst();
        if (inputs.size() != 1 || input.rank() != 3 || input.type() != DataType.FLOAT32) {
            throw new IllegalArgumentException("found a network with inputs " + inputs
                    + ", accepted: one image\nMaybe choose proxies that look at no images.");
        }
        NoiseImages noise = new NoiseImages(new ImageShape(input.dim(0), input.dim(1), input.dim(2)), count, seed);
        List<byte[]> images = noise.bytes(noise.shape.bytes(), BYTES);
        List<Target> targets = new ArrayList<>();
        graph.outputs()
                .forEach((name, id) ->
                        targets.add(noise.target(name, graph.node(id).shape())));
        return ImageData.of(noise.shape, images, targets);
    }

    private List<byte[]> bytes(int size, int bound) {
        List<byte[]> all = new ArrayList<>(count);
        for (int k = 0; k < count; k++) {
            byte[] bytes = new byte[size];
            for (int i = 0; i < size; i++) {
                bytes[i] = (byte) random.nextInt(bound);
            }
            all.add(bytes);
        }
        return all;
    }

    private Target target(String name, TensorShape output) {
        int classes = output.dim(0);
        if (output.rank() == 1) {
            int[] labels = random.ints(count, 0, classes).toArray();
            return ClassLabels.of(name, names(classes), labels);
        }
        if (output.rank() == 3) {
            return classes == 1
                    ? PixelValues.of(name, shape.pixels(), bytes(shape.pixels(), BYTES))
                    : PixelLabels.of(name, names(classes), shape.pixels(), bytes(shape.pixels(), classes));
        }
        throw new IllegalArgumentException(
                "output [" + name + "] has shape [" + output + "], accepted: [classes], [classes, h, w] or [1, h, w]");
    }

    private static List<String> names(int classes) {
        return IntStream.range(0, classes).mapToObj(Integer::toString).toList();
    }
}
