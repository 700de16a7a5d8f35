package nas4j.djl.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import nas4j.djl.data.ImageData;
import nas4j.djl.data.Normalisation;
import nas4j.djl.data.batch.Augmentation;
import nas4j.djl.supernet.DjlSupernet;
import nas4j.djl.supernet.Supernets;
import nas4j.djl.task.TaskList;
import nas4j.djl.task.Tasks;
import nas4j.djl.train.Optimization;
import nas4j.djl.train.Optimizer;
import nas4j.djl.train.Schedule;
import nas4j.djl.trial.Batches;
import nas4j.djl.trial.Deadline;
import nas4j.djl.trial.TrainingPlan;
import nas4j.djl.trial.TrainingProgress;
import nas4j.search.oneshot.LearningPaths;
import nas4j.search.oneshot.PathSampler;
import nas4j.search.oneshot.UniformPaths;
import nas4j.search.task.TaskPaths;
import nas4j.search.task.TaskPaths.Prices;
import nas4j.search.task.TaskPaths.Span;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several tasks in one supernet, with networks of each task's own. */
@Tag("engine")
class TaskTrainingTest {
    private static final SearchSpace SPACE = Supernets.threeTasks();
    private static final ImageData DATA = Supernets.denseGlyphs(64);
    private static final long STEPS = 12;

    @TempDir
    private Path folder;

    private final List<List<Double>> told = new ArrayList<>();
    private final List<TrainingProgress> progress = new ArrayList<>();

    private static TaskPaths paths() {
        return new TaskPaths(
                SPACE,
                List.of("class", "mask", "depth"),
                new Prices(network -> network.option(0)),
                new Span(STEPS, 3, 4),
                1);
    }

    /** Writes down what a sampler is told, and throws at a step. */
    private final class Watched implements LearningPaths {
        private final LearningPaths paths;
        private final long stop;

        Watched(LearningPaths paths, long stop) {
            this.paths = paths;
            this.stop = stop;
        }

        @Override
        public List<Genotype> paths(long step) {
            if (step == stop) {
                throw new CancellationException("stopped");
            }
            return paths.paths(step);
        }

        @Override
        public void learn(long step, Genotype network, List<Double> losses) {
            told.add(losses);
            paths.learn(step, network, losses);
        }

        @Override
        public Map<String, Weights.Tensor> state() {
            return paths.state();
        }

        @Override
        public void restore(Weights state) {
            paths.restore(state);
        }
    }

    @Test
    void eachStepTellsTheLossOfEachTask() throws InterruptedException {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            train(supernet, new Watched(paths(), STEPS + 1), Resumption.NONE);
        }
        assertThat(told).hasSize((int) STEPS).allMatch(losses -> losses.size() == 3);
        double last = told.getLast().stream().mapToDouble(loss -> loss).sum();
        assertThat(progress.getLast().loss()).isEqualTo(last, within(1e-5));
    }

    @Test
    void aTrainingThatWasStoppedDrawsAndLearnsAsIfItHadNotBeen() throws InterruptedException {
        TaskPaths whole = paths();
        Map<String, Integer> weights;
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            train(supernet, whole, Resumption.NONE);
            weights = Supernets.digests(supernet.store().weights());
        }
        Resumption everyStep = new Resumption(folder.resolve("checkpoint"), 1);
        for (long stop : new long[] {2, 7}) {
            try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
                train(supernet, new Watched(paths(), stop), everyStep);
            }
        }
        TaskPaths resumed = paths();
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            train(supernet, resumed, everyStep);
            assertThat(Supernets.digests(supernet.store().weights())).isEqualTo(weights);
        }
        assertThat(learnt(resumed)).isEqualTo(learnt(whole)).isNotEqualTo(learnt(paths()));
        assertThat(resumed.epochs()).isEqualTo(whole.epochs()).hasSize(3);
        TaskPaths finished = paths();
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            train(supernet, finished, everyStep);
        }
        assertThat(learnt(finished)).as("after the last step").isEqualTo(learnt(whole));
    }

    @Test
    void aCheckpointWithoutWhatWasLearntIsRefused() throws InterruptedException {
        Resumption everyStep = new Resumption(folder.resolve("checkpoint"), 1);
        PathSampler uniform = new UniformPaths(SPACE, 1);
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            train(
                    supernet,
                    step -> {
                        if (step == 2) {
                            throw new CancellationException("stopped");
                        }
                        return uniform.paths(step);
                    },
                    everyStep);
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> train(supernet, paths(), everyStep))
                    .withMessageContaining("[policies]");
        }
    }

    private static Map<String, Integer> learnt(TaskPaths paths) {
        return Supernets.digests(Weights.of(paths.state()));
    }

    private static TrainingPlan plan() {
        return new TrainingPlan(
                Optimization.of(new Optimizer.Sgd(0.05, 0.9, 0.01), Schedule.COSINE),
                new Batches(16, Augmentation.NONE),
                new TaskList.Derived(0));
    }

    private void train(DjlSupernet supernet, PathSampler paths, Resumption resumption) throws InterruptedException {
        Genotype any = SPACE.enumerate().findFirst().orElseThrow();
        Tasks tasks = Tasks.of(SPACE.decode(any).graph(), DATA, plan().tasks());
        SupernetTrainer trainer = new SupernetTrainer(plan(), DATA, Normalisation.of(DATA), progress::add);
        try {
            trainer.train(supernet, paths, tasks, STEPS, 1, null, resumption, Deadline.never());
        } catch (CancellationException stopped) {
            assertThat(stopped).hasMessage("stopped");
        }
    }
}
