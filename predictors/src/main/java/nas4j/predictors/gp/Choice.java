package nas4j.predictors.gp;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import nas4j.predictors.features.Numbers;

/**
 * A kernel with parameters, and what these depend on.
 *
 * @param <F> features of one row
 */
final class Choice<F> {
    private final int kernel;
    private final List<Double> logarithms;
    private final Kernel.At<F> at;
    private final List<F> rows;
    private final List<Double> scores;

    private Choice(List<Kernel<F>> kernels, int kernel, List<Double> logarithms, List<F> rows, List<Double> scores) {
        this.kernel = kernel;
        this.logarithms = logarithms;
        this.rows = rows;
        this.scores = scores;
        at = kernels.get(kernel).at(found().ofKernel());
    }

    /**
     * The kernel of the greatest marginal likelihood.
     *
     * @param scores as many as there are rows, or none: then nothing is known of them
     */
    static <F> Choice<F> of(List<Kernel<F>> kernels, List<F> rows, double[] scores) {
        int kernel = 0;
        Evidence.Found most = new Evidence<>(kernels.getFirst(), rows, scores).prior();
        if (scores.length > 0) {
            most = new Evidence<>(kernels.getFirst(), rows, scores).best();
            for (int k = 1; k < kernels.size(); k++) {
                Evidence.Found found = new Evidence<>(kernels.get(k), rows, scores).best();
                if (found.evidence() > most.evidence()) {
                    most = found;
                    kernel = k;
                }
            }
        }
        List<Double> values = Arrays.stream(scores).boxed().toList();
        return new Choice<>(kernels, kernel, most.logarithms(), rows, values);
    }

    private Evidence.Found found() {
        return new Evidence.Found(logarithms, 0);
    }

    Kernel.At<F> at() {
        return at;
    }

    /** The variance of the noise. */
    double noise() {
        return found().noise();
    }

    boolean isFor(List<F> rows, double[] scores) {
        return this.rows.equals(rows)
                && this.scores.equals(Arrays.stream(scores).boxed().toList());
    }

    void write(DataOutput out) throws IOException {
        out.writeInt(kernel);
        Numbers.write(Numbers.of(logarithms), out);
    }

    /** Reads what {@link #write} wrote; it is for no rows. */
    static <F> Choice<F> read(List<Kernel<F>> kernels, DataInput in) throws IOException {
        int kernel = in.readInt();
        List<Double> logarithms = Arrays.stream(Numbers.read(in)).boxed().toList();
        if (kernel < 0 || kernel >= kernels.size()) {
            throw new IOException("found kernel [" + kernel + "], accepted: 0 to " + (kernels.size() - 1));
        }
        return new Choice<>(kernels, kernel, logarithms, List.of(), List.of());
    }
}
