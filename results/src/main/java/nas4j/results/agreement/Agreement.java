package nas4j.results.agreement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import nas4j.evaluate.Measurement;
import nas4j.evaluate.Objective;
import nas4j.store.TrialRecord;

/**
 * Networks with the weights of a supernet, and the same networks trained alone, by all that both learn: the objectives that are
 * measured on validation data, else the first such measurement.
 *
 * @param asked how many networks were wanted
 * @param drawn how many there were that keep the limits
 * @param orders one for each objective that is learned, at least one
 */
public record Agreement(int asked, int drawn, List<Order> orders) {
    /** Fewer networks have no order to speak of. */
    public static final int FEWEST = 3;

    /** The order of fewer networks says little. */
    public static final int ENOUGH = 16;

    /** Below this rank correlation a supernet's order says little of networks. */
    public static final double TRUSTED = 0.3;

    public Agreement {
        orders = List.copyOf(orders);
    }

    /**
     * Compares trials of the same number.
     *
     * @param asked how many networks were wanted
     * @param shared of all networks that were drawn
     * @return empty if fewer than {@value #FEWEST} networks have both results
     */
    public static Optional<Agreement> find(
            int asked, List<Objective> objectives, List<TrialRecord> shared, List<TrialRecord> alone) {
        List<Order> orders = compared(objectives, shared).stream()
                .flatMap(measurement -> Order.find(measurement, shared, alone).stream())
                .toList();
        return orders.isEmpty() ? Optional.empty() : Optional.of(new Agreement(asked, shared.size(), orders));
    }

    private static List<Measurement> compared(List<Objective> objectives, List<TrialRecord> shared) {
        List<Measurement> learned = shared.stream()
                .map(Order::learned)
                .filter(found -> !found.isEmpty())
                .findFirst()
                .orElse(List.of());
        List<Measurement> compared = new ArrayList<>();
        for (Objective objective : objectives) {
            learned.stream()
                    .filter(found -> found.name().equals(objective.measurement())
                            && objective.device().isEmpty())
                    .findFirst()
                    .ifPresent(compared::add);
        }
        return compared.isEmpty() ? learned.stream().limit(1).toList() : compared;
    }

    /** How many networks have both results: of all orders the fewest. */
    public int networks() {
        return orders.stream().mapToInt(order -> order.pairs().size()).min().orElseThrow();
    }

    /** The orders that say nothing of the networks. */
    public List<Order> untrusted() {
        return orders.stream().filter(order -> !order.isTrusted()).toList();
    }

    /** Whether each order in the supernet says something of the networks. */
    public boolean isTrusted() {
        return untrusted().isEmpty();
    }

    /** What there is to say of the number of networks; empty if they are enough, and as many as were asked for. */
    public String shortfall() {
        List<String> said = new ArrayList<>();
        if (drawn < asked) {
            said.add(drawn + " of " + asked + ": no more were found that keep the limits");
        }
        if (networks() < drawn) {
            said.add(networks() + " of " + drawn + " have both results");
        }
        if (networks() < ENOUGH) {
            said.add(networks() + " networks, fewer than " + ENOUGH + ": says little");
        }
        return String.join("; ", said);
    }

    /** What there is to say, in one line. */
    public String text() {
        String untrustworthy = untrusted().stream().map(Order::measurement).collect(Collectors.joining(" and "));
        return "Kendall's τ of " + networks() + " networks between the supernet's weights and training alone: "
                + orders.stream().map(Order::text).collect(Collectors.joining(", "))
                + (shortfall().isEmpty() ? "" : "; " + shortfall())
                + (isTrusted()
                        ? ""
                        : "; below " + TRUSTED + " in " + untrustworthy + ", this supernet is untrustworthy");
    }
}
