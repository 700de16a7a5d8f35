package nas4j.hardware.kernel;

import nas4j.graph.Window;

/**
 * One kernel of a runtime, with all that its time depends on. Equal kernels take equally long.
 *
 * @param family what it computes
 * @param variant its kind and what is joined with it, such as {@code average} or {@code add+relu}; empty if nothing is
 * @param in size of its first input; of a product of matrices or an attention, the first matrix
 * @param out size of its output
 * @param window of a convolution or pooling; one pixel elsewhere
 * @param groups of a convolution or shuffle; heads of an attention; 1 elsewhere
 * @param inputs how many tensors it reads, weights aside, at least 1
 * @param isBlocked whether the channels of its output lie in blocks
 * @param isInteger whether it computes with integers of 8 bits
 */
public record Kernel(
        KernelFamily family,
        String variant,
        Extent in,
        Extent out,
        Window window,
        int groups,
        int inputs,
        boolean isBlocked,
        boolean isInteger) {
    /** One pixel. */
    public static final Window PIXEL = Window.square(1, 1, 1, 0);

    private static final String JOINT = "+";
    private static final String INTEGERS = "/int8";

    /** A kernel of floats. */
    Kernel(
            KernelFamily family,
            String variant,
            Extent in,
            Extent out,
            Window window,
            int groups,
            int inputs,
            boolean isBlocked) {
        this(family, variant, in, out, window, groups, inputs, isBlocked, false);
    }

    /** A kernel with neither window nor groups. */
    static Kernel plain(KernelFamily family, String variant, Extent in, Extent out, int inputs, boolean isBlocked) {
        return new Kernel(family, variant, in, out, PIXEL, 1, inputs, isBlocked);
    }

    /** A change of layout. */
    public static Kernel reorder(KernelFamily family, Extent size) {
        return plain(family, "", size, size, 1, false);
    }

    /** A conversion of so many numbers, whose order does not matter. */
    public static Kernel conversion(KernelFamily family, long numbers) {
        return reorder(family, new Extent(Math.toIntExact(numbers), 1, 1));
    }

    /** The same with something more joined to it. */
    Kernel joined(String more) {
        String both = variant.isEmpty() ? more : variant + JOINT + more;
        return new Kernel(family, both, in, out, window, groups, inputs, isBlocked, isInteger);
    }

    /** The same with integers, which lie in no blocks. */
    public Kernel ofIntegers() {
        return new Kernel(family, variant, in, out, window, groups, inputs, false, true);
    }

    /** Whether a sum is joined with it. */
    public boolean hasSum() {
        return (JOINT + variant + JOINT).contains(JOINT + FusionRules.ADD + JOINT) && family != KernelFamily.ADD;
    }

    /** Multiply-accumulates for one example. */
    public long macs() {
        return switch (family) {
            case CONV, DEPTHWISE, GROUPED -> out.elements() * window.area() * (in.channels() / groups);
            case LINEAR, ROWS, MATMUL -> out.elements() * in.channels();
            case ATTENTION -> 2L * in.height() * in.height() * in.channels();
            case POOL -> out.elements() * window.area();
            case GLOBAL_POOL,
                    NORM,
                    LAYER_NORM,
                    ACTIVATION,
                    ADD,
                    SCALE,
                    MULTIPLY,
                    CONCAT,
                    RESIZE,
                    VIEW,
                    TRANSPOSE,
                    EMBEDDING,
                    POSITION,
                    PAD,
                    SHUFFLE,
                    ZERO,
                    REORDER_IN,
                    REORDER_OUT,
                    ROUND,
                    UNROUND,
                    CUT,
                    SWAP -> out.elements();
        };
    }

    /** Numbers it reads that are not computed. */
    public long weights() {
        return switch (family) {
            case CONV, DEPTHWISE, GROUPED -> (long) out.channels() * window.area() * (in.channels() / groups);
            case LINEAR, ROWS -> (long) out.channels() * in.channels();
            case POSITION -> out.elements();
            case NORM, LAYER_NORM -> 2L * out.channels();
            case MATMUL,
                    ATTENTION,
                    POOL,
                    GLOBAL_POOL,
                    ACTIVATION,
                    ADD,
                    SCALE,
                    MULTIPLY,
                    CONCAT,
                    RESIZE,
                    VIEW,
                    TRANSPOSE,
                    EMBEDDING,
                    PAD,
                    SHUFFLE,
                    ZERO,
                    REORDER_IN,
                    REORDER_OUT,
                    ROUND,
                    UNROUND,
                    CUT,
                    SWAP -> 0;
        };
    }

    /** What is modelled by itself: kernels of one kind are the same program on other sizes. */
    public String kind() {
        String layout = isBlocked ? "/blocked" : isInteger ? INTEGERS : "";
        return switch (family) {
            case CONV -> family.text() + layout + (window.area() == 1 ? "/pointwise" : "/window");
            case DEPTHWISE, GROUPED, ADD, MULTIPLY, CONCAT, NORM -> family.text() + layout;
            case ACTIVATION, POOL, GLOBAL_POOL, RESIZE -> family.text() + "/" + variant + layout;
            case LINEAR,
                    ROWS,
                    MATMUL,
                    ATTENTION,
                    LAYER_NORM,
                    SCALE,
                    VIEW,
                    TRANSPOSE,
                    EMBEDDING,
                    POSITION,
                    PAD,
                    SHUFFLE,
                    ZERO,
                    REORDER_IN,
                    REORDER_OUT,
                    ROUND,
                    UNROUND,
                    CUT,
                    SWAP -> family.text() + layout;
        };
    }

    /** Such as {@code conv/blocked/window 16x32x32 -> 32x16x16 3x3/2 relu}. */
    @Override
    public String toString() {
        String text = kind() + " " + in + " -> " + out;
        text += window.equals(PIXEL) ? "" : " " + window;
        text += groups == 1 ? "" : " in " + groups + " groups";
        return variant.isEmpty() ? text : text + " " + variant;
    }
}
