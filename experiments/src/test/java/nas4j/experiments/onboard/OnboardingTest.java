package nas4j.experiments.onboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGeneratorFactory;
import nas4j.experiments.yaml.device.Devices;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.hardware.probe.Latency;
import nas4j.hardware.probe.LatencyProbe;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.hardware.probe.ProbeReport;
import nas4j.input.InputException;
import nas4j.onnx.quantize.ActivationType;
import nas4j.predict.RankCorrelation;
import nas4j.space.Genotype;
import nas4j.space.SearchSpace;
import nas4j.space.compile.SpaceCompiler;
import nas4j.spaces.Catalogue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OnboardingTest {
    private static final SearchSpace SPACE = SpaceCompiler.compile(Catalogue.load("mobile-mini"));

    @TempDir
    private Path folder = Path.of("");

    private final List<String> told = new ArrayList<>();

    /** A device that nobody knows: so much for each multiply-accumulate and for each layer. Measures the models in turn. */
    private static double truthMs(Genotype genotype) {
        ComputationGraph graph = genotype.space().decode(genotype).graph();
        GraphCost cost = GraphCost.of(graph);
        return .2 + 3e-7 * cost.macs() + .02 * cost.depth();
    }

    /** Knows by the order of questions what is asked. */
    private static final class Board implements LatencyProbe {
        private final List<Genotype> chosen;
        private final int most;
        private int next;

        Board(List<Genotype> chosen, int from, int most) {
            this.chosen = chosen;
            this.next = from;
            this.most = most;
        }

        @Override
        public ProbeReport measure(Path model, ProbeProtocol protocol) throws IOException {
            assertThat(Files.size(model)).isPositive();
            if (next == most) {
                throw new IOException("unplugged");
            }
            double ms = truthMs(chosen.get(next++));
            double drift = 1 + .2 * (next % 2);
            Latency latency = new Latency(ms * drift, ms, ms, ms, ms, 0, 100, ms / 2, 0, false);
            return new ProbeReport(latency, 0, 0, -1, -1, "", Optional.empty());
        }
    }

    private final Plans plans = new Plans(new Devices(folder));

    private List<Genotype> chosen(OtherDevices others, int count) {
        return others
                .known()
                .choose(count, RandomGeneratorFactory.of("L64X128MixRandom").create(1))
                .stream()
                .map(others.architectures()::get)
                .toList();
    }

    @Test
    void fewMeasurementsPredictTheRestAlsoAfterAnInterruption() throws Exception {
        Plan plan = plans.byDataSheets("board", SPACE);
        OnboardFile file = OnboardFile.in(folder, "board", SPACE);
        OtherDevices others = plans.others(plan, SPACE, file.path());
        List<Genotype> chosen = chosen(others, 20);
        file.begin(plan);
        Onboarding unplugged = new Onboarding(
                others, new Board(chosen, 0, 7), ActivationType.U8S8, ProbeProtocol.BRIEF, file, told::add);
        assertThatThrownBy(() -> unplugged.run(20)).hasMessage("unplugged");
        Files.writeString(file.path(), Files.readString(file.path()) + "{\"architecture\": \"tor");
        assertThat(file.measured()).hasSize(7);

        OnboardedModel model = new Onboarding(
                        others, new Board(chosen, 7, 20), ActivationType.U8S8, ProbeProtocol.BRIEF, file, told::add)
                .run(20);
        assertThat(file.measured()).hasSize(20);
        assertThat(told).hasSize(20).last().asString().startsWith("20 of 20: ");
        assertThat(model.quality().spearman()).isGreaterThan(.9);

        OnboardedModel again = OnboardedModel.load(file, plans, SPACE);
        SplittableRandom random = new SplittableRandom(77);
        List<Double> truths = new ArrayList<>();
        List<Double> predicted = new ArrayList<>();
        int covered = 0;
        for (int k = 0; k < 60; k++) {
            Genotype genotype = SPACE.sample(random);
            LatencyInterval expected =
                    again.predict(genotype, SPACE.decode(genotype).graph());
            truths.add(truthMs(genotype));
            predicted.add(expected.medianMs());
            covered += expected.covers(truthMs(genotype) * 1.2, .999) ? 1 : 0;
        }
        assertThat(RankCorrelation.spearman(truths, predicted)).isGreaterThan(.9);
        assertThat(covered).isGreaterThan(40);
        assertThat(again.source()).contains("20 measurements");
    }

    @Test
    void aSpaceOfOtherNetworksIsRefused() {
        Plan plan = plans.byDataSheets("board", SPACE);
        SearchSpace other = SpaceCompiler.compile(Catalogue.load("nas-bench-201"));
        Path file = folder.resolve("x.jsonl");
        assertThatThrownBy(() -> plans.others(plan, other, file))
                .isInstanceOf(InputException.class)
                .hasMessageContaining("was measured with other networks");
    }
}
