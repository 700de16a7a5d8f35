package nas4j.hardware.probe;

import java.util.List;

/**
 * What one run of a model takes beyond what the machine takes anyway.
 *
 * @param millijoules mean of one run; noise can put it below 0
 * @param error standard error of it
 * @param n counted runs
 * @param idleWatts what it took while nothing ran
 * @param source what counted it, and which part of the machine it is about
 */
public record Energy(double millijoules, double error, long n, double idleWatts, String source) {

    /** Mean and standard error of what several stretches found for one run, two stretches at least. */
    public static Energy of(List<Double> perRun, long runs, double idleWatts, String source) {
        int stretches = perRun.size();
        double mean = perRun.stream().mapToDouble(Double::doubleValue).sum() / stretches;
        double squares = perRun.stream()
                .mapToDouble(each -> (each - mean) * (each - mean))
                .sum();
        return new Energy(mean, Math.sqrt(squares / (stretches - 1) / stretches), runs, idleWatts, source);
    }
}
