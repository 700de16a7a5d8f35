package nas4j.hardware.kernel.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import nas4j.graph.ComputationGraph;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.SyntheticRuntime;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.h2.H2KernelStore;
import nas4j.hardware.kernel.measure.NetworkTimer;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.MissingKernelException;
import nas4j.hardware.kernel.model.ModelScores;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.hardware.kernel.sample.SamplePrecisions;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.ProbeFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CampaignTest {
    private static final FusionRules RULES = new FusionRules(Set.of("conv>relu", "conv>norm", "depthwise>norm"), 16);
    private static final SyntheticRuntime RUNTIME = new SyntheticRuntime(RULES, SyntheticRuntime::cost);

    @TempDir
    private Path folder = Path.of("");

    private static final class Silent implements CampaignListener {
        private int rounds;

        @Override
        public void fusion(String text) {}

        @Override
        public void measured(SampleNetwork network, double seconds) {}

        @Override
        public void learnt(ModelScores scores) {
            rounds++;
        }
    }

    /** Each look at it is half a second later: a network takes that long. */
    private static LongSupplier clock() {
        AtomicLong nanos = new AtomicLong();
        return () -> nanos.getAndAdd(500_000_000);
    }

    private H2KernelStore open(String name) {
        H2KernelStore store = H2KernelStore.open(folder.resolve(name + H2KernelStore.SUFFIX));
        store.putRules(RULES);
        return store;
    }

    private static Campaign campaign(H2KernelStore store, NetworkTimer timer, Silent listener) {
        return new Campaign(NumberFormat.FP32, store, timer, listener, clock(), 40);
    }

    /** Hard to learn, so that a campaign does not end early. */
    private static double noisy(Kernel kernel) {
        return SyntheticRuntime.cost(kernel)
                * (.6 + .8 * Math.floorMod(kernel.toString().hashCode(), 1000) / 1000);
    }

    @Test
    void learnsWhatTheRuntimeTakes() throws Exception {
        Silent listener = new Silent();
        try (H2KernelStore store = open("whole")) {
            KernelModel model = campaign(store, RUNTIME, listener)
                    .run(Duration.ofSeconds(45))
                    .orElseThrow();

            assertThat(listener.rounds).isPositive();
            assertThat(model.scores().networks().within10()).isGreaterThan(.8);
            int close = 0;
            int known = 0;
            for (int seed = 1000; seed < 1040; seed++) {
                ComputationGraph other = SampleNetworks.draw(List.of(), new SplittableRandom(seed));
                double truth = RUNTIME.time(other, true).ratio() * model.referenceMs();
                try {
                    double ms = model.predict(other).ms();
                    close += Math.abs(Math.log(ms / truth)) < .15 ? 1 : 0;
                    known++;
                } catch (MissingKernelException _) {
                    // a rare kind
                }
            }
            assertThat(known).isGreaterThan(8);
            assertThat(close).isGreaterThan(known * 4 / 5);
        }
    }

    @Test
    void ofIntegersLearnsNetworksOfWhichSomeLayersAreOfFloats() throws Exception {
        try (H2KernelStore store = open("integers")) {
            KernelModel model = new Campaign(NumberFormat.INT8, store, RUNTIME, new Silent(), clock(), 40)
                    .run(Duration.ofSeconds(60))
                    .orElseThrow();

            assertThat(model.scores().kinds())
                    .containsKeys("conv/int8/window", "conv/blocked/window", "round", "unround", "swap");
            int close = 0;
            int known = 0;
            for (int seed = 1000; seed < 1060; seed++) {
                SplittableRandom random = new SplittableRandom(seed);
                ComputationGraph other =
                        SamplePrecisions.lay(SampleNetworks.draw(List.of(), random), NumberFormat.INT8, random);
                double truth = RUNTIME.time(other, true).ratio() * model.referenceMs();
                try {
                    double ms = model.predict(other).ms();
                    close += Math.abs(Math.log(ms / truth)) < .15 ? 1 : 0;
                    known++;
                } catch (MissingKernelException _) {
                    // a rare kind
                }
            }
            assertThat(known).isGreaterThan(12);
            assertThat(close).isGreaterThan(known * 4 / 5);
        }
    }

    @Test
    void goesOnWhereItWasKilled() throws Exception {
        SyntheticRuntime runtime = new SyntheticRuntime(RULES, CampaignTest::noisy);
        try (H2KernelStore whole = open("whole");
                H2KernelStore killed = open("killed")) {
            campaign(whole, runtime, new Silent()).run(Duration.ofSeconds(30));
            int[] left = {50};
            NetworkTimer dying = (graph, byOperator) -> {
                if (left[0]-- == 0) {
                    throw new IllegalStateException("killed");
                }
                return runtime.time(graph, byOperator);
            };
            Campaign first = campaign(killed, dying, new Silent());
            assertThatThrownBy(() -> first.run(Duration.ofSeconds(30))).hasMessage("killed");
            assertThat(killed.networks()).hasSize(50);

            campaign(killed, runtime, new Silent()).run(Duration.ofSeconds(30));

            assertThat(killed.networks()).isEqualTo(whole.networks()).hasSize(60);
        }
    }

    @Test
    void aFinishedOneMeasuresNothing() throws Exception {
        try (H2KernelStore store = open("done")) {
            campaign(store, RUNTIME, new Silent()).run(Duration.ofSeconds(10));
            Campaign again = campaign(store, RUNTIME, new Silent());

            assertThat(again.seconds()).isGreaterThanOrEqualTo(10);
            again.run(Duration.ofSeconds(10));
            assertThat(again.size()).isEqualTo(20);
        }
    }

    @Test
    void aNetworkThatCannotBeMeasuredIsKeptAsFailed() throws Exception {
        int[] count = {0};
        NetworkTimer timer = (graph, byOperator) -> {
            if (count[0]++ == 3) {
                throw new ProbeFailedException("it crashed");
            }
            return RUNTIME.time(graph, byOperator);
        };
        try (H2KernelStore store = open("failed")) {
            Campaign campaign = campaign(store, timer, new Silent());
            campaign.run(Duration.ofSeconds(10));

            assertThat(campaign.failed()).isEqualTo(1);
            assertThat(store.networks().get(3).problem()).isEqualTo("it crashed");
        }
    }

    @Test
    void tooFewNetworksMakeNoModel() throws Exception {
        NetworkTimer timer = (graph, byOperator) -> new NetworkTimes(1, 1, 1, List.of());
        try (H2KernelStore store = open("few")) {
            assertThat(campaign(store, timer, new Silent()).run(Duration.ofSeconds(2)))
                    .isEmpty();
        }
    }
}
