package nas4j.search.differentiable;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import nas4j.graph.Op;
import nas4j.space.Decision;
import nas4j.space.relax.SuperGraph;
import nas4j.space.relax.SuperNode;
import org.jspecify.annotations.Nullable;

/**
 * What one vector of architecture weights mixes: the choices of a supernet that the same decisions settle in the same way,
 * such as one edge in all cells of a kind.
 *
 * @param name path of the first of these choices
 * @param branches names of the branches
 * @param choices numbers of the choices
 * @param zeros places of branches that give nothing
 * @param skips places of branches that pass on what they read
 */
public record Mixture(
        String name, List<String> branches, List<Integer> choices, List<Integer> zeros, List<Integer> skips) {
    public Mixture {
        branches = List.copyOf(branches);
        choices = List.copyOf(choices);
        zeros = List.copyOf(zeros);
        skips = List.copyOf(skips);
    }

    /**
     * The mixtures of a supernet in the order of their first choices. Choices between the inputs of a cell's node are in
     * none: the node adds up {@linkplain #isOfInputs all its edges}.
     *
     * @param decisions of the space
     */
    public static List<Mixture> of(SuperGraph graph, List<Decision> decisions) {
        Map<Object, List<SuperNode.Choice>> groups = new LinkedHashMap<>();
        for (SuperNode.Choice choice : graph.choices()) {
            if (!isOfInputs(choice, decisions)) {
                groups.computeIfAbsent(key(choice, decisions), _ -> new ArrayList<>())
                        .add(choice);
            }
        }
        return groups.values().stream().map(group -> mixture(graph, group)).toList();
    }

    /** The place of each choice's mixture by the number of the choice. */
    static Map<Integer, Integer> byChoice(List<Mixture> mixtures) {
        Map<Integer, Integer> places = new HashMap<>();
        for (int k = 0; k < mixtures.size(); k++) {
            for (int choice : mixtures.get(k).choices()) {
                places.put(choice, k);
            }
        }
        return places;
    }

    private static Mixture mixture(SuperGraph graph, List<SuperNode.Choice> group) {
        SuperNode.Choice first = group.getFirst();
        return new Mixture(
                first.path(),
                first.labels(),
                group.stream().map(SuperNode.Choice::id).toList(),
                places(first, place -> op(graph, first, place) instanceof Op.Zero),
                places(first, place -> isSkip(graph, first, place)));
    }

    private static List<Integer> places(SuperNode.Choice choice, IntPredicate isMeant) {
        return IntStream.range(0, choice.inputs().size())
                .filter(isMeant)
                .boxed()
                .toList();
    }

    /** A branch without layers is what comes before the choice. */
    private static boolean isSkip(SuperGraph graph, SuperNode.Choice choice, int place) {
        SuperNode branch = graph.nodes().get(choice.inputs().get(place));
        return op(graph, choice, place) instanceof Op.Identity
                || !(branch.path() + "/").startsWith(choice.path() + "/");
    }

    private static @Nullable Op op(SuperGraph graph, SuperNode.Choice choice, int place) {
        return graph.nodes().get(choice.inputs().get(place)) instanceof SuperNode.Layer layer ? layer.most() : null;
    }

    /** Whether a choice takes one of the edges that a node of a cell may read, of which it reads some. */
    public static boolean isOfInputs(SuperNode.Choice choice, List<Decision> decisions) {
        return choice.decidedBy().size() == 1
                && decisions.get(choice.decidedBy().getFirst()) instanceof Decision.SubsetOf
                && choice.path().matches(".*/input\\d+");
    }

    /**
     * What choices of one mixture have in common. Edges of a node which reads some of them are settled by the same
     * decisions, one for each place that an edge may take; there the end of the path tells edges apart.
     */
    private static Object key(SuperNode.Choice choice, List<Decision> decisions) {
        List<String> paths = choice.decidedBy().stream()
                .map(decision -> decisions.get(decision).path())
                .toList();
        return List.of(choice.decidedBy(), choice.labels(), paths.size() < 2 ? "" : end(choice.path(), paths));
    }

    /** As many of the last names as the decisions' paths have from the first that differs on. */
    private static String end(String path, List<String> decisions) {
        List<List<String>> names = decisions.stream()
                .map(decision -> List.of(decision.split("/", -1)))
                .toList();
        List<String> one = names.getFirst();
        int same = 0;
        while (same < one.size() && isSharedAt(same, names)) {
            same++;
        }
        List<String> all = List.of(path.split("/", -1));
        return String.join("/", all.subList(Math.max(0, all.size() - one.size() + same), all.size()));
    }

    private static boolean isSharedAt(int place, List<List<String>> names) {
        String name = names.getFirst().get(place);
        return names.stream()
                .allMatch(other -> place < other.size() && other.get(place).equals(name));
    }
}
