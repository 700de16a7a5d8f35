package nas4j.experiments.kernels;

import java.util.List;
import java.util.function.ToDoubleFunction;
import nas4j.hardware.kernel.model.HitRates;
import nas4j.predict.RankCorrelation;

/**
 * How well networks of a family are predicted in one way.
 *
 * @param family name of the space, with its bits if they differ, or {@code all}
 * @param model {@code kernels}, {@code macs} or {@code roofline}
 * @param hits how often predictions were close
 * @param spearman rank correlation of predicted and measured
 * @param kendall Kendall's τ of the two
 * @param coverage share of the measured in their intervals of 90 %; NaN where there are none
 */
public record CheckRow(String family, String model, HitRates hits, double spearman, double kendall, double coverage) {

    /** The rows of a family, one for each way. */
    static List<CheckRow> of(String family, List<Checked> networks) {
        double inside = (double) networks.stream().filter(Checked::isInside).count() / networks.size();
        return List.of(
                row(family, "kernels", networks, Checked::predicted, inside),
                row(family, "macs", networks, Checked::byMacs, Double.NaN),
                row(family, "roofline", networks, Checked::byRoofline, Double.NaN));
    }

    private static CheckRow row(
            String family, String model, List<Checked> networks, ToDoubleFunction<Checked> way, double coverage) {
        List<Double> errors = networks.stream()
                .map(network -> Math.log(way.applyAsDouble(network) / network.measured()))
                .toList();
        List<Double> predicted = networks.stream().map(way::applyAsDouble).toList();
        List<Double> measured = networks.stream().map(Checked::measured).toList();
        return new CheckRow(
                family,
                model,
                HitRates.of(errors),
                RankCorrelation.spearman(predicted, measured),
                RankCorrelation.kendall(predicted, measured),
                coverage);
    }
}
