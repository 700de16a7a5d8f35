package nas4j.results.analysis;

import nas4j.evaluate.Objective;

/**
 * What runs are judged by.
 *
 * @param name such as {@code accuracy} or {@code hypervolume}
 * @param unit empty for a pure number
 */
public record Criterion(String name, String unit, boolean maximized) {
    static Criterion of(Objective objective, String unit) {
        String device = objective.device().isEmpty() ? "" : " on " + objective.device();
        return new Criterion(objective.measurement() + device, unit, objective.maximized());
    }

    /** What was measured, of a loss; and the other way round. */
    public double value(double loss) {
        return maximized ? -loss : loss;
    }

    /** {@code accuracy (%)}: the title of an axis. */
    public String title() {
        return unit.isEmpty() ? name : name + " (" + unit + ")";
    }

    /** The unit of a difference of two values: percentages differ by points. */
    public String differenceUnit() {
        return unit.equals("%") ? "points" : unit;
    }
}
