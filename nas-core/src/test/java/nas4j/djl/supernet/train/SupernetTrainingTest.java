package nas4j.djl.supernet.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CancellationException;
import nas4j.contract.TinySpace;
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
import nas4j.search.oneshot.Extremes;
import nas4j.search.oneshot.FairPaths;
import nas4j.search.oneshot.PathSampler;
import nas4j.search.oneshot.ShrinkingPaths;
import nas4j.search.oneshot.ShrinkingStage;
import nas4j.search.oneshot.UniformPaths;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.weights.Weights;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("engine")
class SupernetTrainingTest {
    private static final SearchSpace SPACE = Supernets.space();
    private static final ImageData DATA = Supernets.glyphs(100);
    private static final Optimizer.Sgd SGD = new Optimizer.Sgd(0.05, 0.9, 0.01);
    private static final Optimizer.AdamW ADAM = Optimizer.AdamW.of(0.01, 0.1);
    private static final long STEPS = 12;

    @TempDir
    private Path folder;

    /** The optimizer has momentum of what the first four steps sampled, and would move it in the others. */
    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adamw"})
    void whatIsNotSampledStaysAsItIs(String optimizer) throws InterruptedException {
        Genotype conv = SPACE.parse("width=16 group/repeat=2 group/1/conv/kernel=5 group/2/conv/kernel=5 choice=conv");
        Genotype pool = SPACE.parse("width=8 group/repeat=1 group/1/conv/kernel=3 choice=pool");
        PathSampler sampler = step -> List.of(step < 4 ? conv : pool);
        Path file = folder.resolve("checkpoint");
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            train(supernet, new Stopped(sampler, 4), optimizer, new Resumption(file, 1));
            Weights before = supernet.store().weights();
            train(supernet, sampler, optimizer, new Resumption(file, 1));
            Weights after = supernet.store().weights();
            assertThat(changed(before, after))
                    .contains("conv.weight", "group/1/conv.weight", "group/1/conv/transform-3.weight", "linear.weight")
                    .doesNotContain(
                            "choice/conv.weight",
                            "group/2/conv.weight",
                            "group/2/norm.scale",
                            "group/2/norm.running-mean",
                            "group/1/conv/transform-1.weight");
            checkThatOnlyTheBoxChanged(tensor(before), tensor(after));
        }
    }

    private static Weights.Tensor tensor(Weights weights) {
        return Objects.requireNonNull(weights.tensors().get("group/1/conv.weight"));
    }

    /** The second network has 8 of 16 channels and the 3 × 3 in the middle of 5 × 5. */
    private static void checkThatOnlyTheBoxChanged(Weights.Tensor before, Weights.Tensor after) {
        for (int at = 0; at < before.values().remaining(); at++) {
            int column = at % 5;
            int row = at / 5 % 5;
            int in = at / 25 % 16;
            int out = at / 25 / 16;
            boolean inside = column % 4 != 0 && row % 4 != 0 && in < 8 && out < 8;
            assertThat(after.values().get(at) != before.values().get(at))
                    .as(out + " " + in + " " + row + " " + column)
                    .isEqualTo(inside);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"sgd", "adamw"})
    void aTrainingThatWasStoppedGoesOnAsIfItHadNotBeen(String optimizer) throws InterruptedException {
        Extremes extremes = Extremes.of(SPACE);
        List<PathSampler> samplers = List.of(
                new UniformPaths(SPACE, 1),
                new FairPaths(SPACE, 1),
                new ShrinkingPaths(extremes.largest(), ShrinkingStage.onceForAll(), STEPS, 1));
        for (PathSampler sampler : samplers) {
            Map<String, Integer> whole;
            try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
                train(supernet, sampler, optimizer, Resumption.NONE);
                whole = Supernets.digests(supernet.store().weights());
            }
            Path file = folder.resolve(sampler.getClass().getSimpleName());
            for (long stop : new long[] {5, 9, STEPS}) {
                try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
                    train(supernet, new Stopped(sampler, stop), optimizer, every(file));
                }
            }
            try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
                train(supernet, sampler, optimizer, every(file));
                assertThat(Supernets.digests(supernet.store().weights())).isEqualTo(whole);
            }
        }
    }

    private static Resumption every(Path file) {
        return new Resumption(file, 1);
    }

    /** Throws at a step. */
    private record Stopped(PathSampler sampler, long stop) implements PathSampler {
        @Override
        public List<Genotype> paths(long step) {
            if (step == stop) {
                throw new CancellationException("stopped");
            }
            return sampler.paths(step);
        }

        @Override
        public boolean sortsChannelsBefore(long step) {
            return sampler.sortsChannelsBefore(step);
        }
    }

    @Test
    void aCheckpointOfAnotherSupernetOrOptimizerIsRefused() throws InterruptedException {
        Path file = folder.resolve("other");
        PathSampler sampler = new UniformPaths(SPACE, 1);
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1);
                DjlSupernet stranger = Supernets.supernet(TinySpace.shared(), 1)) {
            train(supernet, new Stopped(sampler, 2), "sgd", every(file));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> train(supernet, sampler, "adamw", every(file)))
                    .withMessageContaining("step [2]");
            assertThatIllegalArgumentException().isThrownBy(() -> train(stranger, sampler, "sgd", every(file)));
        }
    }

    @Test
    void averagesOfWeightsAreRefused() {
        try (DjlSupernet supernet = Supernets.supernet(SPACE, 1)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> new SupernetTraining(
                            supernet,
                            new UniformPaths(SPACE, 1),
                            optimization("sgd").withAverage(0.9),
                            STEPS,
                            null,
                            null))
                    .withMessageContaining("average [0.9]");
        }
    }

    private static void train(DjlSupernet supernet, PathSampler sampler, String optimizer, Resumption resumption)
            throws InterruptedException {
        TrainingPlan plan = new TrainingPlan(
                optimization(optimizer), new Batches(16, new Augmentation(1, false, 0)), new TaskList.Derived(0.1));
        Genotype any = SPACE.enumerate().findFirst().orElseThrow();
        Tasks tasks = Tasks.of(SPACE.decode(any).graph(), DATA, plan.tasks());
        SupernetTrainer trainer = new SupernetTrainer(plan, DATA, Normalisation.of(DATA), _ -> {});
        try {
            trainer.train(supernet, sampler, tasks, STEPS, 1, null, resumption, Deadline.never());
        } catch (CancellationException stopped) {
            assertThat(stopped).hasMessage("stopped");
        }
    }

    private static Optimization optimization(String optimizer) {
        return Optimization.of(optimizer.equals("sgd") ? SGD : ADAM, Schedule.COSINE)
                .withClip(1);
    }

    private static List<String> changed(Weights before, Weights after) {
        Map<String, Integer> digests = Supernets.digests(after);
        return Supernets.digests(before).entrySet().stream()
                .filter(entry -> !entry.getValue().equals(digests.get(entry.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }
}
