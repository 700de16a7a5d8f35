package nas4j.experiments.config;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.onnx.quantize.ActivationType;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Quantize;
import org.jspecify.annotations.Nullable;

/**
 * How a network is handed back, whatever the experiment that found it was about.
 *
 * @param numbers of all its layers; null for the experiment's own
 * @param activations how whole numbers lie in the file; null for as the experiment has them
 */
public record ExportPrecision(
        @Nullable Numbers numbers, @Nullable ActivationType activations) {

    /** Numbers of a network. */
    public enum Numbers {
        /** Single precision. */
        FP32(32),
        /** Weights and activations of 8 bits. */
        INT8(8);

        private final int bits;

        Numbers(int bits) {
            this.bits = bits;
        }

        /**
         * Those of this name.
         *
         * @throws InputException if there are none
         */
        public static Numbers of(String text) {
            return Arrays.stream(values())
                    .filter(one -> one.text().equals(text))
                    .findFirst()
                    .orElseThrow(() -> new InputException(
                            Where.UNKNOWN, "found the precision [" + text + "], accepted: fp32 or int8"));
        }

        String text() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether networks of them round. */
        public boolean rounds() {
            return this == INT8;
        }

        private Quantize everywhere() {
            Expression all = Expressions.of(bits);
            return new Quantize(Map.of(Quantize.WEIGHTS, all, Quantize.ACTIVATIONS, all), List.of(), Where.UNKNOWN);
        }
    }

    public ExportPrecision {
        if (numbers == null && activations == null) {
            throw new IllegalArgumentException("an experiment's own numbers, as it has them, are no other precision");
        }
    }

    /** What such networks are told apart by: {@code int8}, {@code s8s8}, {@code int8-s8s8}. */
    public String text() {
        return Stream.of(numbers == null ? null : numbers.text(), activations == null ? null : activations.text())
                .filter(Objects::nonNull)
                .collect(Collectors.joining("-"));
    }

    /** The experiment with networks that are handed back so. */
    public Experiment of(Experiment experiment) {
        return new Experiment(
                experiment.name(),
                experiment.space(),
                numbers == null ? experiment.quantize() : numbers.everywhere(),
                activations == null ? experiment.activations() : activations,
                experiment.data(),
                experiment.goal(),
                experiment.search(),
                experiment.evaluation(),
                experiment.budget(),
                experiment.seeds(),
                experiment.baseline(),
                experiment.workers(),
                experiment.places());
    }
}
