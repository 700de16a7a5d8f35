package nas4j.results.tasks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Split;
import nas4j.evaluate.TrialOutcome;
import nas4j.results.Synthetic;
import nas4j.results.model.RunData;
import nas4j.results.model.WeightTrace;
import nas4j.store.RunKey;
import nas4j.store.TrialRecord;
import org.junit.jupiter.api.Test;

class TaskNetworkTest {
    private static final TrialOutcome BROKEN = new TrialOutcome.Infeasible("breaks it", List.of());

    private static TrialOutcome accuracy(double accuracy, Split split) {
        return new TrialOutcome.Completed(List.of(new Measurement("accuracy", accuracy, "%", 0, 100, split)));
    }

    private static TrialRecord trial(String method, long seed, long id, String genotype, TrialOutcome outcome) {
        return new TrialRecord(
                new RunKey("x", method, seed),
                id,
                genotype,
                "hash of " + genotype,
                1,
                0,
                1,
                outcome,
                null,
                Instant.EPOCH,
                Instant.EPOCH,
                "");
    }

    private static TrialRecord searched(long seed, long id, String genotype, TrialOutcome outcome) {
        return trial(RunKey.SEARCH, seed, id, genotype, outcome);
    }

    private static Map<String, String> found(String ofClass, String ofMask) {
        Map<String, String> found = new LinkedHashMap<>();
        found.put("mask", ofMask);
        found.put("class", ofClass);
        return found;
    }

    @Test
    void trialsAreFoundByTheirNetworks() {
        TrialRecord first = searched(1, 0, "n=1", accuracy(90, Split.VALIDATION));
        TrialRecord second = searched(1, 1, "n=2", BROKEN);
        assertThat(TaskNetwork.of(1, found("n=2", "n=3"), List.of(first, second)))
                .containsExactly(new TaskNetwork(1, "mask", "n=3", null), new TaskNetwork(1, "class", "n=2", second));
    }

    @Test
    void theFirstSeedOfWhichATrialWasCompletedIsHandedBack() {
        TrialRecord good = searched(1, 0, "n=1", accuracy(10, Split.VALIDATION));
        TrialRecord broken = searched(1, 1, "n=2", BROKEN);
        TrialRecord better = searched(2, 0, "n=3", accuracy(90, Split.VALIDATION));
        List<TaskNetwork> all = Stream.of(
                        TaskNetwork.of(1, found("n=1", "n=2"), List.of(good, broken)),
                        TaskNetwork.of(2, found("n=3", "n=3"), List.of(better)))
                .flatMap(List::stream)
                .toList();
        assertThat(TaskNetwork.handedBack(all))
                .containsExactlyInAnyOrder(
                        new TaskNetwork(1, "class", "n=1", good), new TaskNetwork(2, "mask", "n=3", better));
    }

    @Test
    void aTrainingIsFoundByTheNetworkWhateverItsNumber() {
        TaskNetwork network = new TaskNetwork(1, "mask", "n=1", searched(1, 7, "n=1", accuracy(10, Split.VALIDATION)));
        TrialRecord failed = trial(RunKey.FINAL, 1, 2, "n=1", new TrialOutcome.Failed("too slow"));
        TrialRecord other = trial(RunKey.ASKED_FOR, 1, 7, "n=2", accuracy(20, Split.TEST));
        TrialRecord own = trial(RunKey.ASKED_FOR, 1, 3, "n=1", accuracy(30, Split.TEST));
        assertThat(network.findTrained(List.of(failed, other, own))).contains(own);
        assertThat(network.findTrained(List.of(failed, other))).isEmpty();
        assertThat(new TaskNetwork(1, "mask", "n=1", null).findTrained(List.of(own)))
                .isEmpty();
    }

    @Test
    void theTableHasWhatTheSearchSawAndWhatIsHandedBack() {
        WeightTrace trace = new WeightTrace(
                1,
                1,
                1,
                List.of(),
                List.of(new WeightTrace.Epoch(1, Double.NaN, Double.NaN, List.of())),
                found("n=1", "n=2"));
        Synthetic experiment = new Synthetic("x")
                .add(new RunData(
                        new RunKey("x", RunKey.SEARCH, 1),
                        List.of(
                                searched(1, 0, "n=1", accuracy(51.5, Split.VALIDATION)),
                                searched(1, 1, "n=2", accuracy(52.5, Split.VALIDATION)))))
                .add(new RunData(
                        new RunKey("x", RunKey.FINAL, 1),
                        List.of(trial(RunKey.FINAL, 1, RunKey.DELIVERED, "n=1", accuracy(61.5, Split.TEST)))))
                .add(new RunData(
                        new RunKey("x", RunKey.ASKED_FOR, 1),
                        List.of(trial(RunKey.ASKED_FOR, 1, 1, "n=2", accuracy(62.5, Split.TEST)))));
        assertThat(TaskTable.find(experiment.data().with(List.of(trace)))
                        .orElseThrow()
                        .toString())
                .containsSubsequence(
                        "Networks of tasks",
                        "<td>mask</td>",
                        "52.5 %",
                        "n=2",
                        "<td>class</td>",
                        "51.5 %",
                        "n=1",
                        "Handed back",
                        "<td>mask</td>",
                        "62.5 %",
                        "<td>class</td>",
                        "61.5 %");
        assertThat(TaskTable.find(experiment.data())).isEmpty();
    }
}
