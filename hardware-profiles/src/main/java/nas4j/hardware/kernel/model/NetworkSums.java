package nas4j.hardware.kernel.model;

import nas4j.hardware.kernel.Kernel;

/** The kernels of a network, added up. Mutable. */
final class NetworkSums {
    private double heavy;
    private double light;
    private int count;

    void add(Kernel kernel, double relative) {
        boolean isHeavy =
                switch (kernel.family()) {
                    case CONV, DEPTHWISE, GROUPED, LINEAR, ROWS, MATMUL, ATTENTION -> true;
                    case POOL,
                            GLOBAL_POOL,
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
                            REORDER_OUT -> false;
                };
        heavy += isHeavy ? relative : 0;
        light += isHeavy ? 0 : relative;
        count++;
    }

    /** What multiplies with weights, all else, kernels, and the run itself. */
    double[] columns() {
        return new double[] {heavy, light, count, 1};
    }
}
