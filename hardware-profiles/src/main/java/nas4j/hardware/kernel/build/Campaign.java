package nas4j.hardware.kernel.build;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import nas4j.graph.ComputationGraph;
import nas4j.graph.GraphCost;
import nas4j.hardware.device.NumberFormat;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.data.KernelStore;
import nas4j.hardware.kernel.data.SampleNetwork;
import nas4j.hardware.kernel.measure.FusionDetection;
import nas4j.hardware.kernel.measure.NetworkMeasurement;
import nas4j.hardware.kernel.measure.NetworkTimer;
import nas4j.hardware.kernel.model.KernelModel;
import nas4j.hardware.kernel.model.ModelFit;
import nas4j.hardware.kernel.sample.SampleNetworks;
import nas4j.hardware.kernel.sample.SamplePrecisions;
import nas4j.hardware.probe.ProbeFailedException;

/**
 * Measures sample networks: first random ones, then in rounds more like the kernels that a model of those so far knows least
 * (Zhang et al. 2021, nn-Meter, section 4.3), until the time is used up or the model is good enough. What is drawn depends on
 * the number of the network and on those of earlier rounds, so a campaign that was interrupted goes on where it was.
 */
public final class Campaign {
    /** Enough: the share of kernels that are predicted to within 10 %. */
    public static final double KERNEL_TARGET = .95;

    /** Enough: the share of sample networks that are predicted to within 10 %. */
    public static final double NETWORK_TARGET = .95;

    private static final int FIRST_ROUND = 150;
    private static final int WORST = 100;
    private static final double NANOS = 1e9;

    private final NumberFormat format;
    private final KernelStore store;
    private final NetworkTimer timer;
    private final CampaignListener listener;
    private final LongSupplier nanos;
    private final int firstRound;
    private final List<SampleNetwork> networks;
    private List<Kernel> focus = List.of();
    private int focusOf;
    private boolean isGoodEnough;

    /**
     * Reads what was measured before.
     *
     * @param format of networks: those of int8 have kernels of integers and of floats
     * @param nanos a clock, in nanoseconds from anywhere
     */
    public Campaign(
            NumberFormat format, KernelStore store, NetworkTimer timer, CampaignListener listener, LongSupplier nanos) {
        this(format, store, timer, listener, nanos, FIRST_ROUND);
    }

    /** @param firstRound networks that are drawn before anything is learnt, at least 2 */
    Campaign(
            NumberFormat format,
            KernelStore store,
            NetworkTimer timer,
            CampaignListener listener,
            LongSupplier nanos,
            int firstRound) {
        this.format = format;
        this.firstRound = firstRound;
        this.store = store;
        this.timer = timer;
        this.listener = listener;
        this.nanos = nanos;
        networks = new ArrayList<>(store.networks());
    }

    /** What measuring took so far, s. */
    public double seconds() {
        return networks.stream().mapToDouble(SampleNetwork::seconds).sum();
    }

    /** Networks so far, failed ones among them. */
    public int size() {
        return networks.size();
    }

    /** How many could not be measured. */
    public long failed() {
        return networks.stream().filter(network -> !network.isMeasured()).count();
    }

    /**
     * Measures on, and learns.
     *
     * @param budget of measuring networks, earlier sessions included
     * @return the model; empty if too few networks were measured
     * @throws ProbeFailedException if not even what the runtime joins can be measured
     */
    public Optional<KernelModel> run(Duration budget) throws ProbeFailedException, IOException {
        Optional<FusionRules> known = store.findRules();
        FusionRules rules = known.isPresent() ? known.get() : detect();
        double most = budget.toMillis() / 1e3;
        double spent = seconds();
        while (spent < most) {
            learn(rules);
            if (isGoodEnough) {
                break;
            }
            SampleNetwork network = measure(rules, networks.size());
            store.add(network);
            networks.add(network);
            spent += network.seconds();
            listener.measured(network, spent);
        }
        return ModelFit.of(rules, networks).findModel();
    }

    private FusionRules detect() throws ProbeFailedException, IOException {
        FusionRules rules = new FusionDetection(timer).detect(listener::fusion);
        store.putRules(rules);
        return rules;
    }

    private void learn(FusionRules rules) {
        int last = lastRound(networks.size());
        if (last > focusOf) {
            focusOf = last;
            ModelFit fit = ModelFit.of(rules, networks.subList(0, last));
            focus = fit.worst(WORST);
            fit.findModel().ifPresent(model -> {
                listener.learnt(model.scores());
                isGoodEnough = model.scores().kernels().within10() >= KERNEL_TARGET
                        && model.scores().networks().within10() >= NETWORK_TARGET;
            });
        }
    }

    /** The number of networks at which the last round ended: each round makes them half as many again. */
    private int lastRound(int count) {
        int last = 0;
        for (int end = firstRound; end <= count; end += end / 2) {
            last = end;
        }
        return last;
    }

    private SampleNetwork measure(FusionRules rules, int number) throws IOException {
        long start = nanos.getAsLong();
        RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(number);
        ComputationGraph graph = SamplePrecisions.lay(SampleNetworks.draw(focus, random), format, random);
        try {
            NetworkMeasurement found = NetworkMeasurement.of(graph, rules, timer.time(graph, true));
            return new SampleNetwork(
                    number,
                    "",
                    found.ratio(),
                    found.referenceMs(),
                    GraphCost.of(graph).macs(),
                    secondsSince(start),
                    found.plan(),
                    found.times());
        } catch (ProbeFailedException e) {
            return SampleNetwork.failed(number, String.valueOf(e.getMessage()), secondsSince(start));
        }
    }

    private double secondsSince(long start) {
        return (nanos.getAsLong() - start) / NANOS;
    }
}
