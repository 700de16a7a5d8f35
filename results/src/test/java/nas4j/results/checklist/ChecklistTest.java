package nas4j.results.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import nas4j.results.Synthetic;
import nas4j.results.analysis.Analysis;
import nas4j.results.analysis.Verdict;
import nas4j.results.model.ExperimentData;
import nas4j.results.model.Networks;
import nas4j.results.model.RunData;
import nas4j.results.model.Setup;
import nas4j.store.Environment;
import nas4j.store.RunKey;
import org.junit.jupiter.api.Test;

final class ChecklistTest {
    private static List<Answer> answers(ExperimentData data) {
        Analysis analysis = Analysis.of(data);
        return Checklist.of(analysis, Verdict.of(analysis));
    }

    private static Answer answer(ExperimentData data, String beginning) {
        return answers(data).stream()
                .filter(answer -> answer.practice().startsWith(beginning))
                .findFirst()
                .orElseThrow();
    }

    private static ExperimentData with(ExperimentData data, Setup setup, Environment... sessions) {
        return new ExperimentData(
                data.record(),
                setup,
                data.objectives(),
                data.descriptors(),
                data.runs(),
                List.of(),
                List.of(sessions),
                Networks.UNKNOWN);
    }

    @Test
    void answersAllLinesWithEvidence() {
        List<Answer> answers = answers(new Synthetic("x").run(5, 30).data());
        assertThat(answers).hasSize(17).allMatch(answer -> !answer.evidence().isBlank());
        assertThat(answers).extracting(Answer::kind).contains(Answer.Kind.YES, Answer.Kind.NO, Answer.Kind.UNKNOWN);
    }

    @Test
    void saysWhatTheLogCannotTell() {
        ExperimentData data = new Synthetic("x").run(5, 30).data();
        assertThat(answer(data, "Code and data are published").kind()).isEqualTo(Answer.Kind.UNKNOWN);
        assertThat(answer(data, "Ablations").kind()).isEqualTo(Answer.Kind.UNKNOWN);
    }

    @Test
    void countsSeedsAndBaselines() {
        ExperimentData few = new Synthetic("x").run(2, 30).data();
        assertThat(answer(few, "Several seeds").kind()).isEqualTo(Answer.Kind.NO);
        ExperimentData alone = new Synthetic("x").search(5, 30).data();
        assertThat(answer(alone, "Random search").kind()).isEqualTo(Answer.Kind.NO);
        assertThat(answer(alone, "Compared at equal cost").kind()).isEqualTo(Answer.Kind.UNKNOWN);
        assertThat(answer(alone, "Local search").kind()).isEqualTo(Answer.Kind.NO);
    }

    @Test
    void noticesOtherMachinesAndVersions() {
        ExperimentData data = new Synthetic("x").run(3, 30).data();
        Environment one = new Environment("1", "25", "Linux", "Xeon", 2, 4, "");
        Environment other = new Environment("2", "25", "Linux", "Epyc", 2, 4, "");
        assertThat(answer(with(data, data.setup(), one, one), "Same machine").kind())
                .isEqualTo(Answer.Kind.YES);
        assertThat(answer(with(data, data.setup(), one, other), "Same machine").kind())
                .isEqualTo(Answer.Kind.NO);
        assertThat(answer(with(data, data.setup(), one, other), "Code version").evidence())
                .startsWith("NAS4J 1; 2");
        assertThat(answer(with(data, data.setup()), "Same machine").kind()).isEqualTo(Answer.Kind.UNKNOWN);
    }

    @Test
    void noticesTestDataInTheSearch() {
        ExperimentData clean = new Synthetic("x").run(3, 30).data();
        assertThat(answer(clean, "No test data").kind()).isEqualTo(Answer.Kind.YES);
        Synthetic leaking = new Synthetic("x").run(3, 30);
        ExperimentData data = leaking.data();
        data.runs(RunKey.FINAL).stream()
                .limit(1)
                .forEach(run -> leaking.add(new RunData(new RunKey("x", RunKey.SEARCH, 9), run.trials())));
        assertThat(answer(leaking.data(), "No test data").kind()).isEqualTo(Answer.Kind.UNKNOWN);
    }

    @Test
    void whatIsTrainedAfterTheSearchMayBeTestedAndCosts() {
        Synthetic experiment = new Synthetic("x").run(3, 30);
        experiment.data().runs(RunKey.FINAL).stream().limit(1).forEach(run -> {
            experiment.add(new RunData(new RunKey("x", RunKey.ASKED_FOR, 1), run.trials()));
            experiment.add(new RunData(new RunKey("x", RunKey.ASKED_FOR + "-int8", 1), run.trials()));
        });
        assertThat(answer(experiment.data(), "No test data").kind()).isEqualTo(Answer.Kind.YES);
        assertThat(answer(experiment.data(), "The cost").evidence())
                .endsWith(", networks of tasks or asked for 1 min 20 s");
    }

    @Test
    void tellsTablesAndRecipes() {
        ExperimentData data = new Synthetic("x").run(3, 30).data();
        Setup table = new Setup("ls", "nas-bench-201", "table", "table", Map.of());
        assertThat(answer(with(data, table), "Tables").evidence()).contains("looked up in a published table");
        assertThat(answer(with(data, table), "What else").kind()).isEqualTo(Answer.Kind.UNKNOWN);
        assertThat(answer(data, "What else").evidence()).isEqualTo("epochs 3, batch 64, optimizer sgd");
    }
}
