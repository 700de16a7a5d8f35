package nas4j.search.differentiable;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import nas4j.graph.Op;
import nas4j.space.Decision;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;

/**
 * Edges that come together in a node, in all cells of a kind: the softmax of their weights, β, says how much of each the
 * node adds up. Xu et al. 2020, section 3.3.
 *
 * @param weighed what has these weights; its branches are the edges, and no choice is mixed by it
 * @param edges the place of each edge among the mixtures
 */
public record EdgeGroup(Mixture weighed, List<Integer> edges) {
    public EdgeGroup {
        edges = List.copyOf(edges);
    }

    /**
     * The groups of a supernet, of nodes that read two edges or more.
     *
     * @param decisions of the space
     * @param mixtures of the supernet
     * @return none if the method gives edges no weights
     * @throws IllegalArgumentException if one mixture stands for several edges of a node
     */
    public static List<EdgeGroup> of(
            Method method, SuperGraph graph, List<Decision> decisions, List<Mixture> mixtures) {
        if (!(method instanceof Method.Partial partial && partial.weighsEdges())) {
            return List.of();
        }
        Map<Integer, Integer> mixtureOf = Mixture.byChoice(mixtures);
        Map<List<Integer>, EdgeGroup> groups = new LinkedHashMap<>();
        for (SuperNode.Layer layer : graph.layers()) {
            List<SuperNode> edges = layer.most() instanceof Op.Add ? edges(graph, layer, decisions) : List.of();
            if (edges.size() > 1 && edges.stream().allMatch(edge -> mixtureOf.containsKey(edge.id()))) {
                List<Integer> places = edges.stream()
                        .map(edge -> mixtureOf.getOrDefault(edge.id(), 0))
                        .toList();
                groups.computeIfAbsent(places, _ -> group(layer.path(), edges, places));
            }
        }
        requireOnce(groups.values());
        return List.copyOf(groups.values());
    }

    private static List<SuperNode> edges(SuperGraph graph, SuperNode.Layer sum, List<Decision> decisions) {
        return sum.inputs().stream()
                .map(graph.nodes()::get)
                .flatMap(term -> term instanceof SuperNode.Choice choice && Mixture.isOfInputs(choice, decisions)
                        ? choice.inputs().stream().map(graph.nodes()::get)
                        : Stream.of(term))
                .distinct()
                .toList();
    }

    private static EdgeGroup group(String path, List<SuperNode> edges, List<Integer> places) {
        List<String> names = edges.stream()
                .map(edge -> edge.path().substring(edge.path().lastIndexOf('/') + 1))
                .toList();
        return new EdgeGroup(new Mixture(path, names, List.of(), List.of(), List.of()), places);
    }

    private static void requireOnce(Iterable<EdgeGroup> groups) {
        Set<Integer> seen = new HashSet<>();
        for (EdgeGroup group : groups) {
            if (!group.edges.stream().allMatch(seen::add)) {
                throw new IllegalArgumentException("edges " + group.weighed.branches() + " of [" + group.weighed.name()
                        + "] are decided with others, accepted: each edge of a cell by itself");
            }
        }
    }

    /**
     * Strengths of mixtures times those of their edges.
     *
     * @param strengths of all mixtures, then of all groups
     */
    static List<double[]> weigh(List<EdgeGroup> groups, List<double[]> strengths) {
        int mixtures = strengths.size() - groups.size();
        List<double[]> weighed = new ArrayList<>(strengths.subList(0, mixtures));
        for (int k = 0; k < groups.size(); k++) {
            List<Integer> edges = groups.get(k).edges;
            for (int place = 0; place < edges.size(); place++) {
                double[] own = weighed.get(edges.get(place)).clone();
                for (int branch = 0; branch < own.length; branch++) {
                    own[branch] *= strengths.get(mixtures + k)[place];
                }
                weighed.set(edges.get(place), own);
            }
        }
        return weighed;
    }
}
