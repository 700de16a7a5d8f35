package nas4j.hardware.block;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Node;
import nas4j.hardware.probe.OperatorTime;
import nas4j.hardware.probe.OperatorTimes;

/**
 * Sums the times of a model's operators by the blocks of the network that it was made of: a block is what the first two names
 * of nodes' paths say, such as {@code stage1/2}. An operator belongs to the node whose path its name begins with; those that a
 * runtime gave names of its own belong to the block before them.
 */
public final class BlockTimes {
    private static final double MICROS_PER_MS = 1e3;

    private BlockTimes() {}

    /**
     * Milliseconds of each block, in the order in which they run, as long as they would have taken where the reference model takes
     * a given time: so measurements of different moments can be compared.
     *
     * @param referenceMs that time, ms
     */
    public static Map<String, Double> of(ComputationGraph graph, OperatorTimes operators, double referenceMs) {
        double msPerMicro = referenceMs / operators.referenceMs() / MICROS_PER_MS;
        List<String> paths = graph.nodes().stream()
                .map(Node::path)
                .sorted(Comparator.comparing(String::length).reversed())
                .toList();
        Map<String, Double> times = new LinkedHashMap<>();
        String block = block(graph.nodes().getFirst().path());
        for (OperatorTime operator : operators.operators()) {
            block = findNode(paths, operator.name()).map(BlockTimes::block).orElse(block);
            times.merge(block, operator.micros() * msPerMicro, Double::sum);
        }
        return times;
    }

    private static Optional<String> findNode(List<String> paths, String operator) {
        return paths.stream()
                .filter(path -> operator.startsWith(path)
                        && (operator.length() == path.length() || !isPartOfName(operator.charAt(path.length()))))
                .findFirst();
    }

    private static boolean isPartOfName(char next) {
        return Character.isLetterOrDigit(next) || next == '-';
    }

    private static String block(String path) {
        String[] names = path.split("/", -1);
        return names.length < 2 ? path : names[0] + "/" + names[1];
    }
}
