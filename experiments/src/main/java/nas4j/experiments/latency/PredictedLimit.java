package nas4j.experiments.latency;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nas4j.evaluate.Measurement;
import nas4j.hardware.latency.LatencyInterval;
import nas4j.input.InputException;
import nas4j.input.Where;
import nas4j.space.tree.Condition;

/**
 * A constraint on a predicted latency: it is kept where the latency keeps the bound with a probability that is high enough.
 *
 * @param device whose latency it is
 * @param isUpper whether the latency must be at most the bound, rather than at least
 * @param boundMs above 0
 * @param probability from 0 to 1
 * @param text as it was written
 */
public record PredictedLimit(String device, boolean isUpper, double boundMs, double probability, String text) {
    /** What a predicted latency is called. */
    public static final String NAME = "predicted-latency";

    private static final double BY_DEFAULT = 0.9;
    private static final double PERCENT = 100;
    private static final Pattern LIMIT =
            Pattern.compile(NAME + "\\s+on\\s+(\\S+?)\\s*([<>]=?)\\s*([0-9.eE+-]+)(?:\\s+with\\s+([0-9.]+)\\s*%)?");
    private static final Pattern ABOUT = Pattern.compile("\\s*" + NAME + "\\b.*");

    /** Whether a condition is about a predicted latency. */
    public static boolean isOne(Condition condition) {
        return ABOUT.matcher(condition.text()).matches();
    }

    /**
     * Reads {@code predicted-latency on pi <= 5} or {@code predicted-latency on pi <= 5 with 95 %}; 90 % where it is not said.
     *
     * @throws InputException if it is neither
     */
    public static PredictedLimit of(Condition condition) {
        Where where = condition.expression().where();
        Matcher matcher = LIMIT.matcher(condition.text().strip());
        if (!matcher.matches()) {
            throw new InputException(
                    where,
                    "found [" + condition.text() + "], accepted: " + NAME
                            + " on DEVICE <= MILLISECONDS, also with 95 %");
        }
        try {
            double bound = Double.parseDouble(matcher.group(3));
            double probability = Optional.ofNullable(matcher.group(4))
                    .map(percent -> Double.parseDouble(percent) / PERCENT)
                    .orElse(BY_DEFAULT);
            if (!(bound > 0) || !(probability > 0 && probability < 1)) {
                throw new InputException(
                        where,
                        "found [" + condition.text()
                                + "], accepted: milliseconds above 0, and above 0 and below 100 %");
            }
            return new PredictedLimit(
                    matcher.group(1), matcher.group(2).startsWith("<"), bound, probability, condition.text());
        } catch (NumberFormatException e) {
            throw new InputException(where, "found [" + condition.text() + "], accepted: numbers");
        }
    }

    /** How probable it is that a latency keeps the bound. */
    public double probability(LatencyInterval expected) {
        double below = expected.probabilityAtMost(boundMs);
        return isUpper ? below : 1 - below;
    }

    /**
     * How far it is broken by what was predicted of a network, relative to the bound: by how much the latency that is as
     * probable as wanted is beyond it. 0 where it is kept.
     *
     * @param measurements with those of {@link PredictedLatencies#measurements}
     */
    public double excess(List<Measurement> measurements) {
        return measurements.stream()
                .filter(found -> found.name().equals(NAME) && found.device().equals(device))
                .map(found -> new LatencyInterval(found.value(), Math.log1p(found.standardError() / found.value())))
                .filter(expected -> !keeps(expected))
                .mapToDouble(expected -> Math.max(
                        Double.MIN_NORMAL,
                        Math.abs(expected.quantileMs(isUpper ? probability : 1 - probability) - boundMs) / boundMs))
                .max()
                .orElse(0);
    }

    /** Whether it is kept. */
    public boolean keeps(LatencyInterval expected) {
        return probability(expected) >= probability;
    }
}
