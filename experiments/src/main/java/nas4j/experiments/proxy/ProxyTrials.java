package nas4j.experiments.proxy;

import java.util.ArrayList;
import java.util.List;
import nas4j.djl.task.MismatchException;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.TrialOutcome;
import nas4j.experiments.prepare.CostMeasures;
import nas4j.experiments.training.HostFigures;
import nas4j.experiments.worker.TrialEvaluator;
import nas4j.experiments.worker.TrialJob;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.probe.ProbeProtocol;
import nas4j.onnx.OnnxExporter;
import nas4j.onnx.quantize.ActivationType;
import nas4j.predictors.proxy.NoScoreException;
import nas4j.predictors.proxy.ProxyBatch;
import nas4j.predictors.proxy.ZeroCostProxy;
import nas4j.space.SearchSpace;

/**
 * Scores the networks of one experiment by a proxy.
 *
 * @param search images that a search goes by
 * @param last images that decide between searches
 */
record ProxyTrials(SearchSpace space, ZeroCostProxy proxy, ProxyBatch search, ProxyBatch last, HostFigures host)
        implements TrialEvaluator {

    @Override
    public TrialOutcome evaluate(TrialJob job, ProgressListener progress) throws InterruptedException {
        ComputationGraph graph = space.decode(space.parse(job.genotype())).graph();
        return switch (job.purpose()) {
            case SEARCH -> scored(graph, search, job.seed());
            case SCREENING -> score(graph, search, job.seed());
            case FINAL -> scored(graph, last, job.seed());
            case MEASUREMENT -> new TrialOutcome.Completed(measured(graph, ProbeProtocol.FULL, job.seed()));
            case DELIVERY, SUPERNET, ONE_SHOT, ALONE ->
                throw new IllegalArgumentException("nothing is trained, so there is nothing to hand back");
        };
    }

    private TrialOutcome scored(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException {
        TrialOutcome outcome = score(graph, batch, seed);
        if (!(outcome instanceof TrialOutcome.Completed completed)) {
            return outcome;
        }
        boolean isCounted = CostMeasures.NAMES.contains(proxy.name()); // then it is there already
        List<Measurement> measurements = new ArrayList<>(isCounted ? List.of() : completed.measurements());
        measurements.addAll(measured(graph, ProbeProtocol.BRIEF, seed));
        return new TrialOutcome.Completed(measurements);
    }

    private TrialOutcome score(ComputationGraph graph, ProxyBatch batch, long seed) throws InterruptedException {
        try {
            Measurement score = Measurement.exact(proxy.name(), proxy.score(graph, batch, seed), "");
            return new TrialOutcome.Completed(List.of(score));
        } catch (NoScoreException e) {
            return new TrialOutcome.Infeasible("it has no " + proxy.name() + ": " + e.getMessage());
        } catch (MismatchException e) {
            return new TrialOutcome.Infeasible(String.valueOf(e.getMessage()));
        }
    }

    /** How long a network takes does not depend on what it has learned. */
    private List<Measurement> measured(ComputationGraph graph, ProbeProtocol protocol, long seed)
            throws InterruptedException {
        if (!host.measures()) {
            return List.of();
        }
        ComputationGraph simple = Simplification.simplify(graph);
        return host.measure(
                simple, OnnxExporter.exportUntrained(simple, seed, ActivationType.ofThisMachine()), protocol);
    }
}
