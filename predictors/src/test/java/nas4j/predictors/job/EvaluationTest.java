package nas4j.predictors.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import nas4j.contract.Seeds;
import nas4j.contract.TinySpace;
import nas4j.predict.PredictorProvider;
import nas4j.predict.Row;
import nas4j.predictors.linear.RidgeProvider;
import nas4j.predictors.score.Metric;
import nas4j.space.SearchSpace;
import org.junit.jupiter.api.Test;

class EvaluationTest {
    private static final SearchSpace SPACE = TinySpace.large();

    private static KnownRows rows() {
        RandomGenerator random = Seeds.generator(1);
        List<Row> rows =
                Stream.generate(() -> Row.of(SPACE.sample(random))).limit(200).toList();
        return new KnownRows(
                SPACE,
                rows,
                rows.stream().map(EvaluationTest::value).toList(),
                rows.stream().map(row -> row.genotype().text()).toList());
    }

    private static double value(Row row) {
        double sum = 0;
        for (int option : row.genotype().options()) {
            sum += option;
        }
        return sum;
    }

    private static Evaluation evaluation(Model model, int train, List<SourceTask> sources) {
        return new Evaluation(model, train, 1000, true, sources);
    }

    private static double spearman(Evaluation.Outcome outcome) {
        return Objects.requireNonNull(outcome.scores().values().get(Metric.SPEARMAN));
    }

    @Test
    void theSameSeedGivesTheSameScores() {
        Evaluation evaluation = evaluation(new Model.One(new RidgeProvider(), Optional.empty()), 50, List.of());
        Evaluation.Outcome outcome = evaluation.run(rows(), 1);
        assertThat(evaluation.run(rows(), 1)).isEqualTo(outcome);
        assertThat(evaluation.run(rows(), 2).tested()).isNotEqualTo(outcome.tested());
        assertThat(spearman(outcome)).isGreaterThan(.9);
    }

    @Test
    void theBestIsChosenAndSaysWhy() {
        List<PredictorProvider> providers = List.of(new MeanProvider(), new RidgeProvider());
        Evaluation.Outcome outcome = evaluation(new Model.Best(providers, Optional.empty(), false), 60, List.of())
                .run(rows(), 1);
        assertThat(outcome.predictor()).isEqualTo("ridge");
        assertThat(outcome.why()).contains("ridge 0.9").contains("mean ");
        assertThat(evaluation(new Model.Best(providers, Optional.empty(), false), 10, List.of())
                        .run(rows(), 1)
                        .predictor())
                .isEqualTo("mean");
    }

    @Test
    void aSourceHelpsAndIsEnoughWithoutRows() {
        KnownRows rows = rows();
        SourceTask source = new SourceTask(
                "doubled", rows.values().stream().map(value -> 2 * value + 100).toList(), 100, new RidgeProvider());
        Model model = new Model.One(new RidgeProvider(), Optional.empty());
        double without = spearman(evaluation(model, 5, List.of()).run(rows, 1));
        double with = spearman(evaluation(model, 5, List.of(source)).run(rows, 1));
        assertThat(with).isGreaterThan(without);
        assertThat(spearman(evaluation(model, 0, List.of(source)).run(rows, 1))).isGreaterThan(.95);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation(model, 0, List.of()).run(rows, 1))
                .withMessageContaining("[0]");
    }

    /** The source says all, so that shifting it beats a mean. */
    @Test
    void whatLearnsSourcesItselfIsComparedAndLearnsThemOnce() {
        KnownRows rows = rows();
        List<SourceTask> sources = List.of(new SourceTask("same", rows.values(), 100, new MeanProvider()));
        ShiftProvider shift = new ShiftProvider();
        Model model = new Model.Best(List.of(new MeanProvider()), Optional.of(shift), false);
        Evaluation.Outcome outcome = evaluation(model, 40, sources).run(rows, 1);
        assertThat(outcome.predictor()).isEqualTo("shift");
        assertThat(outcome.why()).contains("shift 0.9", "mean ");
        assertThat(spearman(outcome)).isGreaterThan(.9);
        assertThat(outcome.scores().values()).containsKey(Metric.COVERAGE_90);
        assertThat(shift.timesLearnt()).isEqualTo(1);
        Evaluation.Outcome without = evaluation(model, 0, sources).run(rows, 1);
        assertThat(without.predictor()).isEqualTo("sources");
        assertThat(without.why()).contains("no rows to compare");
        Evaluation.Outcome few = evaluation(model, 10, sources).run(rows, 1);
        assertThat(few.predictor()).isEqualTo("mean");
        assertThat(few.why()).contains("too few rows", "better than shift");
        assertThat(shift.timesLearnt()).isEqualTo(1);
    }

    /** The source's own predictor knows nothing but a mean, so that all is from the one beside it. */
    @Test
    void whatLearnsSourcesItselfMayBeOneMoreColumn() {
        KnownRows rows = rows();
        List<SourceTask> sources = List.of(new SourceTask("same", rows.values(), 100, new MeanProvider()));
        ShiftProvider shift = new ShiftProvider();
        for (Model model : List.of(
                new Model.One(new RidgeProvider(), Optional.of(shift)),
                new Model.Best(List.of(new RidgeProvider()), Optional.of(shift), true))) {
            assertThat(spearman(evaluation(model, 0, sources).run(rows, 1))).isGreaterThan(.9);
            Evaluation.Outcome few = evaluation(model, 5, sources).run(rows, 1);
            assertThat(few.predictor()).isEqualTo("ridge");
            Model without = new Model.One(new RidgeProvider(), Optional.empty());
            assertThat(spearman(few))
                    .isGreaterThan(spearman(evaluation(without, 5, sources).run(rows, 1)));
        }
        assertThat(shift.timesLearnt()).isEqualTo(4);
    }

    @Test
    void whatLearnsSourcesItselfDoesSoWithAndWithoutRows() {
        KnownRows rows = rows();
        List<SourceTask> sources = List.of(new SourceTask("same", rows.values(), 100, new MeanProvider()));
        Model model = new Model.One(new ShiftProvider(), Optional.empty());
        for (int train : new int[] {0, 10, 40}) {
            Evaluation.Outcome outcome = evaluation(model, train, sources).run(rows, 1);
            assertThat(outcome.predictor()).isEqualTo("shift");
            assertThat(spearman(outcome)).isGreaterThan(.9);
        }
    }

    @Test
    void aSourceIsLearntFromNoMoreRowsThanItHas() {
        KnownRows rows = rows();
        SourceTask source = new SourceTask("short", rows.values(), 201, new RidgeProvider());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> evaluation(new Model.One(new RidgeProvider(), Optional.empty()), 5, List.of(source))
                        .run(rows, 1))
                .withMessageContaining("[201]")
                .withMessageContaining("[short]");
    }
}
