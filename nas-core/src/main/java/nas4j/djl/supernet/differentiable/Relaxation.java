package nas4j.djl.supernet.differentiable;

import ai.djl.ndarray.types.DataType;
import ai.djl.pytorch.engine.PtNDArray;
import ai.djl.pytorch.jni.JniUtils;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import nas4j.djl.supernet.Mix;
import nas4j.search.differentiable.Draw;
import nas4j.search.differentiable.EdgeGroup;
import nas4j.search.differentiable.Method;
import nas4j.search.differentiable.Mixture;
import nas4j.space.Decision;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/** Makes the mixes of all choices from α. What it computes is freed with the arrays of α. Immutable. */
final class Relaxation {
    /** So low that the softmax gives nothing. */
    private static final float NEVER = -1e30f;

    private final List<Mixture> mixtures;
    private final Method method;
    private final List<EdgeGroup> groups;
    /** Places of edges: a node adds up all its edges, so one that may come in at several places comes in at the first. */
    private final Map<Integer, List<Integer>> edges = new HashMap<>();

    /** @param mixtures whose α all methods are given: after those of choices may come those of edges */
    Relaxation(SuperGraph graph, List<Decision> decisions, List<Mixture> mixtures, Method method) {
        this.mixtures = mixtures.stream()
                .filter(mixture -> !mixture.choices().isEmpty())
                .toList();
        this.method = method;
        groups = EdgeGroup.of(method, graph, decisions, this.mixtures);
        Set<Integer> seen = new HashSet<>();
        for (SuperNode.Choice choice : graph.choices()) {
            if (Mixture.isOfInputs(choice, decisions)) {
                edges.put(
                        choice.id(),
                        IntStream.range(0, choice.inputs().size())
                                .filter(place -> seen.add(choice.inputs().get(place)))
                                .boxed()
                                .toList());
            }
        }
    }

    /**
     * What one pass runs.
     *
     * @param draws one for each mixture
     * @param temperature of Gumbel's softmax
     * @param beta what skips weigh on top
     */
    record Pass(List<Draw> draws, double temperature, double beta) {}

    /** The mix of each choice by its number, computed while gradients are recorded. */
    Map<Integer, Mix> mixes(List<PtNDArray> alphas, Pass pass) {
        Map<Integer, Mix> weighed = weighed(alphas);
        Map<Integer, Mix> mixes = new HashMap<>();
        for (int k = 0; k < mixtures.size(); k++) {
            Draw draw = pass.draws.get(k);
            List<Integer> run = method instanceof Method.Gates || method instanceof Method.Gumbel
                    ? draw.run()
                    : runWithAll(alphas.get(k));
            Mix whole = new Mix(weights(mixtures.get(k), alphas.get(k), draw, pass), run);
            Mix mix = method instanceof Method.Partial partial ? whole.partial(partial.share(), weighed.get(k)) : whole;
            mixtures.get(k).choices().forEach(choice -> mixes.put(choice, mix));
        }
        edges.forEach((choice, places) -> mixes.put(choice, Mix.plain(places)));
        return mixes;
    }

    /** What edges weigh, by the places of their mixtures. */
    private Map<Integer, Mix> weighed(List<PtNDArray> alphas) {
        Map<Integer, Mix> weighed = new HashMap<>();
        for (int k = 0; k < groups.size(); k++) {
            PtNDArray weights = softmax(alphas.get(mixtures.size() + k));
            List<Integer> own = groups.get(k).edges();
            for (int place = 0; place < own.size(); place++) {
                weighed.put(own.get(place), Mix.one(place, weights));
            }
        }
        return weighed;
    }

    private static List<Integer> runWithAll(PtNDArray alphas) {
        List<Integer> all = new ArrayList<>();
        for (int k = 0; k < alphas.size(); k++) {
            all.add(k);
        }
        return all;
    }

    private PtNDArray weights(Mixture mixture, PtNDArray alphas, Draw draw, Pass pass) {
        return switch (method) {
            case Method.Softmax _, Method.Partial _ -> withSkips(softmax(alphas), mixture, pass.beta);
            case Method.Sigmoid _ -> withSkips(JniUtils.sigmoid(alphas), mixture, pass.beta);
            case Method.Gumbel _ -> straight(gumbel(alphas, draw, pass.temperature), draw);
            case Method.Gates _ -> straight(among(alphas, draw), draw);
        };
    }

    /** What α says of how probable branches are. */
    PtNDArray shares(PtNDArray alphas) {
        return method instanceof Method.Sigmoid ? JniUtils.sigmoid(alphas) : softmax(alphas);
    }

    private static PtNDArray softmax(PtNDArray numbers) {
        return JniUtils.softmax(numbers, 0, DataType.FLOAT32);
    }

    private static PtNDArray withSkips(PtNDArray weights, Mixture mixture, double beta) {
        if (beta == 0 || mixture.skips().isEmpty()) {
            return weights;
        }
        float[] more = new float[mixture.branches().size()];
        mixture.skips().forEach(skip -> more[skip] = (float) beta);
        return JniUtils.add(weights, constant(weights, more));
    }

    private static PtNDArray gumbel(PtNDArray alphas, Draw draw, double temperature) {
        float[] noise = new float[draw.noise().size()];
        for (int k = 0; k < noise.length; k++) {
            noise[k] = draw.noise().get(k).floatValue();
        }
        PtNDArray logarithms = JniUtils.logSoftmax(alphas, 0, DataType.FLOAT32);
        PtNDArray noisy = JniUtils.add(logarithms, constant(alphas, noise));
        return softmax(JniUtils.div(noisy, constant(alphas, (float) temperature)));
    }

    /** The softmax among the branches that are run. */
    private static PtNDArray among(PtNDArray alphas, Draw draw) {
        float[] mask = new float[(int) alphas.size()];
        for (int k = 0; k < mask.length; k++) {
            mask[k] = draw.run().contains(k) ? 0 : NEVER;
        }
        return softmax(JniUtils.add(alphas, constant(alphas, mask)));
    }

    /** One for the branch that was drawn, with the gradients of the softmax. */
    private static PtNDArray straight(PtNDArray soft, Draw draw) {
        float[] hard = new float[(int) soft.size()];
        hard[draw.run().getFirst()] = 1;
        PtNDArray difference = JniUtils.sub(constant(soft, hard), JniUtils.detachGradient(soft));
        return JniUtils.add(difference, soft);
    }

    private static PtNDArray constant(PtNDArray like, float... numbers) {
        return (PtNDArray) like.getManager().create(numbers);
    }
}
