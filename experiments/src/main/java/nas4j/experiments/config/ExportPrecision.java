package nas4j.experiments.config;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import nas4j.graph.ComputationGraph;
import nas4j.graph.quantize.RoundingPlan;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Expression;
import nas4j.space.tree.Expressions;
import nas4j.space.tree.Quantize;

/** Numbers that a network can be handed back with, whatever the experiment that found it was about. */
public enum ExportPrecision {
    /** Single precision. */
    FP32("fp32", 32),
    /** Weights and activations of 8 bits. */
    INT8("int8", 8);

    private final String text;
    private final int bits;

    ExportPrecision(String text, int bits) {
        this.text = text;
        this.bits = bits;
    }

    /**
     * The precision of this name.
     *
     * @throws InputException if there is none
     */
    public static ExportPrecision of(String text) {
        return Arrays.stream(values())
                .filter(one -> one.text.equals(text))
                .findFirst()
                .orElseThrow(() -> new InputException(
                        Where.UNKNOWN, "found the precision [" + text + "], accepted: fp32 or int8"));
    }

    /** What it is called on the command line. */
    public String text() {
        return text;
    }

    /** Whether a network is like that already: int8 is what rounds anything. */
    public boolean isOf(ComputationGraph simplified) {
        return RoundingPlan.of(simplified).rounds() == (this == INT8);
    }

    /** The experiment with networks of this precision. */
    public Experiment of(Experiment experiment) {
        Expression all = Expressions.of(bits);
        Quantize quantize =
                new Quantize(Map.of(Quantize.WEIGHTS, all, Quantize.ACTIVATIONS, all), List.of(), Where.UNKNOWN);
        return new Experiment(
                experiment.name(),
                experiment.space(),
                quantize,
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
