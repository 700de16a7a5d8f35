package nas4j.hardware.kernel.measure;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.graph.ActivationKind;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Op;
import nas4j.graph.PoolKind;
import nas4j.graph.TensorShape;
import nas4j.graph.Window;
import nas4j.hardware.kernel.FusionRules;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.OperatorTime;

/**
 * A small network with a few operators in a row, behind and before others that nothing is joined with.
 *
 * @param asked paths of the nodes in question
 * @param firstAsked number of the first of them
 */
record FusionTrial(ComputationGraph graph, Set<String> asked, int firstAsked) {
    static final String VECTOR = "vector";
    static final String MATRIX = "matrix";
    static final String MAP = "map";

    private static final Pattern NODE = Pattern.compile("(?<![A-Za-z0-9])n\\d+(?![A-Za-z0-9])");
    /** What comes and goes with what is around it: roundings and layouts. */
    private static final Set<String> CHANGES = Set.of("QuantizeLinear", "DequantizeLinear", "Transpose");

    private static final int SIZE = 28;
    private static final int CHANNELS = 256;
    private static final int ENTRIES = 16;
    private static final double CUT_OFF = .5;

    /** @param base what the operators work on */
    static FusionTrial of(String base, List<String> operators) {
        return new Draft().trial(base, operators);
    }

    /**
     * What became of the operators in question, with those that the runtime gave a name of its own.
     *
     * @param operators that the runtime runs
     * @param time over that of what is before them
     */
    record Outcome(int operators, double time) {}

    Outcome outcome(NetworkTimes times) {
        int count = 0;
        double micros = 0;
        double before = 0;
        for (OperatorTime time : times.operators()) {
            Matcher matcher = NODE.matcher(time.name().replace("_nchwc", ""));
            boolean isNamed = false;
            boolean isAsked = false;
            boolean isBefore = false;
            while (matcher.find()) {
                isNamed = true;
                isAsked |= asked.contains(matcher.group());
                isBefore |= Integer.parseInt(matcher.group().substring(1)) < firstAsked;
            }
            boolean isNameless = !isNamed && !time.operator().startsWith("Reorder");
            count += (isAsked || isNameless) && !CHANGES.contains(time.operator()) ? 1 : 0;
            micros += isAsked || isNameless ? time.micros() + CUT_OFF : 0;
            before += isBefore ? time.micros() + CUT_OFF : 0;
        }
        return new Outcome(count, micros / before);
    }

    private static final class Draft {
        private final ComputationGraph.Builder graph = ComputationGraph.builder();

        FusionTrial trial(String base, List<String> operators) {
            int entry = entry(base);
            int wide = base.equals(MAP) ? pooled(conv(entry, 1)) : entry;
            int begin = graph.size();
            int at = -1;
            for (String operator : operators) {
                at = add(operator, at < 0 ? entry : at, wide, at < 0);
            }
            Set<String> asked = new TreeSet<>();
            for (int node = begin; node < graph.size(); node++) {
                asked.add("n" + node);
            }
            int out = base.equals(VECTOR) ? at : add(new Op.GlobalPool(PoolKind.AVERAGE), at);
            return new FusionTrial(
                    graph.output("out", out).output("wide", last(base, wide)).build(), asked, begin);
        }

        /** What is added is needed even where nothing is. */
        private int last(String base, int wide) {
            return base.equals(MAP) ? add(new Op.GlobalPool(PoolKind.MAX), wide) : wide;
        }

        private int add(Op op, int... inputs) {
            return graph.add("n" + graph.size(), op, inputs);
        }

        private int entry(String base) {
            return switch (base) {
                case VECTOR -> {
                    int vector = add(new Op.Input(TensorShape.of(CHANNELS)));
                    yield add(new Op.LayerNorm(), add(new Op.Linear(CHANNELS, true), vector));
                }
                case MATRIX -> {
                    int matrix = add(new Op.Input(TensorShape.of(SIZE * SIZE, ENTRIES)));
                    yield add(new Op.LayerNorm(), add(new Op.Linear(CHANNELS, true), matrix));
                }
                default -> {
                    int image = add(new Op.Input(TensorShape.of(3, SIZE, SIZE)));
                    Op conv = new Op.Conv2d(ENTRIES, Window.same(3, 1, 1), 1, true);
                    yield pooled(add(conv, image));
                }
            };
        }

        private int pooled(int map) {
            return add(new Op.Pool(PoolKind.MAX, Window.same(3, 1, 1), false), map);
        }

        private int conv(int input, int groups) {
            return add(new Op.Conv2d(CHANNELS, Window.same(1, 1, 1), groups, true), input);
        }

        private int depthwise(int wide) {
            return add(new Op.Conv2d(CHANNELS, Window.same(3, 1, 1), CHANNELS, true), wide);
        }

        private int add(String operator, int at, int wide, boolean isFirst) {
            int map = isFirst ? wide : at;
            return switch (operator) {
                case "conv" -> conv(at, 1);
                case "depthwise" -> depthwise(wide);
                case "grouped" -> conv(at, 2);
                case "linear", "rows" -> add(new Op.Linear(CHANNELS, true), at);
                case FusionRules.ADD -> add(new Op.Add(), wide, map);
                case "conv+add" -> add(new Op.Add(), wide, conv(at, 1));
                case "depthwise+add" -> add(new Op.Add(), wide, depthwise(wide));
                case FusionRules.NORM -> add(new Op.BatchNorm(true), map);
                default -> {
                    String kind = operator.toUpperCase(java.util.Locale.ROOT).replace('-', '_');
                    yield add(new Op.Activation(ActivationKind.valueOf(kind)), map);
                }
            };
        }
    }
}
