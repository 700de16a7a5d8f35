package nas4j.hardware.kernel.measure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.graph.ComputationGraph;
import nas4j.graph.Simplification;
import nas4j.graph.TensorShape;
import nas4j.hardware.kernel.Extent;
import nas4j.hardware.kernel.Kernel;
import nas4j.hardware.kernel.KernelFamily;
import nas4j.hardware.kernel.PlannedKernel;
import nas4j.hardware.kernel.data.KernelTime;
import nas4j.hardware.probe.NetworkTimes;
import nas4j.hardware.probe.OperatorTime;

/**
 * Gives each operator's time to a kernel: by the name that a runtime leaves of the network's nodes; changes of layout, by
 * their size, are kernels of their own; what the runtime gave a name of its own belongs to the next kernel without a time, or
 * if there is none before the next that has one, to the last.
 */
final class Attribution {
    /** The nodes of sample networks are called so. */
    private static final Pattern NODE = Pattern.compile("(?<![A-Za-z0-9])n(\\d+)(?![A-Za-z0-9])");

    /** Floats are cut off before products with floats, whole numbers of fewer than 8 bits after rounding. */
    private static final Pattern CUT = Pattern.compile(".*/(kept|cut)");

    private static final String OF_FLOATS = "kept";
    private static final double MILLIS = 1e3;
    /** The runtime's clock cuts off what is less than 1 µs. */
    private static final double CUT_OFF = .5;

    private final List<PlannedKernel> kernels;
    private final Map<String, Integer> owners = new HashMap<>();
    private final double[] micros;

    Attribution(ComputationGraph network, List<PlannedKernel> kernels) {
        ComputationGraph graph = Simplification.simplify(network);
        this.kernels = kernels;
        micros = new double[kernels.size()];
        for (int k = 0; k < kernels.size(); k++) {
            for (int node : kernels.get(k).nodes()) {
                owners.put(graph.node(node).path(), k);
            }
        }
    }

    /** The kernels that took time. */
    List<KernelTime> times(NetworkTimes times) {
        double unit = MILLIS * times.operatorReferenceMs();
        List<KernelTime> found = new ArrayList<>();
        int last = -1;
        List<OperatorTime> nameless = new ArrayList<>();
        for (OperatorTime time : times.operators()) {
            int owner = owner(time.name());
            Optional<Kernel> change = change(time, owner);
            if (change.isPresent()) {
                found.add(new KernelTime(change.get(), (time.micros() + CUT_OFF) / unit));
            } else if (owner < 0) {
                nameless.add(time);
            } else {
                settle(nameless, last, owner);
                micros[owner] += time.micros() + CUT_OFF;
                last = owner;
            }
        }
        settle(nameless, last, kernels.size());
        for (int k = 0; k < kernels.size(); k++) {
            if (micros[k] > 0) {
                found.add(new KernelTime(kernels.get(k).kernel(), micros[k] / unit));
            }
        }
        return found;
    }

    private int owner(String name) {
        Matcher matcher = NODE.matcher(name.replace("_nchwc", ""));
        while (matcher.find()) {
            Integer owner = owners.get(matcher.group());
            if (owner != null) {
                return owner;
            }
        }
        return -1;
    }

    private void settle(List<OperatorTime> nameless, int last, int next) {
        int owner = last < 0 ? Math.min(next, kernels.size() - 1) : last;
        for (int k = last + 1; k < next; k++) {
            if (micros[k] == 0 && !kernels.get(k).nodes().isEmpty()) {
                owner = k;
                break;
            }
        }
        for (OperatorTime time : nameless) {
            micros[owner] += time.micros() + CUT_OFF;
        }
        nameless.clear();
    }

    /** A change of layout or of numbers, which is a kernel of its own. */
    private static Optional<Kernel> change(OperatorTime time, int owner) {
        return switch (time.operator()) {
            case "ReorderInput" -> Optional.of(Kernel.reorder(KernelFamily.REORDER_IN, extent(time)));
            case "ReorderOutput" -> Optional.of(Kernel.reorder(KernelFamily.REORDER_OUT, extent(time)));
            case "QuantizeLinear" -> Optional.of(Kernel.conversion(KernelFamily.ROUND, elements(time)));
            case "DequantizeLinear" -> Optional.of(Kernel.conversion(KernelFamily.UNROUND, elements(time)));
            case "Clip" -> cut(time);
            case "Transpose" ->
                owner >= 0 ? Optional.empty() : Optional.of(Kernel.conversion(KernelFamily.SWAP, elements(time)));
            default -> Optional.empty();
        };
    }

    private static Optional<Kernel> cut(OperatorTime time) {
        Matcher cut = CUT.matcher(time.name());
        if (!cut.matches()) {
            return Optional.empty();
        }
        Kernel kernel = Kernel.conversion(KernelFamily.CUT, elements(time));
        return Optional.of(cut.group(1).equals(OF_FLOATS) ? kernel : kernel.ofIntegers());
    }

    private static Extent extent(OperatorTime time) {
        int[] dims = time.shape().stream().skip(1).mapToInt(Integer::intValue).toArray();
        return Extent.of(TensorShape.of(dims));
    }

    private static long elements(OperatorTime time) {
        return time.shape().stream().mapToLong(Integer::longValue).reduce(1, Math::multiplyExact);
    }
}
