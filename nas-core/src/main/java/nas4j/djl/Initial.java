package nas4j.djl;

import java.nio.FloatBuffer;

/** Distribution of a parameter's first values. The defaults are those of PyTorch's layers. */
sealed interface Initial {

    /** One value everywhere. */
    record Constant(float value) implements Initial {}

    /** Uniform in [-bound, bound). */
    record Uniform(float bound) implements Initial {}

    /** Normal with mean 0. */
    record Normal(double deviation) implements Initial {}

    /**
     * Of weights and biases that read {@code fanIn} numbers: uniform within 1 / √fanIn. For weights that is the uniform
     * distribution of He et al. 2015 with the slope √5 of a leaky rectifier.
     */
    static Initial fanIn(long fanIn) {
        return new Uniform((float) (1 / Math.sqrt((double) fanIn)));
    }

    /** Fills the buffer. */
    default void fill(FloatBuffer values, RandomStream random) {
        switch (this) {
            case Constant constant -> {
                for (int k = 0; k < values.limit(); k++) {
                    values.put(k, constant.value());
                }
            }
            case Uniform uniform -> random.uniform(values, uniform.bound());
            case Normal normal -> random.normal(values, normal.deviation());
        }
    }
}
