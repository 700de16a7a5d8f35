package nas4j.search.differentiable;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nas4j.weights.Weights;

/**
 * What a search went through, epoch by epoch. Numbers are of single precision, so that they are the same after a stop.
 * Mutable; for one thread.
 */
public final class SearchTrace {
    private static final String SUMS = "trace-sums";
    private static final String EPOCH = "trace-epoch/";

    private final List<SearchEpoch> epochs = new ArrayList<>();
    private float trainingSum;
    private float validationSum;
    private int steps;
    private int validations;

    /** A trace as it was {@linkplain #state stored}. */
    public static SearchTrace of(List<Mixture> mixtures, Weights state) {
        SearchTrace trace = new SearchTrace();
        Weights.Tensor sums = state.tensors().get(SUMS);
        if (sums == null) {
            throw new IllegalArgumentException("found no [" + SUMS + "] among "
                    + state.tensors().keySet() + "\nMaybe it is the checkpoint of another kind of search.");
        }
        trace.trainingSum = sums.values().get(0);
        trace.validationSum = sums.values().get(1);
        trace.steps = (int) sums.values().get(2);
        trace.validations = (int) sums.values().get(3);
        Weights.Tensor next = state.tensors().get(EPOCH + 1);
        while (next != null) {
            trace.epochs.add(epoch(trace.epochs.size() + 1, mixtures, next.values()));
            next = state.tensors().get(EPOCH + (trace.epochs.size() + 1));
        }
        return trace;
    }

    private static SearchEpoch epoch(int number, List<Mixture> mixtures, FloatBuffer numbers) {
        float training = numbers.get();
        float validation = numbers.get();
        float eigenvalue = numbers.get();
        List<List<Double>> strengths = new ArrayList<>();
        for (Mixture mixture : mixtures) {
            List<Double> own = new ArrayList<>();
            mixture.branches().forEach(_ -> own.add((double) numbers.get()));
            strengths.add(own);
        }
        return new SearchEpoch(number, training, validation, eigenvalue, strengths);
    }

    /** All that is needed to go on. */
    public Map<String, Weights.Tensor> state() {
        Map<String, Weights.Tensor> state = new LinkedHashMap<>();
        state.put(SUMS, Weights.Tensor.of(List.of(trainingSum, validationSum, (float) steps, (float) validations)));
        for (SearchEpoch epoch : epochs) {
            List<Float> numbers = new ArrayList<>(
                    List.of((float) epoch.trainingLoss(), (float) epoch.validationLoss(), (float) epoch.eigenvalue()));
            epoch.strengths().forEach(own -> own.forEach(strength -> numbers.add(strength.floatValue())));
            state.put(EPOCH + epoch.epoch(), Weights.Tensor.of(numbers));
        }
        return state;
    }

    /**
     * Adds a step to the epoch that goes on.
     *
     * @param validation not a number if α was not learned
     */
    public void add(double training, double validation) {
        trainingSum += (float) training;
        steps++;
        if (!Double.isNaN(validation)) {
            validationSum += (float) validation;
            validations++;
        }
    }

    /**
     * Ends the epoch.
     *
     * @param eigenvalue not a number if it was not asked for
     */
    public SearchEpoch end(double eigenvalue, List<double[]> strengths) {
        List<List<Double>> singles = new ArrayList<>();
        for (double[] own : strengths) {
            List<Double> rounded = new ArrayList<>();
            for (double strength : own) {
                rounded.add((double) (float) strength);
            }
            singles.add(rounded);
        }
        SearchEpoch epoch = new SearchEpoch(
                epochs.size() + 1,
                trainingSum / steps,
                validations == 0 ? Double.NaN : validationSum / validations,
                (float) eigenvalue,
                singles);
        epochs.add(epoch);
        trainingSum = 0;
        validationSum = 0;
        steps = 0;
        validations = 0;
        return epoch;
    }

    /** The epochs that are done. */
    public List<SearchEpoch> epochs() {
        return List.copyOf(epochs);
    }

    /** The eigenvalues that were asked for, in the order of the epochs. */
    public List<Double> eigenvalues() {
        return epochs.stream()
                .map(SearchEpoch::eigenvalue)
                .filter(value -> !value.isNaN())
                .toList();
    }
}
