package nas4j.hardware.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.hardware.kernel.measure.NetworkTimer;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.OperatorTime;

/**
 * Stands for a runtime that joins operators by known rules and whose kernels take what a function says.
 *
 * @param micros of a kernel
 */
public record SyntheticRuntime(FusionRules rules, ToDoubleFunction<Kernel> micros) implements NetworkTimer {
    private static final double REFERENCE_MS = .2;
    private static final double RUN_MICROS = 5;

    /** What moving and computing numbers takes, at fixed rates. */
    public static double cost(Kernel kernel) {
        double moved = kernel.in().elements() * kernel.inputs() + kernel.out().elements() + kernel.weights();
        return 2 + kernel.macs() / 30_000.0 + moved / 4_000.0;
    }

    @Override
    public NetworkTimes time(ComputationGraph network, boolean byOperator) {
        ComputationGraph graph = Simplification.simplify(network);
        List<PlannedKernel> plan = new ArrayList<>(KernelSplit.split(graph, rules));
        List<PlannedKernel> reorders = new ArrayList<>(
                plan.stream().filter(each -> each.nodes().isEmpty()).toList());
        plan.removeAll(reorders);
        List<OperatorTime> times = new ArrayList<>();
        double sum = RUN_MICROS;
        for (int k = 0; k < plan.size(); k++) {
            Kernel kernel = plan.get(k).kernel();
            List<PlannedKernel> later = plan.subList(k + 1, plan.size());
            times.add(time(graph.node(plan.get(k).nodes().getLast()).path() + "_nchwc", operator(kernel), kernel));
            reorders.removeIf(reorder -> {
                boolean isNext = comesFrom(kernel, reorder)
                        && later.stream().noneMatch(other -> comesFrom(other.kernel(), reorder));
                if (isNext) {
                    times.add(reorder(reorder.kernel()));
                }
                return isNext;
            });
        }
        reorders.forEach(reorder -> times.add(reorder(reorder.kernel())));
        for (OperatorTime time : times) {
            sum += time.micros() + .5;
        }
        return new NetworkTimes(sum / 1e3 / REFERENCE_MS, REFERENCE_MS, REFERENCE_MS, times);
    }

    private static boolean comesFrom(Kernel kernel, PlannedKernel reorder) {
        return kernel.isBlocked() && kernel.out().equals(reorder.kernel().in());
    }

    private static String operator(Kernel kernel) {
        return kernel.family() == KernelFamily.POOL
                ? "MaxPool"
                : kernel.family().text();
    }

    private OperatorTime reorder(Kernel kernel) {
        return switch (kernel.family()) {
            case REORDER_IN -> time("Reorder_token", "ReorderInput", kernel);
            case ROUND -> time("n1/whole", "QuantizeLinear", kernel);
            case UNROUND -> time("n1/rounded", "DequantizeLinear", kernel);
            case CUT -> time(kernel.isInteger() ? "n1/cut" : "n1/kept", "Clip", kernel);
            case SWAP -> time("Transpose_token", "Transpose", kernel);
            default -> time("Reorder_token", "ReorderOutput", kernel);
        };
    }

    private OperatorTime time(String name, String operator, Kernel kernel) {
        Extent out = kernel.out();
        return new OperatorTime(
                name,
                operator,
                micros.applyAsDouble(kernel) - .5,
                10,
                List.of(1, out.channels(), out.height(), out.width()));
    }
}
