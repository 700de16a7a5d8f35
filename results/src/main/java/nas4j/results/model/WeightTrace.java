package nas4j.results.model;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a search by gradients went through: how strongly it took each branch, epoch by epoch.
 *
 * @param chosen the epoch that its network comes from, from 1
 * @param processorSeconds of the search
 * @param choices what has branches, in the order of each epoch's strengths
 * @param epochs at least one, in order
 * @param networks the genotype of each task's network, in the order of the tasks; empty where there is one network for all
 */
public record WeightTrace(
        long seed,
        int chosen,
        double processorSeconds,
        List<Choice> choices,
        List<Epoch> epochs,
        Map<String, String> networks) {
    public WeightTrace {
        networks = Collections.unmodifiableMap(new LinkedHashMap<>(networks));
        choices = List.copyOf(choices);
        epochs = List.copyOf(epochs);
        if (chosen < 1 || chosen > epochs.size()) {
            throw new IllegalArgumentException("epoch [" + chosen + "] is none of [" + epochs.size() + "]");
        }
    }

    /** A choice between branches. */
    public record Choice(String name, List<String> branches) {
        public Choice {
            branches = List.copyOf(branches);
        }
    }

    /**
     * The end of an epoch.
     *
     * @param validationLoss not a number where no architecture weights were learned
     * @param eigenvalue not a number where it was not asked for
     * @param strengths for each choice of each branch, 0 to 1
     */
    public record Epoch(double trainingLoss, double validationLoss, double eigenvalue, List<List<Double>> strengths) {
        public Epoch {
            strengths = strengths.stream().map(List::copyOf).toList();
        }
    }
}
