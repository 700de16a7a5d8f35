package nas4j.space.check;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/** The network that comes nearest to satisfying constraints. */
final class Nearest {
    private Nearest() {}

    static Optional<Examined.Built> find(List<Examined.Built> built) {
        return built.stream().min(Comparator.comparingDouble(Examined.Built::distance));
    }

    /** The costs that violated constraints ask for: {@code macs 1200, parameters 30}. */
    static String costs(List<Violation> violations) {
        TreeMap<String, String> costs = new TreeMap<>();
        violations.forEach(violation -> violation
                .costs()
                .forEach((cost, value) -> costs.put(cost.text(), cost.text() + " " + value.longValue())));
        return String.join(", ", costs.values());
    }
}
