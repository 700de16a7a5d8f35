package nas4j.hardware.kernel.sample;

import java.util.List;
import java.util.random.RandomGenerator;
import nas4j.graph.ActivationKind;

/** What sizes and operators networks have. */
record Prior(RandomGenerator random) {
    private static final List<Integer> SIZES = List.of(4, 7, 8, 14, 16, 28, 32, 56, 64, 112, 128, 160, 192, 224);
    private static final int LEAST_CHANNELS = 8;
    private static final int MOST_CHANNELS = 2048;
    /** Numbers of a tensor: those of 64 channels of 112 × 112 pixels, twice. */
    private static final int MOST_ELEMENTS = 1_600_000;

    int size() {
        return pick(SIZES);
    }

    /** Of networks as a whole, log-uniform. */
    double macs() {
        return logUniform(1e6, 6e8);
    }

    /** Log-uniform, most often a multiple of 8. */
    int channels(int size) {
        double most = Math.clamp((double) MOST_ELEMENTS / size / size, LEAST_CHANNELS, MOST_CHANNELS);
        return round(logUniform(LEAST_CHANNELS, most));
    }

    /** Near a number: 0.4 to 1.2 times as many, as in nn-Meter. */
    int channelsNear(int channels) {
        return round(channels * (.4 + .8 * random.nextDouble()));
    }

    private int round(double channels) {
        double u = random.nextDouble();
        int unit = u < .25 ? 16 : u < .6 ? 8 : u < .86 ? 4 : u < .96 ? 2 : 1;
        return Math.max(Math.max(unit, LEAST_CHANNELS), (int) Math.round(channels / unit) * unit);
    }

    int kernel() {
        double u = random.nextDouble();
        return u < .5 ? 1 : u < .85 ? 3 : u < .95 ? 5 : 7;
    }

    int window() {
        double u = random.nextDouble();
        return u < .5 ? 3 : u < .85 ? 5 : 7;
    }

    int stride(int size) {
        return size > 3 && random.nextDouble() < .2 ? 2 : 1;
    }

    ActivationKind activation() {
        double u = random.nextDouble();
        if (u < .7) {
            return ActivationKind.RELU;
        }
        return u < .8
                ? ActivationKind.HSWISH
                : pick(List.of(
                        ActivationKind.RELU6,
                        ActivationKind.SWISH,
                        ActivationKind.LEAKY_RELU,
                        ActivationKind.SIGMOID,
                        ActivationKind.HSIGMOID,
                        ActivationKind.TANH,
                        ActivationKind.GELU,
                        ActivationKind.MISH));
    }

    double logUniform(double least, double most) {
        return least * Math.pow(most / least, random.nextDouble());
    }

    boolean chance(double share) {
        return random.nextDouble() < share;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
