package nas4j.djl.supernet;

import ai.djl.ndarray.NDManager;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.nio.FloatBuffer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nas4j.djl.CompiledNetwork;
import nas4j.djl.Parameter;
import nas4j.weights.Weights;

/**
 * Turns a layer's kernel to smaller ones by learned maps, 7 → 5 → 3. Cai et al. 2020, figure 3.
 *
 * @param store keeps kernels and maps
 * @param name of the layer
 * @param sizes that there are maps to, the largest first
 * @param loan of the maps
 * @param manager of the network that gets the kernel
 */
record Transforms(CompiledNetwork store, String name, List<Integer> sizes, Loan loan, NDManager manager) {
    private static final String WEIGHT = ".weight";

    /** Makes all maps of a store the identity. */
    static void startAsIdentity(CompiledNetwork store, LayerStore layers) {
        Map<String, Weights.Tensor> identities = new LinkedHashMap<>();
        layers.transforms().forEach((name, sizes) -> {
            for (int size : sizes) {
                long taps = (long) size * size;
                identities.put(
                        LayerStore.transform(name, size) + WEIGHT,
                        new Weights.Tensor(List.of(taps, taps), identity((int) taps)));
            }
        });
        store.inherit(Weights.of(identities));
    }

    private static FloatBuffer identity(int size) {
        FloatBuffer numbers = FloatBuffer.allocate(size * size);
        for (int k = 0; k < size; k++) {
            numbers.put(k * size + k, 1);
        }
        return numbers;
    }

    /**
     * A kernel that is smaller than the largest.
     *
     * @param kernel the largest one's part that the first map reads, {@code [out, in, size, size]}
     * @param wanted height and width
     */
    PtNDArray turn(PtNDArray kernel, long wanted) {
        PtNDArray turned = kernel;
        for (int size : sizes) {
            if (size >= wanted) {
                turned = turn(turned, size);
            }
        }
        return turned;
    }

    /** The result is channels-last, as the kernels of a network of its own are. */
    private PtNDArray turn(PtNDArray kernel, int size) {
        Parameter map = Objects.requireNonNull(store.parameters().get(LayerStore.transform(name, size) + WEIGHT), name);
        long[] dims = kernel.getShape().getShape();
        long taps = (long) size * size;
        PtNDArray lent = loan.of(map, Part.of(0, taps, taps));
        PtNDArray centre = Part.of(Part.OF_KERNEL, dims[0], dims[1], size, size).of(kernel, manager);
        try (PtNDArray moved = JniUtils.permute(centre, new long[] {0, 2, 3, 1});
                PtNDArray rows = JniUtils.reshape(moved, new long[] {dims[0], taps, dims[1]});
                PtNDArray mapped = JniUtils.matmul(lent, rows);
                PtNDArray square = JniUtils.reshape(mapped, new long[] {dims[0], size, size, dims[1]})) {
            PtNDArray turned = JniUtils.permute(square, new long[] {0, 3, 1, 2});
            turned.attach(manager); // not the map's, which outlasts the network
            return turned;
        }
    }
}
