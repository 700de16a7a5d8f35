package nas4j.results.tasks;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.evaluate.TrialOutcome;
import nas4j.store.TrialRecord;
import org.jspecify.annotations.Nullable;

/**
 * The network that a search found for a task.
 *
 * @param seed of the search
 * @param task the network's output that it is for
 * @param trial of the search, of that network; null if there is none yet, or the budget had too few
 */
public record TaskNetwork(
        long seed, String task, String genotype, @Nullable TrialRecord trial) {

    /**
     * The networks of one search, in the order of its tasks.
     *
     * @param found the genotype of each task's network
     * @param trials of the search of that seed
     */
    public static List<TaskNetwork> of(long seed, Map<String, String> found, List<TrialRecord> trials) {
        return found.entrySet().stream()
                .map(each -> new TaskNetwork(
                        seed,
                        each.getKey(),
                        each.getValue(),
                        trials.stream()
                                .filter(trial -> trial.genotype().equals(each.getValue()))
                                .findFirst()
                                .orElse(null)))
                .toList();
    }

    /**
     * What is handed back: of each task the network of the first seed that could be evaluated. So nothing is chosen by results.
     *
     * @param all of all searches, by seed
     */
    public static List<TaskNetwork> handedBack(List<TaskNetwork> all) {
        Map<String, TaskNetwork> first = new LinkedHashMap<>();
        for (TaskNetwork network : all) {
            if (network.trial() != null && network.trial().outcome() instanceof TrialOutcome.Completed) {
                first.putIfAbsent(network.task(), network);
            }
        }
        return List.copyOf(first.values());
    }

    /**
     * The training of this network among others.
     *
     * @param trained networks that were trained in full
     */
    public Optional<TrialRecord> findTrained(List<TrialRecord> trained) {
        return trial == null
                ? Optional.empty()
                : trained.stream()
                        .filter(each -> each.outcome() instanceof TrialOutcome.Completed
                                && each.graphHash().equals(trial.graphHash()))
                        .findFirst();
    }
}
